// @ts-check
const MINUTE = 60_000;

/**
 * The most of these moments that lie within one minute, wherever it begins.
 * @param {readonly number[]} moments in milliseconds, in any order
 */
export function mostInAMinute(moments) {
	const rising = [...moments].sort((a, b) => a - b);
	let most = 0;
	let first = 0;
	for (const [index, moment] of rising.entries()) {
		while (Number(rising[first]) <= moment - MINUTE) first += 1;
		most = Math.max(most, index - first + 1);
	}
	return most;
}
