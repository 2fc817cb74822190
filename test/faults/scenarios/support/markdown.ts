/** A table of a document, with the sentence before it. */
export interface Table {
	readonly caption: string;
	readonly columns: readonly string[];
	readonly rows: readonly Cells[];
}

/** A row by the names of its columns; an empty cell is ''. */
export type Cells = Readonly<Record<string, string>>;

export type Part =
	| { readonly is: 'text' | 'item'; readonly text: string }
	| { readonly is: 'table'; readonly table: Table };

/** What stands under one heading of the second level. */
export interface Section {
	readonly heading: string;
	readonly parts: readonly Part[];
}

export interface Document {
	/** The heading of the first level. */
	readonly title: string;
	/** What stands between the title and the first section. */
	readonly introduction: readonly Part[];
	readonly sections: readonly Section[];
}

/**
 * Reads the Markdown that scenarios are written in: headings, paragraphs, lists, tables and remarks
 * (`> …`), which are passed over.
 *
 * @throws Error for a table without a caption, or a row that does not fit its columns
 */
export function readMarkdown(text: string): Document {
	const blocks = text
		.split(/\n\s*\n/)
		.map((block) => block.trim())
		.filter((block) => block !== '' && !block.startsWith('>'));
	const [first = '', ...rest] = blocks;
	if (!first.startsWith('# ')) throw new Error('The first line is no title ("# …").');
	const sections: { heading: string; blocks: string[] }[] = [{ heading: '', blocks: [] }];
	for (const block of rest) {
		if (block.startsWith('## ')) sections.push({ heading: block.slice(3).trim(), blocks: [] });
		else sections.at(-1)?.blocks.push(block);
	}
	const [introduction, ...others] = sections.map(({ heading, blocks: own }) => ({
		heading,
		parts: partsOf(own),
	}));
	return {
		title: first.slice(2).trim(),
		introduction: introduction?.parts ?? [],
		sections: others,
	};
}

function partsOf(blocks: readonly string[]): Part[] {
	const parts: Part[] = [];
	for (const block of blocks) {
		if (block.startsWith('|')) {
			const caption = parts.pop();
			if (caption?.is !== 'text' || !caption.text.endsWith(':')) {
				throw new Error(`No caption ("…:") stands before this table:\n${block}`);
			}
			parts.push({ is: 'table', table: tableOf(caption.text.slice(0, -1), block) });
		} else if (ITEM.test(block)) {
			parts.push(...itemsOf(block).map((text) => ({ is: 'item', text }) as const));
		} else {
			parts.push({ is: 'text', text: block.replace(/\s+/g, ' ') });
		}
	}
	return parts;
}

const ITEM = /^(?:\d+\.|-)\s+/;

/** An item may go on in the next line. */
function itemsOf(block: string): string[] {
	const items: string[] = [];
	for (const line of block.split('\n')) {
		const last = items.at(-1);
		if (ITEM.test(line) || last === undefined) items.push(line.replace(ITEM, '').trim());
		else items[items.length - 1] = `${last} ${line.trim()}`;
	}
	return items;
}

function tableOf(caption: string, block: string): Table {
	const [columns = [], , ...rows] = block.split('\n').map(cellsOf);
	const wrong = rows.find(({ length }) => length !== columns.length);
	if (wrong !== undefined) {
		throw new Error(
			`A row of "${caption}" has not as many cells as there are columns: ${wrong.join(' | ')}`,
		);
	}
	if (new Set(columns).size < columns.length || columns.includes('')) {
		throw new Error(`Each column of "${caption}" needs a name of its own.`);
	}
	const named = rows.map((row) =>
		Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])),
	);
	return { caption, columns, rows: named };
}

function cellsOf(line: string): string[] {
	return line
		.trim()
		.replace(/^\||\|$/g, '')
		.split('|')
		.map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
}
