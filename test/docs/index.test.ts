import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { TEXTS } from '../../sandbox/page/texts';

/** What is not of the project, or is made by a command. */
const LEFT_OUT = /^(?:node_modules|dist|build|coverage|\.git|\.n8n-.*)$/;

const DOCUMENTS = markdownIn('.');

/** Whose paths in code type are those of the repository. */
const GUIDES = DOCUMENTS.filter((file) => /^(?:docs\/.*|[A-Z.a-z]+)\.md$/.test(file));

const ROOMS = ['lib', 'nodes', 'credentials', 'sandbox', 'scripts', 'test', 'bench'];

describe.each(DOCUMENTS)('%s', (file) => {
	it('leads to what is there', () => {
		const broken = linksOf(textOf(file)).filter((link) => !leadsSomewhere(file, link));
		expect(broken).toEqual([]);
	});
});

describe.each(GUIDES)('%s', (file) => {
	it('names paths that are there', () => {
		expect(pathsNamedIn(textOf(file)).filter((path) => !existsSync(path))).toEqual([]);
	});
});

describe.each(ROOMS)('the room %s', (room) => {
	it('has a README', () => {
		expect(existsSync(join(room, 'README.md'))).toBe(true);
	});

	it('tells what each of its folders is for, there or in the folder itself', () => {
		const told = textOf(join(room, 'README.md'));
		const untold = foldersIn(room).filter(
			(name) => !existsSync(join(room, name, 'README.md')) && !told.includes(`${name}/`),
		);
		expect(untold).toEqual([]);
	});
});

describe('the documents', () => {
	it('have one Dutch word for the sandbox, the one on its page', () => {
		const others = DOCUMENTS.filter((file) => /oefenomgeving|testomgeving/i.test(textOf(file)));
		expect(others).toEqual([]);
		expect(textOf('README.nl.md')).toContain(TEXTS.nl['subtitle']?.split(':')[0]?.toLowerCase());
	});
});

describe('the index of requirements', () => {
	it('has each number once, with code and a test', () => {
		const rows = [...textOf('docs/requirements-index.md').matchAll(/^\| ([A-F]\d+)\s.*$/gm)];
		const numbers = rows.map(([, number]) => number);
		expect(numbers).toEqual([...new Set(numbers)]);
		const counts = { A: 7, B: 9, C: 7, D: 8, E: 10, F: 8 };
		const expected = Object.entries(counts).flatMap(([letter, count]) =>
			Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
		);
		expect(numbers).toEqual(expected);
		for (const [row = ''] of rows) {
			const [, , , , code = '', test = ''] = row.split('|');
			expect(code).toContain('](../');
			expect(test).toContain('](../test/');
		}
	});
});

function markdownIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = normalize(join(folder, entry.name));
		if (entry.isDirectory()) return LEFT_OUT.test(entry.name) ? [] : markdownIn(path);
		return path.endsWith('.md') ? [path] : [];
	});
}

function foldersIn(room: string): string[] {
	return readdirSync(room).filter((name) => statSync(join(room, name)).isDirectory());
}

/** Without code, in which a bracket is a bracket. */
function textOf(file: string): string {
	return readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
}

function linksOf(text: string): string[] {
	const plain = text.replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
	return [...plain.matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/i.test(target));
}

function leadsSomewhere(file: string, link: string): boolean {
	const [path = '', anchor = ''] = link.split('#');
	const target = path === '' ? file : join(dirname(file), decodeURIComponent(path));
	if (!existsSync(target)) return false;
	return anchor === '' || !target.endsWith('.md') || anchorsOf(textOf(target)).has(anchor);
}

/** As GitHub makes them: small letters, no punctuation, a number behind the second of a name. */
function anchorsOf(text: string): ReadonlySet<string> {
	const seen = new Map<string, number>();
	const anchors = new Set<string>();
	for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?) *$/gm)) {
		const name = heading
			.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_\- ]/gu, '')
			.replaceAll(' ', '-');
		const count = seen.get(name) ?? 0;
		seen.set(name, count + 1);
		anchors.add(count === 0 ? name : `${name}-${count}`);
	}
	return anchors;
}

/** In code type; a pattern, and what is to be filled in, is no path. */
function pathsNamedIn(text: string): string[] {
	return [...text.matchAll(/`([^`\n]+)`/g)]
		.map(([, code = '']) => code)
		.filter((code) =>
			/^(?:lib|nodes|credentials|sandbox|scripts|test|bench|docs|workflows)\/\S*$/.test(code),
		)
		.filter((code) => !/[<>*{}…]|NN/.test(code))
		.filter((code) => !code.startsWith('nodes/node_modules'));
}
