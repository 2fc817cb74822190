/**
 * What AccountView's own causes come to, for people who read no English. The message itself follows
 * in the language that it was given in.
 */
const CAUSES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		AV_FIELD_TOO_LONG: 'een veld is te lang voor AccountView',
		AV_FIELD_REQUIRED: 'een verplicht veld is niet ingevuld',
		AV_FIELD_READ_ONLY: 'een veld mag van AccountView niet worden gewijzigd',
		AV_FIELD_INVALID: 'een veld heeft een waarde die AccountView niet aanneemt',
		AV_FIELD_UNKNOWN: 'AccountView kent een veld niet',
		AV_COLUMN_UNKNOWN: 'AccountView kent een kolom niet',
		AV_RECORD_NOT_FOUND: 'het staat niet meer in AccountView',
		AV_RECORD_EXISTS: 'het staat al in AccountView',
		AV_MATCH_AMBIGUOUS: 'in AccountView passen er meerdere bij',
		AV_REJECTED: 'AccountView weigert het',
		AV_RIGHT_MISSING: 'de gebruiker van de koppeling mist een recht in AccountView',
		AV_TOKEN_REJECTED: 'de koppeling is niet meer aangemeld bij AccountView',
		AV_GRANT_REVOKED: 'de koppeling is niet meer aangemeld bij AccountView',
		AV_COMPANY_UNKNOWN: 'de gekozen administratie is er niet',
		AV_COMPANY_MISSING: 'er is geen administratie gekozen',
		AV_HOURS_DIFFER: 'onder dit kenmerk staan al andere uren',
		AV_TIMEOUT: 'AccountView gaf niet op tijd antwoord',
		AV_UNREACHABLE: 'AccountView is niet bereikbaar',
		AV_RATE_LIMITED: 'AccountView heeft het te druk',
		AV_SERVER_DOWN: 'AccountView is tijdelijk niet beschikbaar',
		AV_ALLOWANCE_UNAVAILABLE:
			'de opslag die het aantal verzoeken per minuut bewaakt is niet bereikbaar',
		AV_WRITE_DOUBTFUL: 'het is niet zeker of AccountView het heeft opgeslagen',
	}),
);

/** Undefined for causes of other systems. */
export function dutchCause(code: string): string | undefined {
	return CAUSES.get(code);
}
