/** The facts of one thing that went wrong, in words for a person and a code for a machine. */
export interface ErrorFacts<Code extends string = string> {
	/** Stable: programs may branch on it, so it never changes meaning. */
	readonly code: Code;
	/** One sentence: what happened, to which record. */
	readonly message: string;
	/** One or two sentences: what the reader does next. */
	readonly remedy: string;
	/** The record concerned, such as `customer 10025`. */
	readonly record?: string;
	/** Further facts, safe to show: no secrets. */
	readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** The only error that `lib` lets out on purpose. */
export class CodedError<Code extends string = string> extends Error {
	readonly code: Code;
	readonly remedy: string;
	readonly record: string | undefined;
	readonly details: Readonly<Record<string, string | number | boolean>>;

	constructor(facts: ErrorFacts<Code>) {
		super(facts.message);
		this.name = 'CodedError';
		this.code = facts.code;
		this.remedy = facts.remedy;
		this.record = facts.record;
		this.details = facts.details ?? {};
	}
}

/**
 * Whether it is one, also from another copy of this class: each node is a bundle of its own, and
 * they share a process's stores. By its shape, for that reason.
 */
export function isCodedError(error: unknown): error is CodedError {
	return (
		error instanceof CodedError ||
		(error instanceof Error &&
			'code' in error &&
			typeof error.code === 'string' &&
			'remedy' in error &&
			typeof error.remedy === 'string' &&
			'details' in error)
	);
}
