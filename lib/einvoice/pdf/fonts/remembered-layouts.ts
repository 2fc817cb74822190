import type { Font, GlyphPosition, GlyphRun } from 'fontkit';

/** Words that a font remembers; beyond it the memory starts anew. */
const MOST_WORDS = 20_000;

/**
 * Lets a font remember how it has laid out words, over documents: the same labels, articles and amounts
 * come back on every invoice, and laying them out is a third of the cost of drawing.
 */
export function rememberLayouts(font: Font): void {
	const layOut = font.layout.bind(font);
	const known = new Map<string, GlyphRun>();
	font.layout = (text, features) => {
		if (features !== undefined && features !== null) return layOut(text, features);
		const before = known.get(text);
		if (before !== undefined) return copyOf(before);
		const run = layOut(text);
		if (known.size >= MOST_WORDS) known.clear();
		known.set(text, copyOf(run));
		return run;
	};
}

/** Who gets a run scales its positions in place, so each gets positions of its own. */
function copyOf({ glyphs, positions }: GlyphRun): GlyphRun {
	const own = positions.map(({ xAdvance, yAdvance, xOffset, yOffset }): GlyphPosition => ({
		xAdvance,
		yAdvance,
		xOffset,
		yOffset,
	}));
	return {
		glyphs,
		positions: own,
		get advanceWidth() {
			return own.reduce((width, { xAdvance }) => width + xAdvance, 0);
		},
	};
}
