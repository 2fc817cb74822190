// @ts-check

/**
 * Something a person can act on: its message says what happened and what to do next.
 * Every other error is a mistake in these scripts and is shown with its stack.
 */
export class Failure extends Error {
	/**
	 * @param {string} code stable name of the cause, such as `PORT_TAKEN`
	 * @param {string} message what happened and what to do, in one or two sentences
	 */
	constructor(code, message) {
		super(message);
		this.name = 'Failure';
		this.code = code;
	}
}
