function upTo(last: number): readonly string[] {
	return Array.from({ length: last }, (_, at) => String(at + 1));
}

/** Means of payment: code list UNCL 4461 as EN 16931 has it. */
export const PAYMENT_MEANS: ReadonlySet<string> = new Set([
	...upTo(68),
	...'70 74 75 76 77 78 91 92 93 94 95 96 97 98 ZZZ'.split(' '),
]);
