import { CodedError, type ErrorFacts } from '../../errors/coded-error';

export type DigipoortErrorCode =
	/** No connection, so nothing was delivered. */
	| 'TAX_DIGIPOORT_UNREACHABLE'
	/** No whole answer came: the filing may have arrived, and has to be looked up before it is sent again. */
	| 'TAX_DIGIPOORT_NO_ANSWER'
	/** A technical fault over there: try again later. */
	| 'TAX_DIGIPOORT_BUSY'
	/** The request does not conform, or is not allowed. */
	| 'TAX_DIGIPOORT_REFUSED'
	/** The instance is larger than Digipoort takes; nothing was sent. */
	| 'TAX_DIGIPOORT_TOO_LARGE'
	/** The time of the message is not accepted: the clock of this machine is off. */
	| 'TAX_DIGIPOORT_CLOCK_OFF'
	/** The certificate is not accepted, cannot be read, or does not fit its key. */
	| 'TAX_DIGIPOORT_CERTIFICATE'
	/** The certificate is not valid yet, or not any more. */
	| 'TAX_DIGIPOORT_CERTIFICATE_EXPIRED'
	/** The file of the certificate does not open with this passphrase. */
	| 'TAX_DIGIPOORT_PASSPHRASE'
	/** An address or a certificate in the settings cannot be read. */
	| 'TAX_DIGIPOORT_SETTINGS'
	/** An answer that is none of Digipoort. */
	| 'TAX_DIGIPOORT_ANSWER_INVALID'
	/** An answer whose signature is missing, broken, or of somebody else. */
	| 'TAX_DIGIPOORT_SIGNATURE_INVALID';

/** What a channel to Digipoort throws. */
export class DigipoortError extends CodedError<DigipoortErrorCode> {
	/** Whether what was sent may have had its effect: look it up before sending again. */
	readonly mayHaveArrived: boolean;

	constructor(facts: ErrorFacts<DigipoortErrorCode> & { readonly mayHaveArrived: boolean }) {
		super(facts);
		this.name = 'DigipoortError';
		this.mayHaveArrived = facts.mayHaveArrived;
	}
}
