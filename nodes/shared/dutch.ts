import type { StoreErrorCode } from '../../lib/store';

type NodeCode =
	| 'NODE_CREDENTIAL_UNAVAILABLE'
	| 'NODE_PARAMETER_INVALID'
	| 'NODE_INPUT_INVALID'
	| 'NODE_UNEXPECTED';

const BACKUP = 'Zet een reservekopie van de opslag terug, of kies een ander bestand.';
const AGAIN = 'Start de run over een paar minuten opnieuw.';
const ADMINISTRATOR = 'Vraag de beheerder van n8n om dit in orde te maken.';

/** What of a store, or of the node itself, goes wrong: a sentence and what to do. */
const SENTENCES: Readonly<Record<StoreErrorCode | NodeCode, readonly [string, string]>> = {
	STORE_UNREACHABLE: ['De database van de opslag is niet te bereiken.', AGAIN],
	STORE_PASSWORD_REJECTED: [
		'De database van de opslag weigert gebruiker en wachtwoord.',
		'Verbeter ze in het credential van de opslag.',
	],
	STORE_DATABASE_MISSING: [
		'De database van de opslag bestaat niet.',
		'Laat de database maken, of verbeter de naam in het credential van de opslag.',
	],
	STORE_TLS_FAILED: [
		'Met de database van de opslag komt geen versleutelde verbinding tot stand.',
		'Controleer in het credential van de opslag de naam van de server en het certificaat.',
	],
	STORE_READ_ONLY: ['In de opslag kan niet worden geschreven.', ADMINISTRATOR],
	STORE_DISK_FULL: ['De schijf van de opslag is vol.', 'Maak ruimte op die schijf.'],
	STORE_NEWER: [
		'De opslag is gemaakt door een nieuwere versie van dit pakket.',
		'Werk het pakket bij, of kies een ander bestand.',
	],
	STORE_MOVED: [
		'De opslag is naar een andere plaats verhuisd en wordt hier niet meer gebruikt.',
		'Kies die plaats in het credential van de opslag, en dat credential in elke node die iets bewaart; de Engelse melding noemt haar.',
	],
	STORE_CORRUPT: ['De opslag is beschadigd.', BACKUP],
	STORE_BUSY: ['De opslag is bezet.', AGAIN],
	STORE_RIGHT_MISSING: ['De gebruiker van de opslag mist een recht.', ADMINISTRATOR],
	STORE_PATH_INVALID: [
		'Op die plaats kan geen opslag staan.',
		'Vul in het credential van de opslag een bestand in dat n8n mag schrijven.',
	],
	STORE_NODE_TOO_OLD: [
		'Deze Node.js is te oud voor een opslag in een bestand.',
		'Werk n8n bij, of gebruik Postgres.',
	],
	STORE_SETTINGS_INVALID: [
		'Het credential van de opslag is niet goed ingevuld.',
		'Open het credential en verbeter het.',
	],
	STORE_DUPLICATE: ['Dit staat al in de opslag.', AGAIN],
	STORE_VALUE_INVALID: [
		'De opslag kan een van de waarden niet bewaren.',
		'Haal vreemde tekens uit het item.',
	],
	STORE_REPLACED: ['Het bestand van de opslag is verplaatst of vervangen.', AGAIN],
	STORE_CLOSED: ['De opslag was al gesloten.', AGAIN],
	STORE_FAILED: ['De database van de opslag meldt een fout.', ADMINISTRATOR],
	NODE_CREDENTIAL_UNAVAILABLE: [
		'n8n kan het gekozen credential niet geven.',
		'Kies in de node een credential, of maak een nieuw.',
	],
	NODE_PARAMETER_INVALID: [
		'Een instelling van de node kan niet worden gebruikt.',
		'Verbeter die instelling; de Engelse melding noemt haar.',
	],
	NODE_INPUT_INVALID: [
		'De node kan met deze invoer niets doen.',
		'Controleer de stap vóór deze node; de Engelse melding zegt wat er niet klopt.',
	],
	NODE_UNEXPECTED: [
		'De node liep tegen iets aan waar zij niet op gemaakt is.',
		'Meld dit met de Engelse melding en de versie van het pakket.',
	],
};

const BY_CODE: ReadonlyMap<string, readonly [string, string]> = new Map(Object.entries(SENTENCES));

/** For those who read Dutch; undefined for a code that has its sentence elsewhere. */
export function sharedDutch(
	code: string,
): { readonly messageNl: string; readonly remedyNl: string } | undefined {
	const found = BY_CODE.get(code);
	return found && { messageNl: found[0], remedyNl: found[1] };
}
