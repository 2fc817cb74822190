import type { Font, GlyphRun } from 'fontkit';
import { rememberLayouts } from '../../../../../lib/einvoice/pdf/fonts/remembered-layouts';

/** A font whose letters are ten wide, and which counts how often it lays out. */
function countingFont(): { font: Font; count: () => number } {
	let count = 0;
	const font: Font = {
		postscriptName: 'Counting',
		unitsPerEm: 1000,
		hasGlyphForCodePoint: () => true,
		glyphForCodePoint: () => ({ advanceWidth: 10 }),
		layout: (text) => {
			count += 1;
			const positions = Array.from(text, () => ({
				xAdvance: 10,
				yAdvance: 0,
				xOffset: 1,
				yOffset: 0,
			}));
			return { glyphs: Array.from(text), positions, advanceWidth: 10 * positions.length };
		},
	};
	return { font, count: () => count };
}

/** What the drawing library does with a run that it gets. */
function scale(run: GlyphRun): number {
	for (const position of run.positions) position.xAdvance *= 0.5;
	return run.positions.reduce((width, { xAdvance }) => width + xAdvance, 0);
}

describe('layouts that a font remembers', () => {
	it('are made once, and the same each time whatever is done with them', () => {
		const { font, count } = countingFont();
		rememberLayouts(font);
		expect([1, 2, 3].map(() => scale(font.layout('abc')))).toEqual([15, 15, 15]);
		expect(font.layout('abc').glyphs).toEqual(['a', 'b', 'c']);
		expect(count()).toBe(1);
	});

	it('are as wide as their positions say, also once those are scaled', () => {
		const { font } = countingFont();
		rememberLayouts(font);
		font.layout('abcd');
		const run = font.layout('abcd');
		expect(run.advanceWidth).toBe(40);
		scale(run);
		expect(run.advanceWidth).toBe(20);
	});

	it('with features of their own are made each time', () => {
		const { font, count } = countingFont();
		rememberLayouts(font);
		font.layout('abc', ['smcp']);
		font.layout('abc', ['smcp']);
		font.layout('abc', null);
		font.layout('abc');
		expect(count()).toBe(3);
	});
});
