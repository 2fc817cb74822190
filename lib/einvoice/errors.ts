import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong with an invoice on its way. Codes never change meaning. */
export type EInvoiceErrorCode =
	/** What was given is no invoice: a field is missing or cannot be read. */
	| 'EINVOICE_INVALID'
	/** An amount is larger than can be reckoned with exactly. */
	| 'EINVOICE_AMOUNT_TOO_LARGE'
	/** The invoice breaks a rule of the format that is asked for. */
	| 'EINVOICE_RULE_BROKEN'
	/** A text holds a character that XML cannot carry. */
	| 'EINVOICE_CHARACTER_INVALID'
	/** The settings of a customer cannot be read. */
	| 'EINVOICE_CUSTOMER_INVALID'
	/** The format of a file name cannot be used. */
	| 'EINVOICE_NAME_INVALID'
	/** The format of a file name asks for a field that there is not. */
	| 'EINVOICE_NAME_FIELD_UNKNOWN'
	/** A document has no kind or no number to be known by. */
	| 'EINVOICE_KEY_MISSING'
	| 'EINVOICE_FOLDER_MISSING'
	/** The folder may not be written to. */
	| 'EINVOICE_FOLDER_CLOSED'
	| 'EINVOICE_FOLDER_FULL'
	/** The disk of the folder gave an error. */
	| 'EINVOICE_FOLDER_FAILED'
	/** Too many files of that name lie in the folder. */
	| 'EINVOICE_FILES_TOO_MANY'
	/** The document has gone out with another content. */
	| 'EINVOICE_DOCUMENT_GONE'
	/** Nothing is known of the document. */
	| 'EINVOICE_DOCUMENT_UNKNOWN'
	/** What the store holds cannot be read. */
	| 'EINVOICE_STATE_INVALID';

/** What this room throws. */
export class EInvoiceError extends CodedError<EInvoiceErrorCode> {
	constructor(facts: ErrorFacts<EInvoiceErrorCode>) {
		super(facts);
		this.name = 'EInvoiceError';
	}
}
