import type { Sandbox } from '../sandbox';

const MOST_ROWS = 200;

/** What the page shows of the printer: what lies in the tray, and the jobs that are not done; the latest first. */
export function printOverview(printer: Sandbox['printer']): unknown {
	const tray = printer.printed().map(({ pdf, ...print }, number) => ({
		...print,
		bytes: pdf.length,
		link: `/print/${number}.pdf`,
	}));
	const waiting = printer.jobs().filter(({ state }) => state !== 'completed');
	return {
		condition: printer.condition(),
		printed: tray.reverse().slice(0, MOST_ROWS),
		jobs: waiting.reverse().slice(0, MOST_ROWS),
	};
}
