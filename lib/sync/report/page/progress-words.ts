import type { Language } from '../../issues/nouns';

/** How far one kind of record is. */
export type Stage = 'waiting' | 'running' | 'done' | 'held';

/** What stands on the page of the first run in one language; sentences get their figures as texts. */
export interface ProgressWords {
	readonly title: string;
	readonly stages: Readonly<Record<Stage, string>>;
	readonly busy: string;
	readonly ready: string;
	/** All that can be done is done, and something needs a person. */
	readonly stopped: string;
	readonly waiting: string;
	readonly reading: string;
	readonly held: string;
	linked(count: string): string;
	toMend(count: string): string;
	readonly reloads: string;
	readonly nothing: string;
	readonly statusPage: string;
	readonly footer: string;
}

const dutch: ProgressWords = {
	title: 'Eerste synchronisatie',
	stages: {
		waiting: 'Wacht op zijn beurt',
		running: 'Bezig',
		done: 'Klaar',
		held: 'Gestopt',
	},
	busy: 'De eerste synchronisatie loopt. U hoeft niets te doen en kunt deze pagina gerust sluiten.',
	ready: 'Klaar. Vanaf nu gaat het vanzelf, elke 10 minuten.',
	stopped:
		'Klaar, op één of meer onderdelen na. Kijk op de statuspagina wat er aan de hand is; de volgende run gaat verder waar deze ophield.',
	waiting: 'Begint zodra het vorige onderdeel klaar is.',
	reading: 'Leest beide kanten en vergelijkt ze.',
	held: 'Deze run is gestopt. De statuspagina zegt waarom.',
	linked: (count) => `${count} gekoppeld.`,
	toMend: (count) => `${count} met een vraag of een fout: zie de statuspagina.`,
	reloads: 'Deze pagina ververst zichzelf.',
	nothing:
		'Er is nog niets gekozen. Deze pagina hoort bij het formulier van de eerste synchronisatie: kies daar wat er over moet, en start.',
	statusPage: 'Naar de statuspagina',
	footer: 'Gemaakt door Sync Ledger, Report: Render Progress.',
};

const english: ProgressWords = {
	title: 'First synchronisation',
	stages: {
		waiting: 'Waits for its turn',
		running: 'Busy',
		done: 'Done',
		held: 'Stopped',
	},
	busy: 'The first synchronisation is under way. There is nothing for you to do, and you can close this page.',
	ready: 'Done. From now on it goes by itself, every 10 minutes.',
	stopped:
		'Done, except for one or more parts. The status page says what is the matter; the next run goes on where this one ended.',
	waiting: 'Begins as soon as the part before it is done.',
	reading: 'Reads both sides and compares them.',
	held: 'This run has stopped. The status page says why.',
	linked: (count) => `${count} linked.`,
	toMend: (count) => `${count} with a question or an error: see the status page.`,
	reloads: 'This page refreshes itself.',
	nothing:
		'Nothing has been chosen yet. This page belongs to the form of the first synchronisation: choose there what is to go over, and start.',
	statusPage: 'To the status page',
	footer: 'Made by Sync Ledger, Report: Render Progress.',
};

export const PROGRESS_WORDS: Readonly<Record<Language, ProgressWords>> = {
	nl: dutch,
	en: english,
};
