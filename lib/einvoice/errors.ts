import { CodedError, type ErrorFacts } from '../errors/coded-error';
import type { PrintErrorCode } from './print/codes';

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
	/** The document has gone out, or may have, and its files would now be made by other settings. */
	| 'EINVOICE_DOCUMENT_SETTINGS'
	/** The document has gone out, or may have, by another channel. */
	| 'EINVOICE_DOCUMENT_ELSEWHERE'
	/** A person tells what became of a document that has gone already. */
	| 'EINVOICE_DOCUMENT_SETTLED'
	/** Nothing is known of the document. */
	| 'EINVOICE_DOCUMENT_UNKNOWN'
	/** Two items of one run are the same document. */
	| 'EINVOICE_DOCUMENT_TWICE'
	/** Nobody says what became of the document. */
	| 'EINVOICE_OUTCOME_MISSING'
	/** The item has no file in the field that is named. */
	| 'EINVOICE_FILE_MISSING'
	/** What the store holds cannot be read. */
	| 'EINVOICE_STATE_INVALID'
	/** A setting of how the PDF looks cannot be used. */
	| 'EINVOICE_LOOK_INVALID'
	/** The logo is no picture that can be drawn. */
	| 'EINVOICE_LOGO_INVALID'
	| 'EINVOICE_LOGO_TOO_LARGE'
	/** Two wishes for a PDF exclude each other. */
	| 'EINVOICE_PDF_CONFLICT'
	/** What was given as a PDF cannot be read as one. */
	| 'EINVOICE_PDF_INVALID'
	/** A PDF carries a signature, which would not survive what was asked. */
	| 'EINVOICE_PDF_SIGNED'
	/** An annex cannot be read, is protected by a password, or is neither a PDF nor a picture. */
	| 'EINVOICE_ANNEX_INVALID'
	| 'EINVOICE_PASSWORD_INVALID'
	/** What was given as a certificate is no P12 file. */
	| 'EINVOICE_CERTIFICATE_INVALID'
	| 'EINVOICE_CERTIFICATE_PASSPHRASE'
	/** The P12 file has no private key, or none that fits its certificate. */
	| 'EINVOICE_CERTIFICATE_KEY_MISSING'
	| 'EINVOICE_CERTIFICATE_EXPIRED'
	| 'EINVOICE_CERTIFICATE_NOT_YET_VALID'
	/** Making a PDF took longer than it may. */
	| 'EINVOICE_PDF_TIMEOUT'
	/** Making a PDF failed for a reason that is no fault of the invoice. */
	| 'EINVOICE_PDF_FAILED'
	/** The PDF was not made, because it was called off. */
	| 'EINVOICE_PDF_CANCELLED'
	/** Of printing. */
	| PrintErrorCode;

/** What this room throws. */
export class EInvoiceError extends CodedError<EInvoiceErrorCode> {
	constructor(facts: ErrorFacts<EInvoiceErrorCode>) {
		super(facts);
		this.name = 'EInvoiceError';
	}
}
