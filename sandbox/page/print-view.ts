import type { Answer } from '../http/answer';
import type { PrintedDocument } from '../printer/print-queue';
import { ControlError } from './control-error';

/** `/print/3.pdf`: what was printed, numbered from the oldest; undefined for other paths. */
export function answerPrintView(
	path: string,
	printed: readonly PrintedDocument[],
): Answer | undefined {
	const number = /^\/print\/(\d+)\.pdf$/.exec(path)?.[1];
	if (number === undefined) return undefined;
	const document = printed[Number(number)];
	if (document === undefined) {
		return new ControlError(404, 'not_found', 'No such print.').answer();
	}
	return {
		status: 200,
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': 'inline',
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
		},
		body: document.pdf,
	};
}
