import {
	PDFArray,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFString,
	type PDFDocument,
} from '@cantoo/pdf-lib';
import { P12Signer } from '@signpdf/signer-p12';
import signpdf from '@signpdf/signpdf';
import { checkCertificate, type CertificateFile } from './certificate';
import { openInvoicePdf, savedPdf } from './open-pdf';

/** With what, when and why a PDF is signed. */
export interface Signing extends CertificateFile {
	/** The moment that the signature tells; the certificate must be valid then. */
	readonly at: Date;
	readonly reason: string;
	/** Who signs. */
	readonly name: string;
}

/** Room for the certificate with those of its issuers. */
const SIGNATURE_BYTES = 16 * 1024;
/** Signature fields: the document has signatures, and is only to be appended to (ISO 32000-1, 12.7.2). */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
/** Printed, and not to be changed. */
const PRINTED_LOCKED = 132;
/** Filled in by the signer once the place of the signature is known. */
const BYTE_RANGE_UNKNOWN = '**********';

/**
 * Signs a PDF with the firm's certificate: an invisible signature over the whole document, of the kind
 * ETSI.CAdES.detached. It must be the last thing that is done to the document.
 *
 * The same document, certificate and moment give the same bytes.
 *
 * @throws EInvoiceError EINVOICE_CERTIFICATE_..., EINVOICE_PDF_INVALID, EINVOICE_PDF_SIGNED
 */
export async function signPdf(bytes: Uint8Array, signing: Signing): Promise<Uint8Array> {
	checkCertificate(signing, signing.at);
	const document = await openInvoicePdf(bytes);
	addPlaceholder(document, signing);
	const { p12, passphrase, at } = signing;
	const signer = new P12Signer(Buffer.from(p12), { passphrase });
	return signpdf.sign(Buffer.from(await savedPdf(document)), signer, at);
}

/** A signature field without a place on the first page, with room for the signature. */
function addPlaceholder(document: PDFDocument, { at, reason, name }: Signing): void {
	const { context } = document;
	const unknown = PDFName.of(BYTE_RANGE_UNKNOWN);
	const byteRange = context.obj([PDFNumber.of(0), unknown, unknown, unknown]);
	const signature = context.register(
		context.obj({
			Type: 'Sig',
			Filter: 'Adobe.PPKLite',
			SubFilter: 'ETSI.CAdES.detached',
			ByteRange: byteRange,
			Contents: PDFHexString.of('0'.repeat(2 * SIGNATURE_BYTES)),
			Reason: PDFHexString.fromText(reason),
			Name: PDFHexString.fromText(name),
			M: PDFString.fromDate(at),
		}),
	);
	const page = document.getPage(0);
	const field = context.register(
		context.obj({
			Type: 'Annot',
			Subtype: 'Widget',
			FT: 'Sig',
			Rect: [0, 0, 0, 0],
			V: signature,
			T: PDFString.of('Signature1'),
			F: PRINTED_LOCKED,
			P: page.ref,
		}),
	);
	page.node.addAnnot(field);
	const form = formOf(document);
	form.set(PDFName.of('SigFlags'), PDFNumber.of(SIGNATURES_EXIST_APPEND_ONLY));
	form.lookup(PDFName.of('Fields'), PDFArray).push(field);
}

/** The form of the document with its fields, which an annex may have brought. */
function formOf(document: PDFDocument): PDFDict {
	const name = PDFName.of('AcroForm');
	const known = document.catalog.lookup(name);
	const form = known instanceof PDFDict ? known : document.context.obj({});
	if (form !== known) document.catalog.set(name, document.context.register(form));
	const fields = PDFName.of('Fields');
	if (!(form.lookup(fields) instanceof PDFArray)) form.set(fields, document.context.obj([]));
	return form;
}
