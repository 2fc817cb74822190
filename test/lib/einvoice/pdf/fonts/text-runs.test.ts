import { TextRuns } from '../../../../../lib/einvoice/pdf/fonts/text-runs';
import { testFonts } from '../support/drawn';

async function runs(): Promise<TextRuns> {
	return new TextRuns((await testFonts()).parsed);
}

describe('runs of text', () => {
	it.each([
		'Café Zoë, Łódź, € 12,50 – “ja”',
		'Παπαδόπουλος & Υιοί',
		'ООО Рога и копыта',
		'Ştefan Ţurcanu',
	])('sets %j in the font for text', async (text) => {
		const given = await runs();
		expect(given.of(text)).toEqual([{ text, font: 'sans' }]);
		expect(given.missing).toEqual([]);
	});

	it('sets emoji in a font of their own, and signs joined to one stay with it', async () => {
		const given = await runs();
		expect(given.of('Feest 🎉 voor 👩‍👧 en ❤️!')).toEqual([
			{ text: 'Feest ', font: 'sans' },
			{ text: '🎉', font: 'emoji' },
			{ text: ' voor ', font: 'sans' },
			{ text: '👩‍👧', font: 'emoji' },
			{ text: ' en ', font: 'sans' },
			{ text: '❤️', font: 'emoji' },
			{ text: '!', font: 'sans' },
		]);
		expect(given.missing).toEqual([]);
	});

	it('shows what no font has as U+FFFD, and tells each such sign once', async () => {
		const given = await runs();
		expect(given.of('日本 日')).toEqual([{ text: '\u{FFFD}\u{FFFD} \u{FFFD}', font: 'sans' }]);
		expect(given.missing).toEqual(['日', '本']);
	});

	it('puts letters and their accents together', async () => {
		expect((await runs()).of('Zoe\u0308')).toEqual([{ text: 'Zoë', font: 'sans' }]);
	});

	it('keeps lines, makes tabs blanks and leaves out what cannot be seen', async () => {
		expect((await runs()).of('a\r\nb\tc\u0000\u0007\u200e\ufeffd')).toEqual([
			{ text: 'a\nb cd', font: 'sans' },
		]);
	});

	it('has half a sign for what it is', async () => {
		const given = await runs();
		expect(given.of('a\ud83d')).toEqual([{ text: 'a\u{FFFD}', font: 'sans' }]);
	});

	it('measures a text in points', async () => {
		const given = await runs();
		const ten = given.width('0000000000', 10, 'regular');
		expect(ten).toBeCloseTo(10 * given.width('0', 10, 'regular'), 6);
		expect(given.width('1', 10, 'regular')).toBeCloseTo(given.width('0', 10, 'regular'), 6);
		expect(given.width('0', 20, 'regular')).toBeCloseTo(ten / 5, 6);
	});
});
