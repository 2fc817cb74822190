import { outageCauses } from './dutch-outages';

/** A cause in Dutch: completes "… kon niet worden verwerkt: …". */
export interface DutchCause {
	readonly cause: string;
	/** What a person does about it; left out where it passes by itself, or the record is to be corrected. */
	readonly remedy?: string;
}

/** Causes that lie with the record or with the set-up, by the code of AccountView's nodes. */
const CAUSES: Readonly<Record<string, DutchCause>> = {
	AV_FIELD_TOO_LONG: {
		cause: 'een veld is te lang voor AccountView',
	},
	AV_FIELD_REQUIRED: {
		cause: 'een verplicht veld is niet ingevuld',
	},
	AV_FIELD_READ_ONLY: {
		cause: 'een veld mag van AccountView niet worden gewijzigd',
	},
	AV_FIELD_INVALID: {
		cause: 'een veld heeft een waarde die AccountView niet aanneemt',
	},
	AV_FIELD_UNKNOWN: {
		cause: 'AccountView kent een veld niet',
		remedy: 'Laat de beheerder de veldnamen in de workflow nakijken.',
	},
	AV_COLUMN_UNKNOWN: {
		cause: 'AccountView kent een kolom niet',
		remedy: 'Laat de beheerder de kolommen nakijken met AccountView Data, Check Mapping.',
	},
	AV_TABLE_UNKNOWN: {
		cause: 'AccountView kent een tabel niet',
		remedy: 'Laat de beheerder de tabellen nakijken met AccountView Data, Check Mapping.',
	},
	AV_OBJECT_UNKNOWN: {
		cause: 'AccountView kent een onderdeel niet',
		remedy: 'Laat de beheerder de onderdelen nakijken met AccountView Data, Check Mapping.',
	},
	AV_RECORD_NOT_FOUND: {
		cause: 'het staat niet in AccountView',
		remedy: 'Kijk in AccountView of het nummer klopt, en of het daar niet is verwijderd.',
	},
	AV_RECORD_EXISTS: {
		cause: 'het staat al in AccountView',
		remedy: 'Kijk in AccountView of het hetzelfde is; geef het anders een eigen nummer.',
	},
	AV_MATCH_AMBIGUOUS: {
		cause: 'in AccountView passen er meerdere bij',
		remedy: 'Zorg dat er in AccountView één met dit nummer of kenmerk is.',
	},
	AV_REJECTED: {
		cause: 'AccountView weigert het',
	},
	AV_RIGHT_MISSING: {
		cause: 'de gebruiker van de koppeling mist een recht in AccountView',
		remedy: 'Geef die gebruiker in AccountView rechten op deze administratie en dit onderdeel.',
	},
	AV_HOURS_DIFFER: {
		cause: 'onder dit kenmerk staan in AccountView al andere uren',
		remedy:
			'Geboekte uren worden van hieruit niet gewijzigd. Verbeter ze in AccountView, of zet de urenregel in de werkbonnen-app terug zoals hij was.',
	},
	AV_LINES_REPLACED: {
		cause: 'AccountView heeft de orderregels die er stonden vervangen',
		remedy:
			'Zet de verdwenen regels op de order terug, en laat de beheerder bij Lines Sent "All" kiezen.',
	},
	AV_COMPANY_UNKNOWN: {
		cause: 'de gekozen administratie is er niet',
		remedy: 'Kies de administratie opnieuw in het credential van AccountView.',
	},
	AV_COMPANY_MISSING: {
		cause: 'er is geen administratie gekozen',
		remedy: 'Kies de administratie in het credential van AccountView.',
	},
	AV_SETTINGS_INVALID: {
		cause: 'een instelling van het credential is niet bruikbaar',
		remedy: 'Laat de beheerder het credential van AccountView nakijken.',
	},
	AV_OVERRIDE_MALFORMED: {
		cause: 'de aanpassing van de veldnamen in het credential is niet leesbaar',
		remedy: 'Laat de beheerder Dictionary Override in het credential nakijken.',
	},
	AV_OVERRIDE_UNKNOWN: {
		cause: 'de aanpassing van de veldnamen in het credential noemt iets onbekends',
		remedy: 'Laat de beheerder Dictionary Override in het credential nakijken.',
	},
	AV_QUERY_INVALID: {
		cause: 'de vraag aan AccountView klopt niet',
		remedy: 'Laat de beheerder de filters in de workflow nakijken.',
	},
	AV_PAGE_REPEATED: {
		cause: 'AccountView gaf twee keer dezelfde bladzijde',
		remedy: 'Blijft dit zo, laat de beheerder dan de paginering nakijken.',
	},
	AV_PAGING_WRONG: {
		cause: 'AccountView bladert op een andere kolom dan is ingesteld',
		remedy: 'Laat de beheerder Paging Column in Dictionary Override nakijken.',
	},
	NODE_PARAMETER_INVALID: {
		cause: 'een instelling van een node is niet bruikbaar',
		remedy: 'Laat de beheerder de node in de workflow nakijken.',
	},
	NODE_INPUT_INVALID: {
		cause: 'een node kreeg iets wat hij niet kan lezen',
		remedy: 'Laat de beheerder de node ervoor in de workflow nakijken.',
	},
	NODE_CREDENTIAL_UNAVAILABLE: {
		cause: 'het credential van een node is niet te lezen',
		remedy: 'Kies het credential opnieuw in de node.',
	},
	NODE_EXECUTION_UNKNOWN: {
		cause: 'n8n zei niet welke uitvoering dit is',
		remedy: 'Voer de hele workflow uit, niet één node.',
	},
	NODE_UNEXPECTED: {
		cause: 'er ging iets mis wat niet was voorzien',
		remedy: 'Blijft de melding staan, geef de code dan door aan de beheerder.',
	},
	SYNC_COMPANY_CHANGED: {
		cause: 'het credential hoort nu bij een andere administratie dan de koppelingen',
		remedy: 'Kies de oude administratie weer, of geef de nieuwe een eigen naam van de koppeling.',
	},
	SYNC_LINK_INVALID: {
		cause: 'de koppeling klopt niet',
		remedy: 'Laat de beheerder de koppeling nakijken met Sync Ledger, Link.',
	},
	SYNC_SETTINGS_INVALID: {
		cause: 'een instelling van de vergelijking is niet bruikbaar',
		remedy: 'Laat de beheerder Sync Compare in de workflow nakijken.',
	},
	SYNC_RECORD_INVALID: {
		cause: 'in de gegevens staat een waarde die niet kan worden bewaard',
		remedy: 'Laat de beheerder dat veld in de workflow weglaten, vóór Sync Compare.',
	},
	SYNC_RESULT_INVALID: {
		cause: 'de uitkomst was niet te bewaren',
		remedy: 'Laat de beheerder de node die het resultaat opslaat nakijken.',
	},
	SYNC_INTENT_UNKNOWN: {
		cause: 'van dit record was niets te bewaren',
		remedy: 'Laat de beheerder de node die het resultaat opslaat nakijken.',
	},
	SYNC_STATE_INVALID: {
		cause: 'wat over dit record is bewaard, is niet te lezen',
		remedy: 'Laat de beheerder een reservekopie van de opslag terugzetten.',
	},
	CHANGES_SCOPE_CHANGED: {
		cause: 'de leespositie hoort bij een andere administratie',
		remedy: 'Laat de beheerder de naam van de positie in de node wijzigen.',
	},
	CHANGES_NAME_INVALID: {
		cause: 'de naam van de leespositie is niet bruikbaar',
		remedy: 'Laat de beheerder de naam van de positie in de node korter maken.',
	},
	CHANGES_POSITION_UNKNOWN: {
		cause: 'de leespositie is er niet',
		remedy: 'Laat de beheerder de naam van de positie in de node nakijken.',
	},
	CHANGES_STATE_INVALID: {
		cause: 'de bewaarde leespositie is niet te lezen',
		remedy: 'Laat de beheerder een reservekopie van de opslag terugzetten.',
	},
};

const KNOWN: ReadonlyMap<string, DutchCause> = new Map([
	...Object.entries(CAUSES),
	...Object.entries(outageCauses),
]);

/** What a code of ours, or the answer of a server, comes to; undefined for what is neither. */
export function dutchCause(code: string): DutchCause | undefined {
	return KNOWN.get(code) ?? (code.startsWith('HTTP 5') ? KNOWN.get('HTTP 500') : undefined);
}

/** Codes of this package, whose messages are English, unlike the words of other systems. */
export function isOurs(code: string): boolean {
	return !code.startsWith('HTTP ');
}
