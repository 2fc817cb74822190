/** What is used of libraries that bring no types, or none for these files. */

declare module 'fontkit' {
	/** A parsed font. */
	export interface Font {
		readonly postscriptName: string;
		readonly unitsPerEm: number;
		hasGlyphForCodePoint(codePoint: number): boolean;
		glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
		/** Chooses and places the glyphs of a text; may be replaced. */
		layout(text: string, features?: unknown): GlyphRun;
	}

	/** In units of the font. */
	interface GlyphPosition {
		xAdvance: number;
		yAdvance: number;
		xOffset: number;
		yOffset: number;
	}

	/** The glyphs of a text, and where each stands from the one before it. */
	interface GlyphRun {
		readonly glyphs: readonly unknown[];
		readonly positions: readonly GlyphPosition[];
		readonly advanceWidth: number;
	}

	/**
	 * A kind of font files: `create` asks `probe` whether it is one, and then calls the function with `new`,
	 * which gives what it returns.
	 */
	interface Format {
		(stream: { readonly buffer: Uint8Array }): Font;
		probe(bytes: Uint8Array): boolean;
	}

	export function create(bytes: Uint8Array): Font;
	export function registerFormat(format: Format): void;
}

declare module 'pdfmake/js/Printer' {
	interface FileSource {
		existsSync(path: string): boolean;
		readFileSync(path: string): Uint8Array | undefined;
	}

	interface UrlResolver {
		resolve(url: string | undefined): void;
		resolved(): Promise<void>;
	}

	/** A document that is drawn; its bytes are read from it once it is ended. */
	export interface Drawing extends NodeJS.ReadableStream {
		/** Written as they stand into the document information and into the XMP metadata. */
		info: Record<string, unknown>;
		endMetadata(): void;
		end(): void;
	}

	export default class PdfPrinter {
		constructor(
			fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
			files: FileSource,
			urlResolver: UrlResolver,
			localAccessPolicy: (path: string) => boolean,
		);
		/** @param definition a `DocumentDefinition`, see layout/content.ts */
		createPdfKitDocument(definition: object): Promise<Drawing>;
	}
}

declare module 'pdfmake/js/qrEnc' {
	interface Rectangle {
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
	}

	interface QrNode {
		readonly qr: string;
		readonly eccLevel: 'L' | 'M' | 'Q' | 'H';
		readonly mode: 'octet';
		/** After measuring: the background, then each dark module; modules are five units wide. */
		readonly _canvas?: readonly Rectangle[];
		readonly _width?: number;
	}

	const encoder: { measure(node: QrNode): QrNode };
	export default encoder;
}
