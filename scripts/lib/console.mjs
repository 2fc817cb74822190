// @ts-check
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { shown } from './paths.mjs';

const interactive = Boolean(process.stdout.isTTY) && !process.env.CI;
/** Without a terminal a line is added this often, so that a log shows that work goes on. */
const PLAIN_INTERVAL_MS = 20_000;

/** Whether the cursor stands behind a line that is drawn again and again. */
let isDrawing = false;

/** @param {string} [line] */
export function say(line = '') {
	process.stdout.write(`${isDrawing ? '\r\x1b[K' : ''}${line}\n`);
}

/** @param {number} since milliseconds of `performance.now()` */
const elapsed = (since) => {
	const seconds = (performance.now() - since) / 1000;
	return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
};

/**
 * Do something that takes a while and show that it goes on: what it is and how long it has taken.
 * @template T
 * @param {string} title what is done, such as `install 2,500 packages`
 * @param {(note: (text: string) => void) => Promise<T>} work may call `note` with how far it is
 * @returns {Promise<T>}
 */
export async function step(title, work) {
	const start = performance.now();
	let how = '';
	const line = () => `  ${title}${how && `: ${how}`} … ${elapsed(start)}`;
	const show = () => process.stdout.write(interactive ? `\r\x1b[K${line()}` : `${line()}\n`);
	if (interactive) show();
	isDrawing = interactive;
	const timer = setInterval(show, interactive ? 200 : PLAIN_INTERVAL_MS);
	const end = (/** @type {string} */ mark) => {
		clearInterval(timer);
		say(`${mark} ${title} (${elapsed(start)})`);
		isDrawing = false;
	};
	try {
		const result = await work((text) => (how = text));
		end('✓');
		return result;
	} catch (error) {
		end('✗');
		throw error;
	}
}

/**
 * The end of a log file, for a message about why something went wrong.
 * @param {string} file @param {number} [lines]
 */
export function tail(file, lines = 25) {
	let text;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return '';
	}
	const last = text.trimEnd().split('\n').slice(-lines);
	return last.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

/**
 * Rows with their columns lined up.
 * @param {readonly (readonly string[])[]} rows
 */
export function table(rows) {
	const widths = rows.reduce(
		(widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
		/** @type {number[]} */ ([]),
	);
	const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
		cell.padEnd(widths[column] ?? 0);
	return rows.map((row) => `  ${row.map(pad).join('   ')}`.trimEnd()).join('\n');
}

/**
 * Say what ended a command: a failure by its sentence, a mistake of ours with its stack.
 * @param {unknown} error
 */
export function report(error) {
	if (error instanceof Failure) {
		process.stderr.write(`\n${error.message}\n`);
		return;
	}
	if (
		error instanceof TypeError &&
		'code' in error &&
		String(error.code).startsWith('ERR_PARSE_ARGS')
	) {
		process.stderr.write(`\n${error.message.split('.')[0]}.\n`);
		return;
	}
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`\nUnexpected, please report it:\n${text}\n`);
}

/** @param {string} logFile */
export const seeLog = (logFile) => `The full log is in ${shown(logFile)}.`;
