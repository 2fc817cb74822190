import { characterProblem, tidyText } from '../../../../lib/accountview/writing/text-rules';

describe('tidyText', () => {
	it('composes accents and drops spaces around the text', () => {
		expect(tidyText(' Cafe\u0301  ', { isMemo: false })).toBe('Caf\u00e9');
	});

	it.each([
		['Ketel storing\nGraag bellen', 'Ketel storing Graag bellen'],
		['een \r\n\r\n twee\tdrie\n', 'een twee drie'],
	])('makes one line of %j', (text, line) => {
		expect(tidyText(text, { isMemo: false })).toBe(line);
	});

	it('leaves the lines of a code and of a memo as they are', () => {
		expect(tidyText('100\n25', { isMemo: false, isCode: true })).toBe('100\n25');
		expect(tidyText('een\ntwee', { isMemo: true })).toBe('een\ntwee');
	});

	it('keeps the indentation of a memo', () => {
		expect(tidyText('  - Jan  ', { isMemo: true })).toBe('  - Jan');
	});
});

describe('characterProblem', () => {
	it.each(['De Vries & Zn. – café', '€ 10,50', '“Ĳ”'.replace('Ĳ', 'IJ'), 'Ÿ Ž š œ ™ … ß', ''])(
		'has nothing against %s',
		(text) => {
			expect(characterProblem(text, { isMemo: false })).toBeUndefined();
		},
	);

	it.each([
		['Şahin', "'Ş' (U+015E)"],
		['日本', "'日' (U+65E5)"],
		['Jan 😀', "'😀' (U+1F600)"],
		['\u0081', '(U+0081)'],
		['a\u0301\u0301', '(U+0301)'],
	])('names the character of %j that Windows-1252 does not have', (text, character) => {
		expect(characterProblem(tidyText(text, { isMemo: false }), { isMemo: false })).toContain(
			character,
		);
	});

	it.each(['a\nb', 'a\tb', 'a\u0000b', 'a\u007fb'])(
		'refuses the control character in %j',
		(text) => {
			expect(characterProblem(text, { isMemo: false })).toContain('control character');
		},
	);

	it('lets a memo have lines and tabs, and no other control characters', () => {
		expect(characterProblem('line 1\r\n\tline 2', { isMemo: true })).toBeUndefined();
		expect(characterProblem('a\u0000b', { isMemo: true })).toContain('control character');
	});
});
