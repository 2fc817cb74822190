import { factsOf, type MailRequest } from './facts';
import { mailHtml } from './html';
import { mailText } from './text';

export interface Mail {
	readonly subject: string;
	readonly html: string;
	/** The same for those who read plain text. */
	readonly text: string;
	/** Whether a person is asked for anything: to mend, to look at a run, or because nothing runs. */
	readonly asks: boolean;
	readonly toMend: number;
	readonly failedRuns: number;
}

/** How everything is doing as a mail: what asks for a person first, then how each kind is doing. */
export function renderMail(request: MailRequest): Mail {
	const facts = factsOf(request);
	return {
		subject: facts.heading,
		html: mailHtml(facts),
		text: mailText(facts),
		asks: facts.asks,
		toMend: facts.toMend,
		failedRuns: facts.failed.length,
	};
}
