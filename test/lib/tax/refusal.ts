import { TaxError } from '../../../lib/tax/errors';

/** What an action is refused with. */
export function refusal(action: () => unknown): TaxError {
	try {
		action();
	} catch (error) {
		if (error instanceof TaxError) return error;
		throw error;
	}
	throw new Error('was not refused');
}
