import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong with a return before it is sent. Codes never change meaning. */
export type TaxErrorCode =
	/** What was given as a period is none that the tax authority knows. */
	| 'TAX_PERIOD_INVALID'
	/** An amount is larger than can be reckoned with exactly. */
	| 'TAX_AMOUNT_TOO_LARGE'
	/** The list of VAT codes cannot be read. */
	| 'TAX_VAT_CODES_INVALID'
	/** Rubrics that were given cannot be read. */
	| 'TAX_RUBRICS_INVALID'
	/** What was given as a draft is none. */
	| 'TAX_DRAFT_INVALID'
	/** What a filing says of itself, such as the contact person, cannot be read. */
	| 'TAX_MESSAGE_INVALID'
	/** No generation of the taxonomy is known for the period. */
	| 'TAX_GENERATION_UNKNOWN'
	/** The list of generations of the taxonomy cannot be read. */
	| 'TAX_GENERATIONS_INVALID'
	/** The draft or its message breaks a rule, so that it may not be filed. */
	| 'TAX_RULE_BROKEN'
	/** The taxonomy has no known way to say what the draft says. */
	| 'TAX_NOT_EXPRESSIBLE'
	/** The instance breaks a filing rule of SBR. */
	| 'TAX_FILING_RULE_BROKEN';

/** What this room throws. */
export class TaxError extends CodedError<TaxErrorCode> {
	constructor(facts: ErrorFacts<TaxErrorCode>) {
		super(facts);
		this.name = 'TaxError';
	}
}
