// @ts-check
/** What is told of an installation that takes longer than it does as a rule. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The longest that it takes as a rule. */
export const USUAL_MINUTES = 8;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 20_000;

/** @param {number} count */
const inWords = (count) => count.toLocaleString('en');

/**
 * @param {object} found
 * @param {number} found.there packages that are in place @param {number} found.total
 * @param {number} found.before how many were at the look before
 */
export function slowly({ there, total, before }) {
	const ofAll = `${inWords(there)} of ${inWords(total)} packages are in place`;
	if (there === 0) {
		return 'slower than usual: npm still fetches from the registry; a slow network or a proxy does this';
	}
	if (there >= total) return `slower than usual: ${ofAll}, npm is finishing them`;
	return there > before
		? `slower than usual: ${ofAll}, and more come in`
		: `slower than usual: ${ofAll}, none came in lately; npm waits for the registry or the disk`;
}

/**
 * Look now and then how far an installation is, once it takes longer than usual.
 * @param {string} root that the folders are in
 * @param {readonly string[]} folders of packages, as the lock file names them
 * @param {(text: string) => void} note gets what to tell
 * @param {{ afterMs?: number; everyMs?: number }} [times]
 * @returns {() => void} ends the looking
 */
export function watchInstall(
	root,
	folders,
	note,
	{ afterMs = USUAL_MINUTES * MINUTE_MS, everyMs = LOOK_EVERY_MS } = {},
) {
	let before = 0;
	const look = () => {
		timer = setTimeout(look, everyMs);
		const there = folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length;
		note(slowly({ there, total: folders.length, before }));
		before = there;
	};
	let timer = setTimeout(look, afterMs);
	return () => clearTimeout(timer);
}
