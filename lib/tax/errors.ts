import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong with a return before it is sent. Codes never change meaning. */
export type TaxErrorCode =
	/** What was given as a period is none that the tax authority knows. */
	'TAX_PERIOD_INVALID';

/** What this room throws. */
export class TaxError extends CodedError<TaxErrorCode> {
	constructor(facts: ErrorFacts<TaxErrorCode>) {
		super(facts);
		this.name = 'TaxError';
	}
}
