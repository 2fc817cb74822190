import type { Bilingual } from '../language';
import type { AccessData } from './registered';

/** Why a step is taken, or none. */
export const reasons = {
	isNew: {
		nl: 'Staat in AccountView en nog niet bij de dienst.',
		en: 'Is in AccountView and not yet at the service.',
	},
	same: { nl: 'Is al gelijk.', en: 'Is the same already.' },
	gone: {
		nl: 'Bestaat niet meer in AccountView.',
		en: 'Is no longer in AccountView.',
	},
	adopted: {
		nl: 'Staat al bij de dienst en wordt aan AccountView gekoppeld.',
		en: 'Is at the service already and is linked with AccountView.',
	},
	foreign: {
		nl: 'Komt niet uit AccountView en blijft zoals het is.',
		en: 'Did not come from AccountView and stays as it is.',
	},
	notSeen: {
		nl: 'Staat niet in deze tabel; die is niet volledig, dus blijft het staan.',
		en: 'Is not in this table, which is not complete, so it stays.',
	},
	noCompany: {
		nl: 'Heeft in AccountView tot geen enkele onderneming toegang.',
		en: 'Has access to no company in AccountView.',
	},
	noRight: {
		nl: 'Heeft in AccountView geen recht meer.',
		en: 'Has no right in AccountView any more.',
	},
	right: {
		nl: 'Heeft in AccountView het recht.',
		en: 'Has the right in AccountView.',
	},
	roleWithoutRight: {
		nl: 'De rol is niet gegeven: de gebruiker heeft in AccountView geen toegang tot deze onderneming.',
		en: 'The role was not given: the user has no access to this company in AccountView.',
	},
	notRegistered: {
		nl: 'Is nog niet bij de dienst geregistreerd, dus is er ook geen toegang.',
		en: 'Is not registered at the service yet, so there is no access either.',
	},
	circularGroup: {
		nl: 'Deze gebruikersgroep bevat zichzelf; haal de lus eruit. Zij geeft haar leden zolang niet door.',
		en: 'This user group contains itself; take the circle out. Until then it does not pass on its members.',
	},
	tableSilent: {
		nl: 'Blijft: geen tabel zegt wie dit mag. Mag niemand het, zeg dan bij de opties dat de tabel volledig is al is zij leeg.',
		en: 'Stays: no table says who may. If nobody may, say in the options that the table is complete though empty.',
	},
	userUnknown: {
		nl: 'Heeft rechten, maar staat niet in de tabel van gebruikers; controleer de code. Toegang die er is, blijft.',
		en: 'Has rights, but is not in the table of users; check the code. Access that is there stays.',
	},
	groupUnknown: {
		nl: 'Heeft rechten, maar niemand zit in deze gebruikersgroep; controleer de code.',
		en: 'Has rights, but nobody is in this user group; check the code.',
	},
	lastAdministrator: {
		nl: 'Dit is de laatste beheerder; maak eerst een andere gebruiker beheerder.',
		en: 'This is the last administrator; make another user one first.',
	},
	administrationUnknown: (code: string): Bilingual => ({
		nl: `Er is een recht op administratie ${code}, die niet in de tabel staat; verbeter de code. Toegang van wie het recht heeft, blijft.`,
		en: `There is a right to administration ${code}, which is not in the table; mend the code. Access of those with the right stays.`,
	}),
	inCircle: (code: string): Bilingual => ({
		nl: `Blijft zolang gebruikersgroep ${code} zichzelf bevat; haal de lus eruit.`,
		en: `Stays as long as user group ${code} contains itself; take the circle out.`,
	}),
	noAutoReportUser: {
		nl: 'Niemand heeft voor deze onderneming de rol AutoReport User; geef die aan minstens één gebruiker.',
		en: 'Nobody has the role AutoReport User for this company; give it to at least one user.',
	},
	changed: (fields: readonly string[]): Bilingual => ({
		nl: `In AccountView gewijzigd: ${fields.map((field) => FIELDS_NL[field] ?? field).join(', ')}.`,
		en: `Changed in AccountView: ${fields.map((field) => FIELDS_EN[field] ?? field).join(', ')}.`,
	}),
	nameMissing: ({ kind, name }: AccessData): Bilingual => ({
		nl: `De dienst kent geen ${kind === 'app' ? 'app' : 'rol'} ${name}; controleer de naam of schaf die aan.`,
		en: `The service has no ${kind} ${name}; check the name, or buy it.`,
	}),
} as const;

const FIELDS_NL: Readonly<Record<string, string>> = {
	firstName: 'voornaam',
	lastName: 'achternaam',
	email: 'e-mailadres',
	code: 'code',
	name: 'omschrijving',
	organisationNumber: 'KvK-nummer',
	street: 'straat',
	postcode: 'postcode',
	city: 'plaats',
	country: 'land',
	description: 'omschrijving',
	company: 'onderneming',
	kind: 'soort',
};

const FIELDS_EN: Readonly<Record<string, string>> = {
	firstName: 'first name',
	lastName: 'last name',
	email: 'e-mail address',
	name: 'description',
	organisationNumber: 'KvK number',
};
