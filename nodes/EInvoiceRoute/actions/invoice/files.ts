import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	checkInvoice,
	dateFields,
	DOCUMENT_KINDS,
	EInvoiceError,
	fileName,
	isInvoice,
	unsafeSigns,
	UBL_FORMATS,
	writeUbl,
	type Annex,
	type Bilingual,
	type DocumentFile,
	type EmbeddedPdf,
	type Finding,
	type PdfJob,
	type UblFormat,
} from '../../../../lib/einvoice';
import { digest } from '../../../shared/digest';
import type { ItemParameters } from '../../../shared/item-parameters';
import { objectOf, flagOf, textOf, textsOf } from '../../../shared/values';
import { bytesOf, fileNameOf } from '../../binary-fields';
import { LABELS } from '../../labels';
import type { InvoiceSession } from '../../session';
import { AUTOINVOICE_LACKS_UBL, LACKS_UBL, leftOutOfName, shownOtherwise } from './attention';
import { contentOf } from './content';
import type { RoutedDocument } from './document';

/** The files of a document, and what is to be said about them. */
export interface MadeFiles {
	readonly files: readonly DocumentFile[];
	/** Warnings, and errors of the UBL that was left out for them. */
	readonly findings: readonly Finding[];
	/** What somebody has to look at. */
	readonly notices: readonly Bilingual[];
}

/** What an invoice is held against before anything is made of it. */
export interface Checked {
	readonly findings: readonly Finding[];
	readonly format: UblFormat | undefined;
	readonly notices: readonly Bilingual[];
}

/**
 * Holds the invoice against the law, and against the rules of the UBL that it is to become. What only
 * the UBL breaks does not keep a PDF from being mailed; AutoInvoice takes nothing else.
 *
 * @throws EInvoiceError EINVOICE_RULE_BROKEN
 */
export async function checked(
	document: RoutedDocument,
	parameters: ItemParameters,
): Promise<Checked> {
	const { invoice, kind, routed } = document;
	if (invoice === undefined) return { findings: [], format: undefined, notices: [] };
	const findings = checkInvoice(invoice.content, 'pdf', invoice.totals);
	const errors = findings.filter(isError);
	if (errors.length > 0) throw broken(document, errors);
	const asked = isInvoice(kind) ? parameters.text('ubl', LABELS.ubl) : '';
	const format = UBL_FORMATS.find((one) => one === asked);
	const isElectronic = routed.channel === 'email' || routed.channel === 'autoInvoice';
	if (format === undefined || !isElectronic) {
		const notices = routed.channel === 'autoInvoice' ? [AUTOINVOICE_LACKS_UBL] : [];
		return { findings, format: undefined, notices };
	}
	await nextTurn();
	const ofFormat = checkInvoice(invoice.content, format, invoice.totals);
	const formatErrors = ofFormat.filter(isError);
	if (formatErrors.length === 0) return { findings: ofFormat, format, notices: [] };
	if (routed.channel === 'autoInvoice') throw broken(document, formatErrors);
	return { findings: ofFormat, format: undefined, notices: [LACKS_UBL] };
}

/**
 * Makes the PDF and the UBL of a document.
 *
 * @throws EInvoiceError of drawing, merging, signing and naming; EINVOICE_FILE_MISSING
 */
export async function makeFiles(
	session: InvoiceSession,
	document: RoutedDocument,
	parameters: ItemParameters,
): Promise<MadeFiles> {
	const options = parameters.fields('options', LABELS.options);
	const { findings, format, notices: before } = await checked(document, parameters);
	const embeds = flagOf(options['embedPdf'] ?? true, 'PDF Inside the UBL');
	const withinPdf = flagOf(options['pdfA'] ?? false, 'PDF/A-3') && format !== undefined;
	const bare = withinPdf ? await ublOf(document, { format, findings }) : undefined;
	const { bytes, content, missing } = await makePdf(session, document, parameters, bare);
	const { name: pdfName, lost } = nameOf(document, parameters, 'pdf');
	const notices = [...before, ...shownOtherwise(missing), ...leftOutOfName(lost)];
	const pdf = { role: 'pdf', name: pdfName, bytes, content };
	if (format === undefined) return { files: [pdf], findings, notices };
	const embedded = { name: pdfName, base64: Buffer.from(bytes).toString('base64') };
	const xml = await ublOf(document, { format, findings, pdf: embeds ? embedded : undefined });
	const ubl = {
		role: 'ubl',
		name: nameOf(document, parameters, 'xml').name,
		bytes: Buffer.from(xml, 'utf8'),
		content: digest(`${content} ${format} ${String(embeds)}`),
	};
	return { files: [pdf, ubl], findings, notices };
}

interface UblOrder extends Pick<Checked, 'findings'> {
	readonly format: UblFormat;
	readonly pdf?: EmbeddedPdf | undefined;
}

async function ublOf(
	{ invoice }: RoutedDocument,
	{ format, findings, pdf }: UblOrder,
): Promise<string> {
	if (invoice === undefined) throw new Error('Only an invoice becomes UBL.');
	// Of an invoice of thousands of lines writing takes a while, as reading and checking do.
	await nextTurn();
	const known = { totals: invoice.totals, findings };
	return writeUbl(invoice.content, { format, known, ...(pdf !== undefined && { pdf }) });
}

/** The bytes, and what tells them from those of another content: a signature differs each time. */
async function makePdf(
	session: InvoiceSession,
	document: RoutedDocument,
	parameters: ItemParameters,
	xml: string | undefined,
): Promise<{ bytes: Uint8Array; content: string; missing: readonly string[] }> {
	const options = parameters.fields('options', LABELS.options);
	const source = await sourceOf(session, document, parameters, xml);
	const annexes = await annexesOf(
		session,
		parameters.item,
		textsOf(options['annexes'] ?? '', 'Annex Fields'),
	);
	const password = textOf(options['password'], 'Password of the PDF');
	const job: PdfJob = {
		source,
		annexes,
		...(parameters.flag('sign', LABELS.sign) && { signing: await signingOf(session) }),
		...(password !== '' && { protection: { userPassword: password, ownerPassword: password } }),
	};
	const { bytes, missingCharacters: missing } = await session.pdfs().produce(job);
	return { bytes, content: await contentOf(job), missing };
}

async function sourceOf(
	session: InvoiceSession,
	{ invoice, language }: RoutedDocument,
	parameters: ItemParameters,
	xml: string | undefined,
): Promise<PdfJob['source']> {
	const { item } = parameters;
	if (invoice === undefined || parameters.text('pdfFrom', LABELS.pdfFrom) === 'binary') {
		const bytes = await bytesOf(
			session.context,
			item,
			parameters.text('pdfField', LABELS.pdfField),
		);
		return { kind: 'given', bytes };
	}
	const options = parameters.fields('options', LABELS.options);
	const logo = textOf(options['logo'], 'Logo Field');
	return {
		kind: 'drawn',
		invoice: invoice.content,
		totals: invoice.totals,
		look: {
			template: objectOf(options['layout'] ?? {}, 'Layout'),
			...(logo !== '' && { logo: await bytesOf(session.context, item, logo) }),
		},
		options: {
			language,
			pdfA: flagOf(options['pdfA'] ?? false, 'PDF/A-3'),
			...(xml !== undefined && { attachment: { name: 'invoice.xml', xml } }),
		},
	};
}

async function annexesOf(
	session: InvoiceSession,
	item: number,
	names: readonly string[],
): Promise<readonly Annex[]> {
	return await Promise.all(
		names.map(async (field) => ({
			name: fileNameOf(session.context, item, field),
			bytes: await bytesOf(session.context, item, field),
		})),
	);
}

async function signingOf(session: InvoiceSession): Promise<NonNullable<PdfJob['signing']>> {
	const { file, name, reason } = await session.certificate();
	return { ...file, name, reason, at: new Date() };
}

/** The name of a file, and what of the customer's name it cannot have. */
function nameOf(
	document: RoutedDocument,
	parameters: ItemParameters,
	extension: string,
): { readonly name: string; readonly lost: readonly string[] } {
	const { kind, language, number, date, customer, customerNumber, administration, invoice } =
		document;
	const format = parameters.text('fileName', LABELS.fileName);
	const name = fileName({
		format,
		extension,
		fields: {
			...dateFields(date),
			kind: DOCUMENT_KINDS[kind][language],
			company: invoice?.content.seller.name ?? '',
			reference: invoice?.content.orderReference ?? '',
			...{ number, customer, customerNumber, administration },
		},
	});
	return { name, lost: /\{\s*customer\s*\}/i.test(format) ? unsafeSigns(customer) : [] };
}

function isError({ severity }: Finding): boolean {
	return severity === 'error';
}

/** Sentences, one behind the other, and none twice. */
function each(sentences: readonly string[]): string {
	return [...new Set(sentences)].join(' ');
}

/** More would not be read. */
const SHOWN = 3;

function broken({ number, key }: RoutedDocument, errors: readonly Finding[]): EInvoiceError {
	const shown = errors.slice(0, SHOWN);
	const more = errors.length - shown.length;
	const sentences = shown.map(({ message }) => message.en).join(' ');
	return new EInvoiceError({
		code: 'EINVOICE_RULE_BROKEN',
		message: `Invoice ${number} is not right: ${sentences}${more > 0 ? ` And ${more} more.` : ''}`,
		remedy: each(shown.map(({ remedy }) => remedy.en)),
		record: `document ${key}`,
		details: {
			rule: shown[0]?.rule ?? '',
			field: shown[0]?.field ?? '',
			findings: errors.length,
			findingsNl: `${each(shown.map(({ message }) => message.nl))} ${each(shown.map(({ remedy }) => remedy.nl))}`,
		},
	});
}
