import { AccountViewError } from '../errors';
import type { EntityInput, EntityRecord } from '../values';
import { linesInWords } from './line-in-words';

/** What became of the lines of an order. */
interface Replacement {
	readonly lost: readonly EntityRecord[];
	/** Lines that were sent and are on the order. */
	readonly stored: readonly EntityInput[];
}

/** AccountView put the new lines in the place of those that the order had. */
export function linesReplaced(number: string, { lost, stored }: Replacement): AccountViewError {
	const newLines = linesInWords(stored.map(({ fields }) => fields));
	const now = stored.length === 0 ? '' : ` The new lines are on it now: ${newLines}.`;
	const noRepeat =
		stored.length === 0
			? ''
			: 'The new lines are on it: do not send them again, or with Skip Lines Already on the Order. ';
	return new AccountViewError({
		code: 'AV_LINES_REPLACED',
		message: `This AccountView replaces the lines of an order where lines are appended: order ${number} lost ${linesInWords(lost)}.${now}`,
		remedy: `Put the lost lines back on order ${number} in AccountView. ${noRepeat}Then set the option Lines Sent to All.`,
		record: `order ${number}`,
		details: {
			lost: lost.length,
			lines: JSON.stringify(lost.slice(0, 100).map(forMachines)),
			linesAppended: stored.length,
		},
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
