import { json, type Answer } from '../http/answer';

/** A control request that is refused. */
export class ControlError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		/** What else a program may want to know, such as the field. */
		readonly details: Readonly<Record<string, string | number>> = {},
	) {
		super(message);
	}

	answer(): Answer {
		const { status, code, message, details } = this;
		return json(status, { error: { code, message, ...details } });
	}
}
