import { AccountViewError } from '../errors';
import type { EntityRecord } from '../values';
import { linesInWords } from './line-in-words';

/** AccountView put the new lines in the place of those that the order had. */
export function linesReplaced(number: string, lost: readonly EntityRecord[]): AccountViewError {
	return new AccountViewError({
		code: 'AV_LINES_REPLACED',
		message: `This AccountView replaces the lines of an order where lines are appended: order ${number} lost ${linesInWords(lost)}.`,
		remedy: `Put these lines back on order ${number} in AccountView, and set the option Lines Sent to All.`,
		record: `order ${number}`,
		details: { lost: lost.length, lines: JSON.stringify(lost.slice(0, 100).map(forMachines)) },
	});
}

function forMachines({ articleCode, quantity, price, description }: EntityRecord): EntityRecord {
	return {
		articleCode: articleCode ?? null,
		quantity: quantity ?? null,
		price: price ?? null,
		description: description ?? null,
	};
}
