import { CodedError, type ErrorFacts } from '../../errors/coded-error';

export type FilingErrorCode =
	/** Nothing was prepared under this key. */
	| 'TAX_FILING_UNKNOWN'
	/** The period was filed, and this is not named a replacement of that. */
	| 'TAX_FILED_ALREADY'
	/** An earlier filing of the period has not come to its end. */
	| 'TAX_FILING_OPEN'
	/** What was approved is not what is there now. */
	| 'TAX_DRAFT_CHANGED'
	/** Nobody has approved it. */
	| 'TAX_NOT_APPROVED'
	/** Who approves it has prepared it, and a second person is asked for. */
	| 'TAX_SECOND_PERSON'
	/** Another execution is sending it at this moment, or another one of the taxpayer. */
	| 'TAX_FILING_BUSY'
	/** Nobody knows whether it has arrived. */
	| 'TAX_FILING_DOUBTFUL'
	/** Something has arrived since, and nothing proves that it is this one, or that it is not. */
	| 'TAX_FILING_UNPROVEN'
	/** What the channel is said to call it is the name of another filing. */
	| 'TAX_REFERENCE_TAKEN'
	/** It was sent another way than the one that is asked now, which cannot know of it. */
	| 'TAX_FILING_OTHER_CHANNEL'
	/** What a person found out is about a sending of before, or about one that is in doubt no more. */
	| 'TAX_FILING_MOVED_ON'
	/** What the store holds cannot be read. */
	| 'TAX_FILING_STATE_INVALID';

/** What the list of filings throws. */
export class FilingError extends CodedError<FilingErrorCode> {
	constructor(facts: ErrorFacts<FilingErrorCode>) {
		super(facts);
		this.name = 'FilingError';
	}
}

/** Whether what a channel threw leaves it open if the filing has arrived. */
export function mayHaveArrived(error: unknown): boolean {
	return !(error instanceof CodedError) || Reflect.get(error, 'mayHaveArrived') !== false;
}
