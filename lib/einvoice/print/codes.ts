/** Everything that can go wrong with a print. Codes never change meaning. */
export type PrintErrorCode =
	/** No printer is chosen. */
	| 'EINVOICE_PRINTER_MISSING'
	/** What is given as the address of a printer is none. */
	| 'EINVOICE_PRINTER_ADDRESS_INVALID'
	/** No connection was made. */
	| 'EINVOICE_PRINTER_UNREACHABLE'
	/** The connection broke, or no whole answer came in time. */
	| 'EINVOICE_PRINTER_CUT'
	/** No encrypted connection, or a certificate that is not trusted. */
	| 'EINVOICE_PRINTER_CERTIFICATE'
	/** User or password are refused, or may not print. */
	| 'EINVOICE_PRINTER_SIGN_IN'
	/** There is no printer or queue at the address. */
	| 'EINVOICE_PRINTER_UNKNOWN'
	/** What answers there is no printer. */
	| 'EINVOICE_PRINTER_ANSWER_INVALID'
	/** The printer takes no PDF. */
	| 'EINVOICE_PRINTER_NO_PDF'
	/** Somebody has told the printer to take no jobs. */
	| 'EINVOICE_PRINTER_NOT_ACCEPTING'
	/** The printer takes no further job just now. */
	| 'EINVOICE_PRINTER_BUSY'
	/** The printer refuses this document or a wish for it, and has not taken it. */
	| 'EINVOICE_PRINTER_REFUSED'
	/** The printer has an error of its own. */
	| 'EINVOICE_PRINTER_FAILED'
	/** The printer has the document, and has not printed it yet. */
	| 'EINVOICE_PRINT_WAITING'
	/** The printer gave up the job. */
	| 'EINVOICE_PRINT_ABORTED'
	/** Somebody called the job off at the printer. */
	| 'EINVOICE_PRINT_CANCELED'
	/** The printer came to the end of the job, and says that something went wrong. */
	| 'EINVOICE_PRINT_WITH_ERRORS'
	/** Whether it was printed is not known. */
	| 'EINVOICE_PRINT_DOUBTFUL'
	/** It was not printed before, and has not changed since. */
	| 'EINVOICE_PRINT_REFUSED_BEFORE'
	/** It was printed, or may have been, with another content. */
	| 'EINVOICE_PRINT_OTHER_CONTENT'
	/** Another printer has it, or may have it. */
	| 'EINVOICE_PRINT_ELSEWHERE'
	/** Another execution is printing it. */
	| 'EINVOICE_PRINT_IN_PROGRESS'
	/** Another execution has taken it over. */
	| 'EINVOICE_PRINT_TAKEN_OVER'
	/** The execution was canceled. */
	| 'EINVOICE_PRINT_STOPPED'
	/** A person decided that it is not printed. */
	| 'EINVOICE_PRINT_GIVEN_UP'
	/** There is no print job with this key. */
	| 'EINVOICE_PRINT_JOB_UNKNOWN'
	/** A person asked for what cannot be done with a print job. */
	| 'EINVOICE_PRINT_JOB_STATE';
