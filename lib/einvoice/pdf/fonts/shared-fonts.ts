import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit = require('fontkit');
import { rememberLayouts } from './remembered-layouts';

/** The files of the fonts that a PDF is set in, and what they are called there. */
export const FONT_FILES = {
	regular: 'NotoSans_400Regular.ttf',
	bold: 'NotoSans_600SemiBold.ttf',
	emoji: 'NotoEmoji_400Regular.ttf',
} as const;

export type FontName = keyof typeof FONT_FILES;

/** Fonts that are read and parsed once and then set many documents. */
export interface SharedFonts {
	readonly parsed: Readonly<Record<FontName, fontkit.Font>>;
	/** The bytes by which the font is asked for from the library that draws. */
	readonly handles: Readonly<Record<FontName, Uint8Array>>;
}

/** Begins the bytes that stand for a font which is parsed already; no font file begins so. */
const HANDLE = 'parsed font ';

const parsedByHandle = new Map<string, fontkit.Font>();
let isRegistered = false;

/**
 * Reads the fonts of a folder. Parsing a font, and above all what it remembers of its glyphs, is most of
 * the cost of a document; so every document of a thread shares the parsed ones. They come to the drawing
 * library by way of a font format of our own, whose "files" only name a parsed font.
 */
export function loadFonts(folder: string): SharedFonts {
	registerHandles();
	return {
		parsed: {
			regular: parsedFont(folder, 'regular'),
			bold: parsedFont(folder, 'bold'),
			emoji: parsedFont(folder, 'emoji'),
		},
		handles: {
			regular: handleOf(folder, 'regular'),
			bold: handleOf(folder, 'bold'),
			emoji: handleOf(folder, 'emoji'),
		},
	};
}

function parsedFont(folder: string, name: FontName): fontkit.Font {
	const path = join(folder, FONT_FILES[name]);
	const known = parsedByHandle.get(HANDLE + path);
	if (known !== undefined) return known;
	const font = fontkit.create(readFileSync(path));
	rememberLayouts(font);
	parsedByHandle.set(HANDLE + path, font);
	return font;
}

function handleOf(folder: string, name: FontName): Uint8Array {
	return Buffer.from(HANDLE + join(folder, FONT_FILES[name]));
}

function registerHandles(): void {
	if (isRegistered) return;
	isRegistered = true;
	function parsedFontOf({ buffer }: { readonly buffer: Uint8Array }): fontkit.Font {
		const font = parsedByHandle.get(textOf(buffer));
		if (font === undefined) throw new Error('A font was asked for that is not parsed.');
		return font;
	}
	const probe = (bytes: Uint8Array): boolean => parsedByHandle.has(textOf(bytes));
	fontkit.registerFormat(Object.assign(parsedFontOf, { probe }));
}

function textOf(bytes: Uint8Array): string {
	return bytes.length > 4096 ? '' : Buffer.from(bytes).toString();
}
