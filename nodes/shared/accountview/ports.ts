import { RequestPacer } from '../../../lib/accountview';
import type { Clock } from '../../../lib/ports/clock';
import { isObject } from '../values';

/** The machine's own clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (milliseconds, signal) =>
		new Promise((resolve, reject) => {
			const stop = (): void => {
				clearTimeout(timer);
				reject(signal?.reason instanceof Error ? signal.reason : new Error('cancelled'));
			};
			const timer = setTimeout(() => {
				signal?.removeEventListener('abort', stop);
				resolve();
			}, milliseconds);
			if (signal?.aborted === true) stop();
			else signal?.addEventListener('abort', stop, { once: true });
		}),
};

const PACER = Symbol.for('n8n-nodes-accountview.request-pacer.2');

/**
 * The one pacer of this process, so that flows that run at the same time, and nodes of different
 * kinds, ask one company one thing at a time. Each node is a bundle of its own, hence the global.
 * What several processes may ask in a minute is kept in the store: see `session.ts`.
 */
export function sharedPacer(): RequestPacer {
	const known: unknown = Reflect.get(globalThis, PACER);
	if (isPacer(known)) return known;
	const pacer = new RequestPacer();
	Reflect.set(globalThis, PACER, pacer);
	return pacer;
}

/** By its shape: another bundle's pacer is of another copy of the same class. */
function isPacer(value: unknown): value is RequestPacer {
	return isObject(value) && typeof value['run'] === 'function';
}
