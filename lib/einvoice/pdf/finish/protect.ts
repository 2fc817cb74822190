import { EInvoiceError } from '../../errors';
import { isPdfA, openInvoicePdf, savedPdf } from './open-pdf';

/** Passwords of a PDF. */
export interface Protection {
	/** Asked when the document is opened. */
	readonly userPassword: string;
	/** Opens it with every right. */
	readonly ownerPassword: string;
}

/** More is cut off by the standard (ISO 32000-2, 7.6.4.3.3), so that what is cut off is not asked. */
const MOST_BYTES = 127;

/**
 * Encrypts a PDF with AES-256, so that it asks for a password. Each time with other bytes: encryption
 * needs randomness.
 *
 * @throws EInvoiceError EINVOICE_PASSWORD_INVALID, EINVOICE_PDF_CONFLICT, EINVOICE_PDF_INVALID,
 * EINVOICE_PDF_SIGNED
 */
export async function protectPdf(
	bytes: Uint8Array,
	{ userPassword, ownerPassword }: Protection,
): Promise<Uint8Array> {
	checkPassword(userPassword, 'to open the PDF');
	checkPassword(ownerPassword, 'of the owner');
	const document = await openInvoicePdf(bytes);
	if (isPdfA(document)) throw archivedAndProtected();
	document.encrypt({
		userPassword,
		ownerPassword,
		permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
	});
	return savedPdf(document);
}

/** What is kept for years must open without a password: PDF/A forbids encryption (ISO 19005-3, 6.1.3). */
export function archivedAndProtected(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PDF_CONFLICT',
		message: 'A PDF/A document cannot have a password.',
		remedy: 'Switch off either PDF/A or the password.',
		details: { one: 'pdfA', other: 'password' },
	});
}

function checkPassword(password: string, which: string): void {
	if (password === '') throw unusable(`The password ${which} is empty.`, 'Fill it in.');
	if (Buffer.byteLength(password.normalize('NFKC')) > MOST_BYTES) {
		throw unusable(
			`The password ${which} is longer than ${MOST_BYTES} bytes, and the rest would not count.`,
			'Choose a shorter one.',
		);
	}
}

function unusable(message: string, remedy: string): EInvoiceError {
	return new EInvoiceError({ code: 'EINVOICE_PASSWORD_INVALID', message, remedy });
}
