import { isBlank, type EntityInput, type EntityRecord } from '../values';
import { notTakenOver, type NotTakenOver, type Reason } from './append-result';
import { isAlike, pairedLines } from './line-comparison';
import type { OrderLineInput } from './line-input';

/** Lines that may have been sent before, and what is known of them. */
export interface SentBefore<Line> {
	/** Number of the order that they are for. */
	readonly order: string;
	readonly wanted: readonly Line[];
	/** Lines that the order should no longer have. */
	readonly withdrawn: readonly OrderLineInput[];
	/** Lines of the order. */
	readonly present: readonly EntityRecord[];
	/** Which lines the order should have for a wanted one only. Default: none. */
	readonly isOurs?: (line: EntityRecord) => boolean;
}

/** Lines that may have been sent before, held against the order they are for. */
export interface ChangedLines<Line> {
	/** The order has nothing of the kind. */
	readonly missing: readonly Line[];
	/** The order has their articles with another quantity or description, or has them still. */
	readonly changed: readonly NotTakenOver[];
}

/**
 * Tells lines that the order lacks from those that were corrected after they had been sent. A line of
 * the order that none of those wanted equals is taken for the earlier form of one with its article; a
 * price that differs is the office's own doing.
 */
export function changedLines<Line extends EntityInput>({
	order,
	wanted,
	withdrawn,
	present,
	isOurs = () => false,
}: SentBefore<Line>): ChangedLines<Line> {
	const { missing, spare } = pairedLines(wanted, present);
	const left = [...spare];
	const changed: NotTakenOver[] = [];
	const earlierFormOf = ({ fields }: EntityInput): EntityRecord | undefined => {
		const place = left.findIndex((line) => isAlike(fields, line, ['articleCode']));
		return place === -1 ? undefined : left.splice(place, 1)[0];
	};
	const isMissing = (line: Line): boolean => {
		const earlier = earlierFormOf(line);
		if (earlier === undefined) return true;
		const reason = differenceOf(order, line, earlier);
		if (reason !== undefined) changed.push(notTakenOver(line, reason));
		return false;
	};
	const absent = missing.filter(isMissing);
	for (const line of withdrawn) {
		const earlier = earlierFormOf(line);
		if (earlier !== undefined) changed.push(notTakenOver(line, byQuantity(order, earlier, line)));
	}
	changed.push(...left.filter(isOurs).map((line) => stillThere(order, line)));
	return { missing: absent, changed };
}

function stillThere(order: string, { articleCode = null, ...line }: EntityRecord): NotTakenOver {
	const none = { fields: { articleCode, quantity: 0 } };
	return notTakenOver(none, byQuantity(order, line, none));
}

/** Undefined where only the price differs. */
function differenceOf(order: string, line: EntityInput, earlier: EntityRecord): Reason | undefined {
	if (!isAlike(line.fields, earlier, ['quantity'])) return byQuantity(order, earlier, line);
	const { description } = line.fields;
	if (isBlank(description) || isAlike(line.fields, earlier, ['description'])) return undefined;
	const [is, was] = [shown(description), shown(earlier['description'])];
	return {
		reason: `order ${order} has it with description '${was}' instead of '${is}'`,
		reasonNl: `op order ${order} staat omschrijving '${was}' in plaats van '${is}'`,
	};
}

function byQuantity(order: string, earlier: EntityRecord, { fields }: EntityInput): Reason {
	const [is, was] = [shown(fields['quantity']), shown(earlier['quantity'])];
	return {
		reason: `order ${order} has it with quantity ${was} instead of ${is}`,
		reasonNl: `op order ${order} staat aantal ${inDutch(was)} in plaats van ${inDutch(is)}`,
	};
}

function inDutch(amount: string): string {
	return amount.replace('.', ',');
}

function shown(value: EntityRecord[string] | undefined): string {
	return isBlank(value) ? '' : String(value);
}
