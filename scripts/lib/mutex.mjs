// @ts-check
/** A lock between processes: a folder that only one of them can make. */
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A lock folder without an owner's note is this young only while its owner is writing the note. */
const WRITING_MS = 5000;

/** @typedef {{ pid: number; startedAt: string }} Owner */

/**
 * When the process started, as the system tells it, so that a number used again is not taken for
 * the first owner. Empty where the system does not tell.
 * @param {number} pid
 */
function startOf(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
	} catch {
		return '';
	}
}

/** @param {Owner} owner */
function isAlive({ pid, startedAt }) {
	try {
		process.kill(pid, 0);
	} catch (error) {
		// EPERM: it lives, but belongs to somebody else.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
	}
	return startOf(pid) === startedAt;
}

/** @param {string} folder @returns {Owner | undefined} */
function ownerOf(folder) {
	try {
		return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
	} catch {
		return undefined;
	}
}

/** @param {string} folder */
function isAbandoned(folder) {
	const owner = ownerOf(folder);
	if (owner) return !isAlive(owner);
	const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
	return made !== undefined && Date.now() - made > WRITING_MS;
}

/** Only one of several can move the folder away; the others find it gone. @param {string} folder */
function clearAway(folder) {
	const aside = `${folder}.${process.pid}.old`;
	try {
		renameSync(folder, aside);
	} catch {
		return;
	}
	// Somebody was faster and holds the lock anew: give it back.
	if (!isAbandoned(aside) && !existsSync(folder)) renameSync(aside, folder);
	else rmSync(aside, { recursive: true, force: true });
}

/**
 * Take the lock if it is free or its owner has died.
 * @param {string} folder made while the lock is held
 * @returns {{ release: () => void } | { heldBy: number | undefined }} process number of the holder
 */
export function tryLock(folder) {
	mkdirSync(dirname(folder), { recursive: true });
	if (existsSync(folder) && isAbandoned(folder)) clearAway(folder);
	try {
		mkdirSync(folder);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		return { heldBy: ownerOf(folder)?.pid };
	}
	const owner = { pid: process.pid, startedAt: startOf(process.pid) };
	writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
	return { release: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Wait for the lock, however long its holder needs.
 * @param {string} folder @param {(pid: number | undefined) => void} onWait called once before waiting
 */
export async function lock(folder, onWait) {
	for (let first = true; ; first = false) {
		const result = tryLock(folder);
		if ('release' in result) return result;
		if (first) onWait(result.heldBy);
		await pause(250);
	}
}
