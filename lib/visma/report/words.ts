import type { Bilingual } from '../language';
import type { ReportRow, RowOutcome } from '../rules/plan-types';

export const OUTCOME_WORDS: Readonly<Record<RowOutcome, Bilingual>> = {
	notVisible: { nl: 'Niet zichtbaar', en: 'Not visible' },
	kept: { nl: 'Blijft zoals het is', en: 'Stays as it is' },
	notice: { nl: 'Let op', en: 'Note' },
	removed: { nl: 'Verwijderen', en: 'Remove' },
	changed: { nl: 'Wijzigen', en: 'Change' },
	registered: { nl: 'Registreren', en: 'Register' },
	unchanged: { nl: 'Al gelijk', en: 'In step' },
};

export const KIND_WORDS: Readonly<Record<ReportRow['kind'], Bilingual>> = {
	company: { nl: 'Onderneming', en: 'Company' },
	user: { nl: 'Gebruiker', en: 'User' },
	access: { nl: 'Toegang', en: 'Access' },
	costCarrier: { nl: 'Kostendrager', en: 'Cost carrier' },
	group: { nl: 'Gebruikersgroep', en: 'User group' },
};

export const WORDS = {
	title: { nl: 'Registratie bij de Visma-diensten', en: 'Registration at the Visma services' },
	accessTitle: { nl: 'Overzicht van de toegang', en: 'Access overview' },
	service: { nl: 'Dienst', en: 'Service' },
	kind: { nl: 'Soort', en: 'Kind' },
	code: { nl: 'Code', en: 'Code' },
	name: { nl: 'Naam', en: 'Name' },
	outcome: { nl: 'Resultaat', en: 'Result' },
	reason: { nl: 'Reden', en: 'Reason' },
	user: { nl: 'Gebruiker', en: 'User' },
	companies: { nl: 'Ondernemingen', en: 'Companies' },
	others: { nl: 'Apps en rollen', en: 'Apps and roles' },
	nothing: { nl: 'Er is niets te doen.', en: 'There is nothing to do.' },
	nobody: { nl: 'Niemand heeft toegang.', en: 'Nobody has access.' },
	noUsersTitle: { nl: 'Er zijn nog geen gebruikers', en: 'There are no users yet' },
	noUsersText: {
		nl: 'Zet eerst de gebruikers van AccountView in hun tabel, en daarna wat elke gebruiker of groep mag gebruiken: ondernemingen, apps en rollen.',
		en: 'First put the users of AccountView into their table, and then what each user or group may use: companies, apps and roles.',
	},
	noAccessTitle: { nl: 'Nog niemand heeft toegang', en: 'Nobody has access yet' },
	noAccessText: {
		nl: 'Er zijn gebruikers, maar geen van hen mag een onderneming, app of rol gebruiken. Zet in de tabel van de toegang wat elke gebruiker of groep mag.',
		en: 'There are users, but none of them may use a company, an app or a role. Put what each user or group may use into the table of access.',
	},
	whereTables: {
		nl: 'In flow 24 zijn dat de tabellen accountview_users en accountview_access: in n8n bij Data tables. Deze pagina leest ze elke keer opnieuw.',
		en: 'In flow 24 these are the tables accountview_users and accountview_access: in n8n at Data tables. This page reads them anew each time.',
	},
	made: { nl: 'Gemaakt op', en: 'Made on' },
	zone: { nl: 'Nederlandse tijd', en: 'Dutch time' },
	caption: { nl: 'Wat aandacht vraagt eerst', en: 'What needs attention first' },
	emptyTitle: { nl: 'Er is niets gelezen', en: 'Nothing was read' },
	emptyText: {
		nl: 'Geen van de gekozen diensten heeft iets om te registreren. Controleer welke tabellen de node krijgt.',
		en: 'None of the chosen services has anything to register. Check which tables the node gets.',
	},
	footer: {
		nl: 'Gemaakt door Visma Register, Report: Render.',
		en: 'Made by Visma Register, Report: Render.',
	},
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why a plan waits. @param removals how many are removed or lose access */
export const heldInWords = (removals: number): Bilingual =>
	removals === 1
		? {
				nl: 'Dit plan wacht op een bevestiging: 1 gebruiker, onderneming of kostendrager zou worden verwijderd of toegang verliezen.',
				en: 'This plan waits for a confirmation: 1 user, company or cost carrier would be removed or lose access.',
			}
		: {
				nl: `Dit plan wacht op een bevestiging: ${removals} gebruikers, ondernemingen of kostendragers zouden worden verwijderd of toegang verliezen.`,
				en: `This plan waits for a confirmation: ${removals} users, companies or cost carriers would be removed or lose access.`,
			};
