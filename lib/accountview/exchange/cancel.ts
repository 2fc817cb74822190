import type { Clock } from '../../ports/clock';
import { AccountViewError } from '../errors';

/** The error for work that the caller stopped, when AccountView cannot have acted. */
export function cancelled(): AccountViewError {
	return new AccountViewError({
		code: 'AV_CANCELLED',
		message: 'The work was cancelled.',
		remedy: 'Start it again when you want it done.',
	});
}

export function isCancelled(signal: AbortSignal | undefined): boolean {
	return signal?.aborted ?? false;
}

/** @throws AccountViewError `AV_CANCELLED` when the signal has fired */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (isCancelled(signal)) throw cancelled();
}

/**
 * What `work` comes to, unless the signal fires first: then it goes on unheard.
 *
 * @throws AccountViewError `AV_CANCELLED`
 */
export function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (signal === undefined) return work;
	return new Promise((resolve, reject) => {
		const stop = (): void => {
			reject(cancelled());
		};
		signal.addEventListener('abort', stop, { once: true });
		if (isCancelled(signal)) stop();
		void work.then(resolve, reject).finally(() => {
			signal.removeEventListener('abort', stop);
		});
	});
}

/**
 * Waits, unless and until the signal fires.
 *
 * @throws AccountViewError `AV_CANCELLED`
 */
export async function pause(
	clock: Clock,
	milliseconds: number,
	signal: AbortSignal | undefined,
): Promise<void> {
	throwIfCancelled(signal);
	try {
		await clock.sleep(milliseconds, signal);
	} catch (error) {
		throw isCancelled(signal) ? cancelled() : error;
	}
}
