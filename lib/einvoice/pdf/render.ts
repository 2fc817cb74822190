import { buffer } from 'node:stream/consumers';
import PdfPrinter, { type Drawing } from 'pdfmake/js/Printer';
import { languageOf, type Language } from '../invoice/language';
import type { Invoice } from '../invoice/schema';
import type { Totals } from '../invoice/totals';
import type { SharedFonts } from './fonts/shared-fonts';
import { TextRuns } from './fonts/text-runs';
import type { AssociatedFile, DocumentDefinition } from './layout/content';
import { FAMILIES, KEPT_WITH_TOTALS, layOut } from './layout/document';
import { LOGO } from './layout/head';
import { settingOf, type Setting } from './layout/setting';
import { drawableLogo } from './logo';
import { readTemplate, type Look } from './look';

/** A file that travels inside the PDF: the same invoice for programs. */
export interface AttachedXml {
	/** Such as `20260012.xml`. */
	readonly name: string;
	readonly xml: string;
}

export interface RenderOptions {
	/** Left out: that of the buyer. */
	readonly language?: Language;
	/** When the document says it was made; left out: at noon of the day of issue, so that it is reproducible. */
	readonly createdAt?: Date;
	/** For long keeping: PDF/A-3b (ISO 19005-3). */
	readonly pdfA?: boolean;
	readonly attachment?: AttachedXml;
}

export interface RenderedPdf {
	readonly bytes: Uint8Array;
	/** Characters that no font has; they are shown as U+FFFD. */
	readonly missingCharacters: readonly string[];
}

const PRODUCER = 'n8n-nodes-accountview';
const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** File names under which the printer asks for what it is given here. */
const SOURCES = { regular: 'regular', bold: 'bold', emoji: 'emoji' } as const;

/**
 * Draws an invoice or a credit note on A4. The same input gives the same bytes.
 *
 * @param totals of this invoice, see `computeTotals`
 * @throws EInvoiceError EINVOICE_LOOK_INVALID, EINVOICE_LOGO_INVALID, EINVOICE_LOGO_TOO_LARGE
 */
export async function renderInvoice(
	{
		invoice,
		totals,
		look,
	}: { readonly invoice: Invoice; readonly totals: Totals; readonly look: Look },
	options: RenderOptions,
	fonts: SharedFonts,
): Promise<RenderedPdf> {
	const template = readTemplate(look);
	const logo = look.logo === undefined ? undefined : drawableLogo(look.logo);
	const language = options.language ?? languageOf(invoice.buyer.language);
	const runs = new TextRuns(fonts.parsed);
	const hasLogo = logo !== undefined;
	const setting = settingOf({ invoice, totals, language, template, runs, hasLogo });
	const sources = new Map<string, Uint8Array>([
		[SOURCES.regular, fonts.handles.regular],
		[SOURCES.bold, fonts.handles.bold],
		[SOURCES.emoji, fonts.handles.emoji],
		...(logo === undefined ? [] : [[LOGO, logo] as const]),
	]);
	const bytes = await drawn(setting, sources, options);
	return { bytes, missingCharacters: runs.missing };
}

/** Most documents are laid out once; where the totals would stand alone on a page, once more. */
async function drawn(
	setting: Setting,
	sources: ReadonlyMap<string, Uint8Array>,
	options: RenderOptions,
): Promise<Uint8Array> {
	const first = layOut(setting, 0);
	const drawing = await draw(described(first.definition, setting, options), sources);
	if (!first.totalsStandAlone()) return finished(drawing);
	const kept = Math.min(KEPT_WITH_TOTALS, setting.invoice.lines.length - 1);
	if (kept === 0) return finished(drawing);
	const second = layOut(setting, kept);
	return finished(await draw(described(second.definition, setting, options), sources));
}

async function draw(
	definition: DocumentDefinition,
	sources: ReadonlyMap<string, Uint8Array>,
): Promise<Drawing> {
	const printer = new PdfPrinter(
		{
			[FAMILIES.sans]: { normal: SOURCES.regular, bold: SOURCES.bold },
			[FAMILIES.emoji]: { normal: SOURCES.emoji, bold: SOURCES.emoji },
		},
		{
			existsSync: (path) => sources.has(path),
			readFileSync: (path) => sources.get(path),
		},
		{ resolve: () => undefined, resolved: () => Promise.resolve() },
		() => false,
	);
	return printer.createPdfKitDocument(definition);
}

async function finished(drawing: Drawing): Promise<Uint8Array> {
	escapeMetadata(drawing);
	const bytes = buffer(drawing);
	drawing.end();
	return bytes;
}

/** Metadata, language, kind of PDF and what is attached. */
function described(
	definition: DocumentDefinition,
	{ title, invoice, language }: Setting,
	{ createdAt, pdfA = false, attachment }: RenderOptions,
): DocumentDefinition {
	const created = createdAt ?? new Date(`${invoice.issueDate}T12:00:00Z`);
	return {
		...definition,
		version: '1.7',
		language: LANGUAGE_TAGS[language],
		displayTitle: true,
		...(pdfA ? { subset: 'PDF/A-3b' as const } : {}),
		...(attachment === undefined ? {} : { files: filesOf(attachment, created) }),
		info: {
			title,
			author: invoice.seller.name,
			subject: `${title}, ${invoice.buyer.name}`,
			creator: PRODUCER,
			producer: PRODUCER,
			creationDate: created,
			modDate: created,
		},
	};
}

function filesOf({ name, xml }: AttachedXml, created: Date): Record<string, AssociatedFile> {
	const file: AssociatedFile = {
		src: `data:text/xml;base64,${Buffer.from(xml).toString('base64')}`,
		name,
		type: 'text/xml',
		description: name,
		relationship: 'Alternative',
		creationDate: created,
		modifiedDate: created,
	};
	return { [name]: file };
}

/** The library puts these texts into the XMP metadata as they are; & and < would break it. */
function escapeMetadata(drawing: Drawing): void {
	const write = drawing.endMetadata.bind(drawing);
	drawing.endMetadata = () => {
		for (const [name, value] of Object.entries(drawing.info)) {
			if (typeof value === 'string' || value instanceof String) {
				drawing.info[name] = escapedXml(value.toString());
			}
		}
		write();
	};
}

function escapedXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
