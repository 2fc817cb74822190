import { Script } from 'node:vm';
import { PAGE } from '../../sandbox/page/html';
import { SCRIPT, WORDS } from '../../sandbox/page/script';
import { FORMS_SCRIPT } from '../../sandbox/page/script-forms';

/** Every text that a pattern finds, by its first group. */
function all(pattern: RegExp, text: string): readonly string[] {
	return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}

describe('The page', () => {
	it('has a program that a browser can read', () => {
		expect(() => new Script(SCRIPT)).not.toThrow();
	});

	it('has each word in both languages', () => {
		expect(Object.keys(WORDS.nl).sort()).toEqual(Object.keys(WORDS.en).sort());
	});

	it('has a word for all that it says, and for every field of its forms', () => {
		const said = [...all(/data-text="([\w-]+)"/g, PAGE), ...all(/say\('([\w-]+)'\)/g, SCRIPT)];
		const fields = all(/\['(\w+)', 'w\d'/g, FORMS_SCRIPT);
		const known = Object.keys(WORDS.nl);
		const own = new Set(known.map((word) => word.replace(/^field-(projects|orders)-/, 'field-')));

		expect(said.length).toBeGreaterThan(60);
		expect(said.filter((word) => !known.includes(word))).toEqual([]);
		expect(fields.length).toBeGreaterThan(40);
		expect(fields.filter((field) => !own.has(`field-${field}`))).toEqual([]);
	});
});
