import type { DutchCause } from './dutch-causes';

const WAIT = (here: string): string =>
	`U hoeft nu niets te doen: de volgende run leest opnieuw. Blijft de melding staan, kijk dan of ${here} het doet.`;

const ADDRESS = (here: string): string =>
	`Kijk in n8n het adres van ${here} na, in de instellingen van de koppeling.`;

/** Codes of the network that come of an address that is wrong, or of a name that is not known. */
const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/**
 * What keeps all records of a side from being read, where another word is to be said of it than of a
 * write; undefined for any other code.
 *
 * @param here what the side is called
 */
export function dutchReadCause(code: string, here: string): DutchCause | undefined {
	if (code === 'HTTP 401') {
		return {
			cause: `de aanmelding bij ${here} is ingetrokken of verlopen`,
			remedy: `Vul in n8n een nieuw token in, in het credential van de node die ${here} leest.`,
		};
	}
	if (code === 'HTTP 403') {
		return {
			cause: `de gebruiker van de koppeling mag dit in ${here} niet lezen`,
			remedy: `Geef die gebruiker in ${here} het recht, of vul in n8n het token van een andere in.`,
		};
	}
	if (code === 'HTTP 404') {
		return { cause: `dit adres is er in ${here} niet`, remedy: ADDRESS(here) };
	}
	if (NOT_FOUND.has(code)) {
		return { cause: `de server van ${here} is niet te vinden`, remedy: ADDRESS(here) };
	}
	if (code === 'NOT_JSON') {
		return {
			cause: `${here} gaf een webpagina terug in plaats van gegevens`,
			remedy: `${WAIT(here)} ${ADDRESS(here)}`,
		};
	}
	if (code === 'NODE_INPUT_INVALID') {
		return {
			cause: `${here} gaf andere gegevens terug dan verwacht`,
			remedy: `${WAIT(here)} Doet hij het, laat dan de beheerder in de workflow de node nakijken die ${here} leest.`,
		};
	}
	if (/^HTTP (?:5|429)/.test(code)) {
		return { cause: `${here} is tijdelijk buiten dienst of heeft het te druk`, remedy: WAIT(here) };
	}
	if (/^(?:E[A-Z]|ERR_)/.test(code)) {
		return { cause: `${here} is niet bereikbaar`, remedy: WAIT(here) };
	}
	return undefined;
}
