import type { FontName, SharedFonts } from './shared-fonts';

/** A piece of text in one font. */
export interface TextRun {
	readonly text: string;
	readonly font: 'sans' | 'emoji';
}

/** Shown for what no font has. */
const REPLACEMENT = '\u{FFFD}';

/** What every text font has. */
const PLAIN =
	/^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u20ac\u2013\u2014\u2018-\u201e\u2022\u2026]*$/;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
const JOINER = 0x200d;
/** Choose between the text and the emoji form of the sign before them. */
const FORM_CHOICES: ReadonlySet<number> = new Set([0xfe0e, 0xfe0f]);
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Divides texts into runs by which font has their signs, and remembers which signs none has. */
export class TextRuns {
	readonly #fonts: SharedFonts['parsed'];
	readonly #missing = new Set<string>();

	constructor(fonts: SharedFonts['parsed']) {
		this.#fonts = fonts;
	}

	/** The signs that came out as U+FFFD so far. */
	get missing(): readonly string[] {
		return [...this.#missing];
	}

	/** Lines stay lines; tabs become blanks; other control characters are left out. */
	of(given: string): readonly TextRun[] {
		const text = given.normalize('NFC').replace(LINE_BREAKS, '\n').replaceAll('\t', ' ');
		if (PLAIN.test(text)) return [{ text, font: 'sans' }];
		const runs: { text: string; font: TextRun['font'] }[] = [];
		for (const sign of text) {
			const last = runs.at(-1);
			const set = this.#set(sign, last?.font ?? 'sans');
			if (set.text === '') continue;
			if (last?.font === set.font) last.text += set.text;
			else runs.push(set);
		}
		return runs;
	}

	/** Width in points of a text that has no more than one line. */
	width(text: string, fontSize: number, font: FontName): number {
		const { unitsPerEm } = this.#fonts[font];
		let units = 0;
		for (const sign of text) {
			units += this.#fonts[font].glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth;
		}
		return (units / unitsPerEm) * fontSize;
	}

	#set(sign: string, before: TextRun['font']): { text: string; font: TextRun['font'] } {
		const codePoint = sign.codePointAt(0) ?? 0;
		if (sign === '\n') return { text: sign, font: before };
		if (FORM_CHOICES.has(codePoint)) return { text: before === 'emoji' ? sign : '', font: before };
		if (codePoint === JOINER) return { text: sign, font: before };
		if (INVISIBLE.test(sign)) return { text: '', font: before };
		if (this.#fonts.regular.hasGlyphForCodePoint(codePoint)) return { text: sign, font: 'sans' };
		if (this.#fonts.emoji.hasGlyphForCodePoint(codePoint)) return { text: sign, font: 'emoji' };
		this.#missing.add(sign);
		return { text: REPLACEMENT, font: 'sans' };
	}
}
