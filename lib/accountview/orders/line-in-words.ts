import { isBlank, type EntityRecord } from '../values';

/** More would make no sentence. */
const MOST_NAMED = 10;

/** `2 x CV-KETEL-24 at 1450 (Ketel); 1 x VOORRIJ; and 3 more`. */
export function linesInWords(lines: readonly EntityRecord[]): string {
	const named = lines.slice(0, MOST_NAMED).map(lineInWords).join('; ');
	return lines.length > MOST_NAMED ? `${named}; and ${lines.length - MOST_NAMED} more` : named;
}

function lineInWords({ articleCode, quantity, price, description }: EntityRecord): string {
	const at = typeof price === 'number' ? ` at ${price}` : '';
	const text = isBlank(description) ? '' : ` (${String(description)})`;
	return `${String(quantity ?? 0)} x ${String(articleCode)}${at}${text}`;
}
