import { CodedError, type ErrorFacts } from '../../errors/coded-error';

export type AutoReportErrorCode =
	/** No connection, so nothing was filed. */
	| 'TAX_AUTOREPORT_UNREACHABLE'
	/** No whole answer came: the report may have arrived, and has to be looked up before it is sent again. */
	| 'TAX_AUTOREPORT_NO_ANSWER'
	/** Too many requests, or a technical fault over there: try again later. */
	| 'TAX_AUTOREPORT_BUSY'
	/** The sign-in of Visma Connect is not accepted. */
	| 'TAX_AUTOREPORT_SIGN_IN'
	/** The role "AutoReport User" is missing. */
	| 'TAX_AUTOREPORT_ROLE_MISSING'
	/** The tenant has not come to the end of the activation. */
	| 'TAX_AUTOREPORT_NOT_ACTIVATED'
	/** There is no such company, or it is closed to this client. */
	| 'TAX_AUTOREPORT_COMPANY_UNKNOWN'
	/** The administration has no declaration profile for this kind of return. */
	| 'TAX_AUTOREPORT_PROFILE_MISSING'
	/** No certificate to file with, or one that has expired. */
	| 'TAX_AUTOREPORT_CERTIFICATE'
	/** There is no such report. */
	| 'TAX_AUTOREPORT_REPORT_UNKNOWN'
	/** The reference of this filing is that of another report. */
	| 'TAX_AUTOREPORT_REFERENCE_TAKEN'
	/** The report was refused as it is. */
	| 'TAX_AUTOREPORT_REFUSED'
	/** An answer that is none of the contract. */
	| 'TAX_AUTOREPORT_ANSWER_INVALID';

/** What the way through Visma.net AutoReport throws. */
export class AutoReportError extends CodedError<AutoReportErrorCode> {
	/** Whether what was sent may have had its effect: look it up before sending again. */
	readonly mayHaveArrived: boolean;

	constructor(facts: ErrorFacts<AutoReportErrorCode> & { readonly mayHaveArrived: boolean }) {
		super(facts);
		this.name = 'AutoReportError';
		this.mayHaveArrived = facts.mayHaveArrived;
	}
}
