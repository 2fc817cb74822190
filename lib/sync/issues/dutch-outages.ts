import type { DutchCause } from './dutch-causes';

const STORE = 'Laat de beheerder de opslag van de koppeling nakijken.';

/** Causes that lie with a server, the network or the store, by their code. */
export const outageCauses: Readonly<Record<string, DutchCause>> = {
	AV_TOKEN_REJECTED: {
		cause: 'de koppeling is niet meer aangemeld bij AccountView',
		remedy: 'Meld het credential van AccountView opnieuw aan.',
	},
	AV_GRANT_REVOKED: {
		cause: 'de koppeling is niet meer aangemeld bij AccountView',
		remedy: 'Meld het credential van AccountView opnieuw aan.',
	},
	AV_CLIENT_REJECTED: {
		cause: 'AccountView kent de koppeling niet, of het geheim klopt niet',
		remedy: 'Laat de beheerder Client ID en Client Secret in het credential nakijken.',
	},
	AV_HOST_REFUSED: {
		cause: 'het adres van AccountView wijst naar een andere server',
		remedy: 'Laat de beheerder het adres in het credential nakijken.',
	},
	AV_TIMEOUT: { cause: 'AccountView gaf niet op tijd antwoord' },
	AV_UNREACHABLE: { cause: 'AccountView is niet bereikbaar' },
	AV_RATE_LIMITED: { cause: 'AccountView heeft het te druk' },
	AV_SERVER_DOWN: { cause: 'AccountView is tijdelijk niet beschikbaar' },
	AV_CANCELLED: { cause: 'de uitvoering is gestopt' },
	AV_ANSWER_NOT_JSON: {
		cause: 'AccountView gaf iets anders dan gegevens terug, zoals een webpagina',
		remedy:
			'Vaak gaat dit vanzelf over. Blijft het, laat de beheerder dan het adres in het credential nakijken.',
	},
	AV_ANSWER_TOO_LARGE: {
		cause: 'het antwoord van AccountView is te groot',
		remedy: 'Laat de beheerder Page Size in het credential verlagen.',
	},
	AV_ANSWER_UNEXPECTED: {
		cause: 'AccountView gaf een antwoord dat niet te begrijpen is',
		remedy: 'Blijft dit zo, geef de code dan door aan de beheerder.',
	},
	AV_ALLOWANCE_UNAVAILABLE: {
		cause: 'de opslag die het aantal verzoeken per minuut bewaakt is niet bereikbaar',
		remedy: STORE,
	},
	AV_WRITE_DOUBTFUL: { cause: 'het is niet zeker of AccountView het heeft opgeslagen' },
	NODE_CANCELLED: { cause: 'de uitvoering is gestopt' },
	SYNC_RUN_TAKEN_OVER: { cause: 'een latere run heeft het overgenomen' },
	SYNC_RUN_BUSY: { cause: 'een andere run is nog bezig' },
	SYNC_RUN_MISSING: {
		cause: 'er liep geen run',
		remedy: 'Laat de beheerder nakijken of Start Run in de workflow voor het lezen staat.',
	},
	CHANGES_TOKEN_STALE: { cause: 'deze reeks wijzigingen komt nog eens' },
	CHANGES_OVERTAKEN: { cause: 'een andere run leest dezelfde wijzigingen' },
	STORE_UNREACHABLE: { cause: 'de opslag van de koppeling is niet bereikbaar', remedy: STORE },
	STORE_PASSWORD_REJECTED: {
		cause: 'de opslag van de koppeling neemt het wachtwoord niet aan',
		remedy: STORE,
	},
	STORE_DATABASE_MISSING: { cause: 'de database van de opslag is er niet', remedy: STORE },
	STORE_TLS_FAILED: {
		cause: 'de beveiligde verbinding met de opslag lukte niet',
		remedy: STORE,
	},
	STORE_READ_ONLY: { cause: 'in de opslag kan niet worden geschreven', remedy: STORE },
	STORE_DISK_FULL: { cause: 'de schijf van de opslag is vol', remedy: STORE },
	STORE_NEWER: {
		cause: 'de opslag is van een nieuwere versie van dit pakket',
		remedy: 'Laat de beheerder het pakket in n8n bijwerken.',
	},
	STORE_MOVED: {
		cause: 'de opslag is naar een andere plaats verhuisd',
		remedy: 'Laat de beheerder in elke workflow het credential van de nieuwe opslag kiezen.',
	},
	STORE_CORRUPT: { cause: 'de opslag is beschadigd', remedy: STORE },
	STORE_BUSY: { cause: 'de opslag is bezet' },
	STORE_RIGHT_MISSING: { cause: 'de opslag mag niet worden gebruikt', remedy: STORE },
	STORE_PATH_INVALID: { cause: 'de plaats van de opslag is niet bruikbaar', remedy: STORE },
	STORE_NODE_TOO_OLD: {
		cause: 'deze versie van Node.js heeft geen SQLite',
		remedy: 'Laat de beheerder n8n op Node.js 22 of nieuwer draaien, of kies Postgres.',
	},
	STORE_SETTINGS_INVALID: { cause: 'een instelling van de opslag klopt niet', remedy: STORE },
	STORE_DUPLICATE: { cause: 'het staat al in de opslag' },
	STORE_VALUE_INVALID: { cause: 'een waarde past niet in de opslag', remedy: STORE },
	STORE_REPLACED: { cause: 'het bestand van de opslag is vervangen', remedy: STORE },
	STORE_CLOSED: { cause: 'de opslag was al gesloten' },
	STORE_FAILED: { cause: 'de opslag gaf een fout', remedy: STORE },
	NOT_JSON: {
		cause: 'het antwoord is geen JSON, maar bijvoorbeeld een webpagina over onderhoud of aanmelden',
	},
	'HTTP 400': { cause: 'het is niet aangenomen' },
	'HTTP 401': {
		cause: 'de aanmelding is niet geldig',
		remedy: 'Vernieuw het token of wachtwoord in het credential van die node.',
	},
	'HTTP 403': {
		cause: 'de gebruiker van de koppeling mag dit niet',
		remedy: 'Geef die gebruiker daar het recht, of kies een andere credential.',
	},
	'HTTP 404': { cause: 'het is daar niet gevonden' },
	'HTTP 409': { cause: 'het botst met wat er al staat' },
	'HTTP 413': { cause: 'het is te groot' },
	'HTTP 422': { cause: 'het is niet aangenomen' },
	'HTTP 423': { cause: 'iemand heeft het daar in gebruik' },
	'HTTP 429': { cause: 'er is te veel tegelijk gevraagd' },
	'HTTP 500': { cause: 'de server daar gaf een fout' },
	ECONNREFUSED: { cause: 'er is geen verbinding' },
	ECONNRESET: { cause: 'de verbinding brak af' },
	ECONNABORTED: { cause: 'de verbinding brak af' },
	EPIPE: { cause: 'de verbinding brak af' },
	ETIMEDOUT: { cause: 'er kwam niet op tijd antwoord' },
	ENOTFOUND: { cause: 'de server is niet te vinden' },
	EAI_AGAIN: { cause: 'de server is niet te vinden' },
	EHOSTUNREACH: { cause: 'de server is niet bereikbaar' },
	EHOSTDOWN: { cause: 'de server is niet bereikbaar' },
	ENETUNREACH: { cause: 'het netwerk is niet bereikbaar' },
	ENETDOWN: { cause: 'het netwerk is niet bereikbaar' },
};
