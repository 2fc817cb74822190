import type { Language } from '../../issues/nouns';

/** What stands in the mail in one language; sentences get their figures as texts. */
export interface MailWords {
	/** Of a mail that asks a person for something: what is not there is '0'. */
	subject(counts: { toMend: string; failedRuns: string; stillStreams: string }): string;
	/** Of the sign of life. */
	readonly allWell: string;
	readonly allWellText: string;
	readonly intro: string;
	readonly statusTitle: string;
	readonly columns: {
		readonly kind: string;
		readonly state: string;
		readonly linked: string;
		readonly lastRun: string;
		readonly toMend: string;
		readonly settling: string;
	};
	readonly failedTitle: string;
	failedRun(run: { kind: string; moment: string; state: string }): string;
	moreFailed(more: string): string;
	readonly issuesTitle: string;
	moreIssues(more: string): string;
	readonly statusPage: string;
	readonly nothingYet: string;
	readonly footer: string;
}

const dutch: MailWords = {
	subject: ({ toMend, failedRuns, stillStreams }) =>
		`Koppeling AccountView: ${[
			...(toMend === '0' ? [] : [`${toMend} te herstellen`]),
			...(failedRuns === '0' ? [] : [`${failedRuns} × niet voltooid`]),
			...(stillStreams === '0' ? [] : [`${stillStreams} × loopt niet`]),
		].join(', ')}`,
	allWell: 'Koppeling AccountView: alles in orde',
	allWellText: 'De koppeling loopt, er is niets te herstellen.',
	intro:
		'Dit vraagt uw aandacht. Wat u herstelt, verdwijnt bij de volgende run vanzelf uit de lijst.',
	statusTitle: 'Stand',
	columns: {
		kind: 'Soort',
		state: 'Stand',
		linked: 'Gekoppeld',
		lastRun: 'Laatste voltooide run',
		toMend: 'Te herstellen',
		settling: 'Komt vanzelf',
	},
	failedTitle: 'Niet voltooid',
	failedRun: ({ kind, moment, state }) => `${kind} (${moment}): ${state}`,
	moreFailed: (more) => `En nog ${more} andere.`,
	issuesTitle: 'Te herstellen',
	moreIssues: (more) => `En nog ${more} andere: zie de statuspagina.`,
	statusPage: 'Open de statuspagina',
	nothingYet: 'Er is nog geen run geweest.',
	footer:
		'U krijgt deze mail als er iets te herstellen is of een run niet is voltooid, en op maandag als teken van leven. Het adres staat in de instellingen van de koppeling.',
};

const english: MailWords = {
	subject: ({ toMend, failedRuns, stillStreams }) =>
		`AccountView connection: ${[
			...(toMend === '0' ? [] : [`${toMend} to mend`]),
			...(failedRuns === '0' ? [] : [`${failedRuns} × not completed`]),
			...(stillStreams === '0' ? [] : [`${stillStreams} × not running`]),
		].join(', ')}`,
	allWell: 'AccountView connection: all is well',
	allWellText: 'The connection is running, and there is nothing to mend.',
	intro: 'This needs your attention. What you mend leaves the list by itself at the next run.',
	statusTitle: 'How it is doing',
	columns: {
		kind: 'Kind',
		state: 'State',
		linked: 'Linked',
		lastRun: 'Last finished run',
		toMend: 'To mend',
		settling: 'No action needed',
	},
	failedTitle: 'Not completed',
	failedRun: ({ kind, moment, state }) => `${kind} (${moment}): ${state}`,
	moreFailed: (more) => `And ${more} more.`,
	issuesTitle: 'To mend',
	moreIssues: (more) => `And ${more} more: see the status page.`,
	statusPage: 'Open the status page',
	nothingYet: 'There has been no run yet.',
	footer:
		'You get this mail when there is something to mend or a run was not completed, and on Mondays as a sign of life. The address is in the settings of the connection.',
};

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { nl: dutch, en: english };
