import { DARK, LIGHT, PAPER, type Colours } from '../../../lib/pages/colours';

/** Of WCAG 2.2: relative luminance. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

const THEMES: readonly (readonly [string, Colours])[] = [
	['light', LIGHT],
	['dark', DARK],
	['paper', PAPER],
];

describe.each(THEMES)('the colours of the %s theme', (_, colours) => {
	it.each(['text', 'quiet', 'written', 'failed', 'well', 'warn'] as const)(
		'let %s be read as text on a page and on a card (4.5 to 1)',
		(name) => {
			for (const ground of [colours.page, colours.card]) {
				expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(4.5);
			}
		},
	);

	it('let the text of a button be read', () => {
		expect(contrast(colours.onButton, colours.written)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(['stub', 'edge', 'written', 'failed', 'warn'] as const)(
		'let %s be told from its ground where it is no text (3 to 1)',
		(name) => {
			expect(contrast(colours[name], colours.card)).toBeGreaterThanOrEqual(3);
		},
	);
});
