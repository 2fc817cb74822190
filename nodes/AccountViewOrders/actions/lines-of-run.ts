import type { OrderLineInput } from '../../../lib/accountview';
import type { ItemParameters } from '../../shared/item-parameters';
import { readLinesIfAny } from './read-lines';

/** The lines of the new orders of all items; one that cannot be read will say so itself when its turn comes. */
export function linesOfRun(
	items: readonly ItemParameters[],
): readonly (readonly OrderLineInput[])[] {
	return items.map((parameters) => readable(() => readLinesIfAny(parameters)) ?? []);
}

/** Undefined for what cannot be read. */
export function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
