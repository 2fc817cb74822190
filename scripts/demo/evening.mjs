// @ts-check
/** The end of the day: the mail of 08, and its status page. */
import { runNow } from '../lib/execution.mjs';
import { Failure } from '../lib/failure.mjs';
import { templateOf } from '../e2e/templates.mjs';

/** @typedef {import('./day.mjs').Event} Event */

const MAILED_WITHIN_MS = 60_000;

/** @type {readonly Event[]} */
export const evening = [
	{
		at: '17:30',
		what: 'the bookkeeper gets the mail of the day, and opens the status page',
		async happens(day) {
			const { id } = templateOf(day.stack, '08');
			const run = await runNow(day.stack.client, id, 'Mail Now', MAILED_WITHIN_MS);
			const mails = await day.mails();
			const mail = mails.findLast(({ subject }) => subject.startsWith('Koppeling AccountView'));
			if (!mail) throw new Failure('NO_MAIL', run.error ?? 'No mail of flow 08 has come in.');
			await day.read('accountview-status');
			return {
				what: `"${mail.subject}". What is left to do stands there with its remedy; some of it was there before this day.`,
				look: day.atFlow('accountview-status'),
			};
		},
	},
];
