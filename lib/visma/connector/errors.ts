import { CodedError, type ErrorFacts } from '../../errors/coded-error';

export type VismaConnectorErrorCode =
	/** No connection, so nothing was done. */
	| 'VISMA_UNREACHABLE'
	/** No whole answer came: it may have been done. */
	| 'VISMA_NO_ANSWER'
	/** Too many requests, or a technical fault over there: try again later. */
	| 'VISMA_BUSY'
	/** The sign-in of Visma Connect is not accepted. */
	| 'VISMA_SIGN_IN'
	/** Who signed in may not administer the service. */
	| 'VISMA_NOT_ALLOWED'
	/** The tenant has not come to the end of the activation. */
	| 'VISMA_NOT_ACTIVATED'
	/** The address, number or code is that of another record. */
	| 'VISMA_ALREADY_EXISTS'
	/** An invitation has gone out, and the user is not in the list yet. */
	| 'VISMA_INVITATION_PENDING'
	/** There is no such user, company, cost carrier or access. */
	| 'VISMA_RECORD_UNKNOWN'
	/** There is no such role or app. */
	| 'VISMA_NAME_UNKNOWN'
	/** Nobody could administer the service any more. */
	| 'VISMA_LAST_ADMINISTRATOR'
	/** It was refused as it is. */
	| 'VISMA_REFUSED'
	/** An answer that is none of the contract. */
	| 'VISMA_ANSWER_INVALID';

/** What the way to the Visma services throws. */
export class VismaConnectorError extends CodedError<VismaConnectorErrorCode> {
	/** Whether what was sent may have had its effect: look it up before sending again. */
	readonly mayHaveArrived: boolean;

	constructor(facts: ErrorFacts<VismaConnectorErrorCode> & { readonly mayHaveArrived: boolean }) {
		super(facts);
		this.name = 'VismaConnectorError';
		this.mayHaveArrived = facts.mayHaveArrived;
	}
}

/** Whether what was thrown leaves it open if something was done. */
export function mayHaveArrived(error: unknown): boolean {
	return !(error instanceof Error) || Reflect.get(error, 'mayHaveArrived') !== false;
}
