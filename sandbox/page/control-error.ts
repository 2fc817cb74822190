import { json, type Answer } from '../http/answer';

/** A control request that is refused. */
export class ControlError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}

	answer(): Answer {
		return json(this.status, { error: { code: this.code, message: this.message } });
	}
}
