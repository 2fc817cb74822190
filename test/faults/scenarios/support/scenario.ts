import { readMarkdown, type Part, type Section, type Table } from './markdown';

/** One rule, shown by an example. */
export interface Scenario {
	/** `R04`, a rule of the contract; `D01`, a decision where the contract is silent. */
	readonly rule: string;
	readonly title: string;
	readonly given: { readonly tables: readonly Table[]; readonly steps: readonly string[] };
	readonly chapters: readonly Chapter[];
}

/** What happens, and what is so afterwards. */
export interface Chapter {
	readonly steps: readonly string[];
	/** A table without rows says that there is nothing of the kind. */
	readonly expected: readonly Table[];
}

/**
 * Reads a scenario.
 *
 * @throws Error saying what is wrong with it: no rule, an empty When or Then, words that are neither
 * a step nor a table
 */
export function readScenario(text: string): Scenario {
	const { title, introduction, sections } = readMarkdown(text);
	const named = /^(?<rule>[RD]\d\d) · (?<name>\S.*)$/.exec(title)?.groups;
	if (named === undefined) throw new Error(`The title names no rule ("# R04 · …"): ${title}`);
	if (!introduction.some(({ is }) => is === 'text')) {
		throw new Error('No sentence under the title says the rule.');
	}
	const [given, ...rest] = sections;
	if (given?.heading !== 'Given') throw new Error('The first section is not "## Given".');
	if (rest.length === 0) throw new Error('There is no "## When".');
	return {
		rule: named['rule'] ?? '',
		title: named['name'] ?? '',
		given: {
			tables: given.parts.flatMap((part) => (part.is === 'table' ? [part.table] : [])),
			steps: given.parts.flatMap((part) => (part.is === 'table' ? [] : [part.text])),
		},
		chapters: chaptersOf(rest),
	};
}

function chaptersOf(sections: readonly Section[]): Chapter[] {
	const chapters: Chapter[] = [];
	for (let place = 0; place < sections.length; place += 2) {
		const [when, then] = sections.slice(place, place + 2);
		if (when?.heading !== 'When' || then?.heading !== 'Then') {
			throw new Error('After "## Given" come "## When" and "## Then", as often as needed.');
		}
		const steps = when.parts.map(stepOf);
		const expected = then.parts.map(expectationOf);
		if (steps.length === 0) throw new Error('A When has no step.');
		if (expected.length === 0) throw new Error('A Then expects nothing.');
		chapters.push({ steps, expected });
	}
	return chapters;
}

function stepOf(part: Part): string {
	if (part.is === 'table') throw new Error(`A When has steps, no table ("${part.table.caption}").`);
	return part.text;
}

function expectationOf(part: Part): Table {
	if (part.is === 'table') {
		if (part.table.rows.length === 0) {
			throw new Error(`"${part.table.caption}" has no rows; write "No …." for nothing.`);
		}
		return part.table;
	}
	const none = /^(?:No|Nothing is) (?<what>.+)\.$/.exec(part.text)?.groups?.['what'];
	if (none === undefined) throw new Error(`A Then has tables and "No …."; not: ${part.text}`);
	return nothing(none.replace(/^./u, (first) => first.toUpperCase()));
}

function nothing(caption: string): Table {
	return { caption, columns: [], rows: [] };
}
