import { AccountViewError } from '../errors';
import type { EntityInput } from '../values';
import { linesInWords } from './line-in-words';
import type { LineBatch } from './line-sender';

/*
 * Errors after which lines are on an order, or may be. Each has a code that forbids a plain repeat,
 * whatever went wrong first: `details.cause` says that.
 */

/** A look-up after an unanswered write did not find all lines. */
export function stillDoubtful(
	doubt: AccountViewError,
	{ order, lines }: LineBatch,
	absent: number,
): AccountViewError {
	const seen =
		absent === lines.length
			? `none of the ${lines.length} lines`
			: `${lines.length - absent} of the ${lines.length} lines`;
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `${doubt.message} A look-up just afterwards found ${seen} on the order.`,
		remedy: `Look at order ${order.number} in AccountView in a few minutes; send the lines again with Skip Lines Already on the Order.`,
		record: `order ${order.number}`,
		details: { ...doubt.details, linesFound: lines.length - absent, linesSent: lines.length },
	});
}

/** AccountView took the lines; the look at what it did with those of before failed. */
export function keptUnseen(error: unknown, { order, lines }: LineBatch): unknown {
	if (isLoss(error)) return error;
	const { number } = order;
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `The lines were stored on order ${number}; whether the lines that were there stayed could not be seen: ${messageOf(error)}`,
		remedy: `Look at order ${number} in AccountView; do not send these lines again.`,
		record: `order ${number}`,
		details: { ...detailsOf(error), ...appended(lines) },
	});
}

/** What ended the rest must not hide that some lines are on the order. */
export function partlySent(
	error: unknown,
	{ order: { number } }: LineBatch,
	sent: readonly EntityInput[],
): unknown {
	if (sent.length === 0 || isLoss(error)) return error;
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `Only a part of the lines for order ${number} was sent: ${messageOf(error)} Appended before: ${linesInWords(sent.map(({ fields }) => fields))}.`,
		remedy: `${remedyOf(error)}Use Skip Lines Already on the Order when you send them again.`,
		record: `order ${number}`,
		details: { ...detailsOf(error), ...appended(sent) },
	});
}

/** Says more than a doubt does, and ends the run. */
function isLoss(error: unknown): boolean {
	return error instanceof AccountViewError && error.code === 'AV_LINES_REPLACED';
}

function appended(lines: readonly EntityInput[]): AccountViewError['details'] {
	return { linesAppended: lines.length, lines: linesInWords(lines.map(({ fields }) => fields)) };
}

/** A doubt knows its cause already. */
function detailsOf(error: unknown): AccountViewError['details'] {
	if (!(error instanceof AccountViewError)) return {};
	const { code, details } = error;
	return code === 'AV_WRITE_DOUBTFUL' ? details : { ...details, cause: code };
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function remedyOf(error: unknown): string {
	return error instanceof AccountViewError ? `${error.remedy} ` : '';
}
