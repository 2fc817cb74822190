import type { Problem } from './dutch';

/** Global Location Number: 13 digits of which the last one checks the others. */
export function glnProblem(gln: string): Problem {
	if (!/^\d{13}$/.test(gln)) return { nl: 'een GLN heeft 13 cijfers', en: 'a GLN has 13 digits' };
	const sum = Array.from(gln).reduce(
		(total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
		0,
	);
	if (sum % 10 === 0) return null;
	return {
		nl: 'het controlecijfer van deze GLN klopt niet',
		en: 'the check digit of this GLN is wrong',
	};
}
