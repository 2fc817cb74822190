import { json, type Answer } from './answer';

/** A request that is refused, as an error body `{error: {code, message, …}}` tells it. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		/** What programs know it by. */
		readonly code: string,
		message: string,
		/** What else a program may want to know, such as the field. */
		readonly details: Readonly<Record<string, string | number>> = {},
	) {
		super(message);
	}

	/** What stands under `error` in an answer. */
	get body(): object {
		return { code: this.code, message: this.message, ...this.details };
	}

	answer(): Answer {
		return json(this.status, { error: this.body });
	}
}
