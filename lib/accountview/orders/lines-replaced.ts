import { AccountViewError } from '../errors';
import type { EntityRecord } from '../values';

/** More would make no sentence. */
const MOST_NAMED = 10;

/** AccountView put the new lines in the place of those that the order had. */
export function linesReplaced(number: string, lost: readonly EntityRecord[]): AccountViewError {
	const named = lost.slice(0, MOST_NAMED).map(lineInWords).join('; ');
	const more = lost.length > MOST_NAMED ? `; and ${lost.length - MOST_NAMED} more` : '';
	return new AccountViewError({
		code: 'AV_LINES_REPLACED',
		message: `This AccountView replaces the lines of an order where lines are appended: order ${number} lost ${named}${more}.`,
		remedy: `Put these lines back on order ${number} in AccountView, and set the option Lines Sent to All.`,
		record: `order ${number}`,
		details: { lost: lost.length, lines: JSON.stringify(lost.slice(0, 100).map(forMachines)) },
	});
}

/** `2 x CV-KETEL-24 at 1450 (Ketel)`. */
function lineInWords({ articleCode, quantity, price, description }: EntityRecord): string {
	const at = typeof price === 'number' ? ` at ${price}` : '';
	const text = description === '' || description === undefined ? '' : ` (${String(description)})`;
	return `${String(quantity ?? 0)} x ${String(articleCode)}${at}${text}`;
}

function forMachines({ articleCode, quantity, price, description }: EntityRecord): EntityRecord {
	return {
		articleCode: articleCode ?? null,
		quantity: quantity ?? null,
		price: price ?? null,
		description: description ?? null,
	};
}
