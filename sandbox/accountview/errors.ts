import { json, type Answer } from '../http/answer';
import type { Switches } from '../switches';

/**
 * A request AccountView refuses. `status` 'validation' becomes the status the switch names.
 * The sentences are this project's own: no real message text is public.
 */
export class AccountViewError extends Error {
	constructor(
		message: string,
		readonly status: number | 'validation' = 'validation',
		/** Number in `ErrorNumbers` when the switch asks for a list. */
		readonly number = 1000,
	) {
		super(message);
		this.name = 'AccountViewError';
	}
}

/** The error answer, with the body every client knows: ErrorType, ErrorNumbers, ErrorMessage. */
export function errorAnswer(error: AccountViewError, switches: Switches): Answer {
	const status = error.status === 'validation' ? switches.errorStatus : error.status;
	return json(
		status,
		{
			ErrorType: 'AccountViewError',
			ErrorNumbers: switches.errorNumbers === 'list' ? [error.number] : null,
			ErrorMessage: switches.errorMessageGiven ? error.message : '',
		},
		status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {},
	);
}
