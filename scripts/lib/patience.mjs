// @ts-check
/** How long to wait for a program that tells in a log what it does. */
import { statSync } from 'node:fs';

/** @param {string} file @returns {number} 0 where it is not there */
const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Lasts as long as the log grows: a slow machine is no reason to end what goes on. */
export class Patience {
	#logFile;
	#times;
	#start;
	#size;
	#lastGrown;

	/**
	 * @param {string} logFile
	 * @param {object} times
	 * @param {number} times.silentMs how long the log may stay as it is
	 * @param {number} times.inAllMs how long it lasts at most, for a program that only repeats what is wrong
	 * @param {() => number} [times.now] milliseconds
	 */
	constructor(logFile, { silentMs, inAllMs, now = Date.now }) {
		this.#logFile = logFile;
		this.#times = { silentMs, inAllMs, now };
		this.#start = now();
		this.#lastGrown = this.#start;
		this.#size = sizeOf(logFile);
	}

	/** Whether there is no use in waiting longer. */
	isOver() {
		const { silentMs, inAllMs, now } = this.#times;
		const size = sizeOf(this.#logFile);
		if (size !== this.#size) this.#lastGrown = now();
		this.#size = size;
		return now() - this.#lastGrown > silentMs || now() - this.#start > inAllMs;
	}
}
