/** Jest's matchers have type `any`; these keep the tests typed. */
export function containing(part: string): unknown {
	return expect.stringContaining(part);
}

export function notContaining(part: string): unknown {
	return expect.not.stringContaining(part);
}

export function matching(pattern: RegExp): unknown {
	return expect.stringMatching(pattern);
}

/** What a function throws. */
export function thrownBy(act: () => unknown): unknown {
	try {
		act();
	} catch (error) {
		return error;
	}
	throw new Error('Expected an error');
}
