import type { IssueCode } from '../../issues/issue';
import type { Language } from '../../issues/nouns';
import type { Condition } from '../condition';
import type { ReportedState } from '../reported-run';

/** What stands on the page in one language; sentences get their figures as texts. */
export interface Words {
	readonly title: string;
	asOf(moment: string): string;
	readonly figures: {
		readonly inOrder: string;
		readonly toMend: string;
		readonly settling: string;
		readonly linked: string;
		of(part: string, whole: string): string;
	};
	readonly streamsTitle: string;
	readonly conditions: Readonly<Record<Condition['is'], string>>;
	conditionDetail: {
		running(since: string, lastSign: string): string;
		braked(since: string): string;
		brokenOff(since: string): string;
		overdue(ago: string, usual: string): string;
		catchingUp(rest: string): string;
		neverRan: string;
		toMend(count: string): string;
		inStep(lastRun: string): string;
	};
	readonly settling: (count: string) => string;
	readonly linked: string;
	readonly lastFinished: string;
	readonly oldestIssue: string;
	readonly oldestPostponed: string;
	readonly never: string;
	readonly none: string;
	ago(duration: string): string;
	readonly runChart: string;
	readonly delayChart: string;
	/** Said once, above the cards with their charts. */
	readonly delayMeaning: string;
	delay(moment: string, duration: string): string;
	delaySummary(longest: string): string;
	readonly written: string;
	readonly failed: string;
	readonly nothingToWrite: string;
	readonly notFinished: string;
	gap(duration: string): string;
	bar(run: { moment: string; written: string; failed: string; state: string }): string;
	chartSummary(runs: string, written: string, failed: string): string;
	readonly causesTitle: string;
	readonly causes: Readonly<Record<IssueCode, string>>;
	readonly firstRunTitle: string;
	firstRunDone(done: string, total: string | null): string;
	firstRunRest(remaining: string, waiting: string): string;
	firstRunLeft(minutes: string, rate: string, runs: number): string;
	readonly firstRunNoRate: string;
	readonly firstRunWritten: string;
	readonly issuesTitle: string;
	readonly issuesCaption: string;
	readonly noIssues: string;
	/** Where each kind is in step. */
	readonly allEqual: string;
	moreIssues(more: string): string;
	readonly columns: {
		readonly record: string;
		readonly wrong: string;
		readonly todo: string;
		readonly since: string;
		readonly when: string;
		readonly overwrittenIn: string;
		readonly field: string;
		readonly was: string;
		readonly became: string;
		readonly start: string;
		readonly duration: string;
		readonly state: string;
		readonly read: string;
		readonly newLinks: string;
		readonly rest: string;
	};
	readonly overwrittenTitle: string;
	readonly overwrittenCaption: string;
	moreOverwritten(more: string): string;
	readonly runsTitle: string;
	runsCaption(stream: string): string;
	readonly runStates: Readonly<Record<ReportedState, string>>;
	readonly emptyTitle: string;
	readonly emptyText: string;
	readonly empty: string;
	readonly footer: string;
}

const dutch: Words = {
	title: 'Status van de koppeling',
	asOf: (moment) => `Stand van ${moment}, Nederlandse tijd`,
	figures: {
		inOrder: 'in orde',
		toMend: 'te herstellen',
		settling: 'komt vanzelf',
		linked: 'gekoppeld',
		of: (part, whole) => `${part} van ${whole}`,
	},
	streamsTitle: 'Per soort',
	conditions: {
		running: 'Bezig',
		neverRan: 'Nog niet gestart',
		braked: 'Gestopt door de rem',
		brokenOff: 'Afgebroken',
		overdue: 'Geen run',
		toMend: 'Te herstellen',
		catchingUp: 'Loopt in',
		inStep: 'Gelijk',
	},
	conditionDetail: {
		running: (since, sign) => `Bezig sinds ${since}; laatste teken van leven ${sign}.`,
		braked: (since) =>
			`De run van ${since} wilde zoveel wijzigen dat er eerst iemand naar moet kijken. Er is niets geschreven.`,
		brokenOff: (since) =>
			`De run van ${since} kwam niet tot het eind. De volgende run gaat verder waar deze ophield.`,
		overdue: (ago, usual) =>
			`Geen run sinds ${ago} (gewoonlijk elke ${usual}). Staat de workflow aan?`,
		catchingUp: (rest) => `Nog ${rest} voor de volgende run.`,
		neverRan: 'Er is nog geen run geweest.',
		toMend: (count) => `${count} in de foutenlijst.`,
		inStep: (lastRun) => `Beide kanten gelijk bij de run van ${lastRun}.`,
	},
	settling: (count) => `Wordt vanzelf opnieuw geprobeerd: ${count}.`,
	linked: 'Gekoppeld',
	lastFinished: 'Laatste voltooide run',
	oldestIssue: 'Oudste melding',
	oldestPostponed: 'Oudste uitgestelde',
	never: 'nog niet',
	none: 'geen',
	ago: (duration) => `${duration} geleden`,
	runChart: 'Geschreven per run',
	delayChart: 'Vertraging per run',
	delayMeaning:
		'Vertraging per run is de tijd van het begin van een voltooide run tot het eind van de volgende. Wat een run liet liggen of niet kon schrijven, telt daarin niet mee.',
	delay: (moment, duration) => `${moment}: ${duration}`,
	delaySummary: (longest) => `Het langst duurde ${longest}.`,
	written: 'Geschreven',
	failed: 'Mislukt',
	nothingToWrite: 'Niets te doen',
	notFinished: 'Afgebroken of gestopt',
	gap: (duration) => `${duration} geen run`,
	bar: ({ moment, written, failed, state }) =>
		`${moment}: ${written} geschreven, ${failed} mislukt (${state})`,
	chartSummary: (runs, written, failed) =>
		`De laatste ${runs} runs samen: ${written} geschreven, ${failed} mislukt.`,
	causesTitle: 'Meldingen per oorzaak',
	causes: {
		WRITE_REFUSED: 'Geweigerd bij verwerken',
		WRITE_POSTPONED: 'Uitgesteld, komt vanzelf',
		OUTCOME_UNKNOWN: 'Resultaat niet gemeld',
		CONFLICT: 'Aan beide kanten gewijzigd',
		CONFLICT_TIME_UNKNOWN: 'Beide gewijzigd, tijd onbekend',
		UNMATCHED: 'Geen gelijke gevonden',
		MATCH_AMBIGUOUS: 'Meerdere mogelijk',
		NUMBER_TAKEN: 'Nummer al gekoppeld',
		KEY_TWICE: 'Sleutel dubbel',
		KEY_EMPTY: 'Sleutel leeg',
		KEY_TOO_LONG: 'Sleutel te lang',
		KEY_CHANGED: 'Sleutel gewijzigd',
		GONE_IN_ACCOUNTVIEW: 'Verwijderd in AccountView',
		GONE_IN_OTHER: 'Verwijderd aan andere kant',
		MAYBE_MADE: 'Mogelijk zelf aangemaakt',
		READ_FAILED: 'Niet te lezen',
	},
	firstRunTitle: 'Eerste synchronisatie',
	firstRunDone: (done, total) =>
		total === null ? `${done} gekoppeld.` : `${done} van ${total} gekoppeld.`,
	firstRunRest: (remaining, waiting) =>
		`Nog te schrijven: ${remaining}. Wacht op een besluit in de foutenlijst: ${waiting}.`,
	firstRunLeft: (minutes, rate, runs) =>
		`Naar schatting nog ${minutes}, bij ${rate} per minuut, gemeten over ${runs === 1 ? 'de laatste run' : `de laatste ${runs} runs met de pauzes ertussen`}.`,
	firstRunNoRate: 'Hoe lang het nog duurt, is nog niet te zeggen.',
	firstRunWritten: 'Alles is geschreven.',
	issuesTitle: 'Foutenlijst',
	issuesCaption: 'Wat niet gelijk is, de oudste melding eerst',
	noIssues: 'De foutenlijst is leeg.',
	allEqual: 'Alles wat is gelezen, is aan beide kanten gelijk.',
	moreIssues: (more) => `En nog ${more} andere. Alle meldingen: Sync Ledger, Error: Get Many.`,
	columns: {
		record: 'Record',
		wrong: 'Wat er mis is',
		todo: 'Wat u doet',
		since: 'Sinds',
		when: 'Wanneer',
		overwrittenIn: 'Overschreven in',
		field: 'Veld',
		was: 'Was',
		became: 'Is geworden',
		start: 'Start',
		duration: 'Duur',
		state: 'Toestand',
		read: 'Gelezen',
		newLinks: 'Nieuw gekoppeld',
		rest: 'Rest',
	},
	overwrittenTitle: 'Overschreven wijzigingen',
	overwrittenCaption: 'Wijzigingen die de conflictregel in de laatste 30 dagen heeft overschreven',
	moreOverwritten: (more) => `En nog ${more} andere.`,
	runsTitle: 'Laatste runs',
	runsCaption: (stream) => `Laatste runs van ${stream}`,
	runStates: {
		running: 'bezig',
		finished: 'voltooid',
		brokenOff: 'afgebroken',
		takenOver: 'overgenomen',
		noSign: 'geen teken van leven',
		braked: 'gestopt door de rem',
	},
	emptyTitle: 'Nog niets te zien',
	emptyText:
		'Zodra een workflow met Sync Ledger, Run: Start en Sync Compare heeft gelopen, staat hier hoe het ermee gaat. Is dat al gebeurd, controleer dan of deze node dezelfde store gebruikt en of de filters kloppen.',
	empty: 'leeg',
	footer: 'Gemaakt door Sync Ledger, Report: Render Page.',
};

const english: Words = {
	title: 'Synchronisation status',
	asOf: (moment) => `As of ${moment}, Dutch time`,
	figures: {
		inOrder: 'in order',
		toMend: 'to mend',
		settling: 'no action needed',
		linked: 'linked',
		of: (part, whole) => `${part} of ${whole}`,
	},
	streamsTitle: 'Kind by kind',
	conditions: {
		running: 'Running',
		neverRan: 'Not started yet',
		braked: 'Stopped by the brake',
		brokenOff: 'Broken off',
		overdue: 'No run',
		toMend: 'To mend',
		catchingUp: 'Catching up',
		inStep: 'In step',
	},
	conditionDetail: {
		running: (since, sign) => `Running since ${since}; last sign of life ${sign}.`,
		braked: (since) =>
			`The run of ${since} was about to change so much that a person must look first. Nothing was written.`,
		brokenOff: (since) =>
			`The run of ${since} did not come to its end. The next run goes on where it stopped.`,
		overdue: (ago, usual) => `No run for ${ago} (usually every ${usual}). Is the workflow active?`,
		catchingUp: (rest) => `${rest} more for the next run.`,
		neverRan: 'There has been no run yet.',
		toMend: (count) => `${count} in the error list.`,
		inStep: (lastRun) => `Both sides were equal at the run of ${lastRun}.`,
	},
	settling: (count) => `Tried again by itself: ${count}.`,
	linked: 'Linked',
	lastFinished: 'Last finished run',
	oldestIssue: 'Oldest error',
	oldestPostponed: 'Oldest postponed',
	never: 'not yet',
	none: 'none',
	ago: (duration) => `${duration} ago`,
	runChart: 'Written per run',
	delayChart: 'Delay per run',
	delayMeaning:
		'Delay per run is the time from the start of one finished run to the end of the next. What a run left for later or could not write does not count in it.',
	delay: (moment, duration) => `${moment}: ${duration}`,
	delaySummary: (longest) => `The longest was ${longest}.`,
	written: 'Written',
	failed: 'Failed',
	nothingToWrite: 'Nothing to do',
	notFinished: 'Broken off or stopped',
	gap: (duration) => `no run for ${duration}`,
	bar: ({ moment, written, failed, state }) =>
		`${moment}: ${written} written, ${failed} failed (${state})`,
	chartSummary: (runs, written, failed) =>
		`The last ${runs} runs together: ${written} written, ${failed} failed.`,
	causesTitle: 'Errors by cause',
	causes: {
		WRITE_REFUSED: 'Refused when written',
		WRITE_POSTPONED: 'Postponed, tried again',
		OUTCOME_UNKNOWN: 'Result was not reported',
		CONFLICT: 'Changed on both sides',
		CONFLICT_TIME_UNKNOWN: 'Both changed, time unknown',
		UNMATCHED: 'No counterpart found',
		MATCH_AMBIGUOUS: 'Several are possible',
		NUMBER_TAKEN: 'Number linked already',
		KEY_TWICE: 'Key used twice',
		KEY_EMPTY: 'Key is empty',
		KEY_TOO_LONG: 'Key is too long',
		KEY_CHANGED: 'Key has changed',
		GONE_IN_ACCOUNTVIEW: 'Removed in AccountView',
		GONE_IN_OTHER: 'Removed on the other side',
		MAYBE_MADE: 'Perhaps made by a run',
		READ_FAILED: 'Could not be read',
	},
	firstRunTitle: 'First synchronisation',
	firstRunDone: (done, total) =>
		total === null ? `${done} linked.` : `${done} of ${total} linked.`,
	firstRunRest: (remaining, waiting) =>
		`Still to be written: ${remaining}. Waiting for a decision in the error list: ${waiting}.`,
	firstRunLeft: (minutes, rate, runs) =>
		`About ${minutes} to go, at ${rate} a minute, measured over ${runs === 1 ? 'the last run' : `the last ${runs} runs with the pauses between them`}.`,
	firstRunNoRate: 'How long it will take cannot be told yet.',
	firstRunWritten: 'Everything has been written.',
	issuesTitle: 'Error list',
	issuesCaption: 'What is out of step, the oldest error first',
	noIssues: 'The error list is empty.',
	allEqual: 'Everything that was read is equal on both sides.',
	moreIssues: (more) => `And ${more} more. All of them: Sync Ledger, Error: Get Many.`,
	columns: {
		record: 'Record',
		wrong: 'What is wrong',
		todo: 'What to do',
		since: 'Since',
		when: 'When',
		overwrittenIn: 'Overwritten in',
		field: 'Field',
		was: 'Was',
		became: 'Became',
		start: 'Start',
		duration: 'Duration',
		state: 'State',
		read: 'Read',
		newLinks: 'Newly linked',
		rest: 'Rest',
	},
	overwrittenTitle: 'Overwritten changes',
	overwrittenCaption: 'Changes that the conflict policy overwrote in the last 30 days',
	moreOverwritten: (more) => `And ${more} more.`,
	runsTitle: 'Last runs',
	runsCaption: (stream) => `Last runs of ${stream}`,
	runStates: {
		running: 'running',
		finished: 'finished',
		brokenOff: 'broken off',
		takenOver: 'taken over',
		noSign: 'no sign of life',
		braked: 'stopped by the brake',
	},
	emptyTitle: 'Nothing to see yet',
	emptyText:
		'Once a workflow with Sync Ledger, Run: Start and Sync Compare has run, this page shows how it is doing. If one has, check that this node uses the same store and that the filters are right.',
	empty: 'empty',
	footer: 'Made by Sync Ledger, Report: Render Page.',
};

export const WORDS: Readonly<Record<Language, Words>> = { nl: dutch, en: english };
