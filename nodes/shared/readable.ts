/**
 * What can be read; undefined for what cannot. For preparing a run: an item that cannot be read will
 * say so itself when its turn comes.
 */
export function readable<Value>(read: () => Value): Value | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
