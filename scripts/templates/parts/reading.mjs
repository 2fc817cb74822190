// @ts-check
/** Tables that may not be there yet: read, taken for empty where they are not there, and told where they could not be read. */
import { ANSWERS, inBoth } from './form-language.mjs';
import { addFormEnd } from './forms.mjs';
import { literal } from './literals.mjs';
import { addIf, addOneItem, addStop } from './nodes.mjs';
import { addPageFile, pageDocument } from './pages.mjs';
import { addReadTable, OR_EMPTY } from './tables.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./form-language.mjs').Words} Words
 *
 * @typedef {object} Readers who is told that the table could not be read
 * @property {true} [form] who filled in the form of the flow
 * @property {string} [page] who opened a page: the node of the request
 * @property {true} [byItself] nobody looks on: the run ends with an error, which flow 10 tells
 * @property {Words} [then] what follows, in the error of such a run
 *
 * @typedef {(place: Place) => string} End adds the node, or the first of them, at a place
 */

/** @type {Words} */
const TITLE = {
	nl: 'Een tabel kon nu niet worden gelezen',
	en: 'A table could not be read now',
};

/** @type {Words} */
const NEXT_RUN = {
	nl: 'Er is niets gedaan; de volgende run probeert het vanzelf opnieuw.',
	en: 'Nothing was done; the next run tries again by itself.',
};

/** @type {Words} */
const AGAIN = {
	nl: 'Er is niets gedaan. Probeer het over een paar minuten opnieuw.',
	en: 'Nothing was done. Try again in a few minutes.',
};

/** What n8n says of a table that is not there, and where there are no data tables at all. */
const NOT_THERE =
	'/^(Data table with name .* not found|Attempted to use Data table node but the module is disabled)$/';

/** @param {string} table @returns {Words} */
const whyOf = (table) => ({
	nl: `n8n kon de tabel "${table}" niet lezen; staat die er in n8n bij Data tables niet goed, dan helpt wachten niet.`,
	en: `n8n could not read the table "${table}"; if it is not right in n8n under Data tables, waiting does not help.`,
});

/**
 * All rows. Where the table is not there, one empty item goes on; where it is there and could not be read,
 * nothing does, and it is told: what the owner has chosen is not known then.
 *
 * When the database fails, n8n's node gives what came in, as if it were a row; its own errors leave by the
 * second output, and an empty item by the first. What looks at those errors stands higher, and so comes first.
 *
 * The node is one column before what follows it; the columns that this takes are put in between.
 * @param {Flow} flow
 * @param {object} read
 * @param {string} read.name @param {Place} read.at @param {string} read.table
 * @param {string} read.what begins the names of the other nodes
 * @param {readonly string[]} read.columns that every row has, and nothing else that comes in
 * @param {Readers} read.readers
 * @returns {readonly [string, string]} what reads, and what follows it, which are still to be wired
 */
export function addReadOrEmpty(flow, { name, at: [column, row], table, what, columns, readers }) {
	const ends = endsFor(flow, { what, table, readers });
	addReadTable(flow, { name, at: [column, row], table, settings: OR_EMPTY });
	const said = addOneItem(flow, {
		name: `${what}: Why Not?`,
		at: [column + 1, row - 1],
		value: `{ isThere: !${NOT_THERE}.test($json.error) }`,
	});
	const isRead = addIf(flow, {
		name: `${what} Read?`,
		at: [column + 1, row],
		when: `!${isThere(said)} && (${isReadBy(name, columns)})`,
		settings: { executeOnce: true },
	});
	flow.wire({ from: name, output: 1, to: said });
	const told = addEnds(flow, { what, ends, at: [column + 2, row - 1] });
	flow.wire({ from: isRead, output: 1, to: told });
	flow.insertColumns(column + 1, ends.length + (readers.page === undefined ? 0 : 1));
	return [name, isRead];
}

/** Whether the node's own error is about a table that is there. @param {string} said */
const isThere = (said) => `($('${said}').isExecuted && $('${said}').first().json.isThere)`;

/**
 * Whether what came out is rows, or the empty item that n8n makes of nothing, which is paired with a list.
 * @param {string} name @param {readonly string[]} columns
 */
const isReadBy = (name, columns) =>
	`Array.isArray($('${name}').first().pairedItem) || $('${name}').all().every(({ json }) => ${columns.map((one) => `'${one}' in json`).join(' && ')})`;

/**
 * @param {Flow} flow @param {{ what: string; table: string; readers: Readers }} read
 * @returns {{ when: string; add: End }[]} the last one is for all others
 */
function endsFor(flow, { what, table, readers: { form, page, byItself, then = NEXT_RUN } }) {
	const why = whyOf(table);
	const name = `${what} Not Read`;
	return [
		...(form === undefined
			? []
			: [{ when: `$('${ANSWERS}').isExecuted`, add: formEnd(flow, name, why) }]),
		...(page === undefined
			? []
			: [{ when: `$('${page}').isExecuted`, add: pageEnd(flow, name, why) }]),
		...(byItself === undefined
			? []
			: [
					{
						when: 'true',
						add: (/** @type {Place} */ at) =>
							addStop(flow, {
								name,
								at,
								message: `${why.nl} ${then.nl} (In English: ${why.en} ${then.en})`,
							}),
					},
				]),
	];
}

/** @param {Flow} flow @param {string} name @param {Words} why @returns {End} */
const formEnd = (flow, name, why) => (at) =>
	addFormEnd(flow, {
		name: `${name}: Form`,
		at,
		title: TITLE,
		message: inBoth((language) => `<p>${why[language]}</p><p>${AGAIN[language]}</p>`),
	});

/** @param {Flow} flow @param {string} name @param {Words} why @returns {End} */
const pageEnd = (flow, name, why) => (at) =>
	addPageFile(flow, {
		made: `${name}: Page`,
		name: `${name}: File`,
		at,
		// The language is one of the settings.
		document: pageDocument({
			language: "'nl'",
			title: literal(TITLE.nl),
			body: literal(
				`<p>${why.nl} ${AGAIN.nl}</p><p lang="en"><i>In English: ${why.en} ${AGAIN.en}</i></p>`,
			),
		}),
		fileName: 'not-read.html',
	});

/**
 * @param {Flow} flow
 * @param {{ what: string; ends: readonly { when: string; add: End }[]; at: Place }} told
 * @returns {string} the first node
 */
function addEnds(flow, { what, ends: [one, other], at: [column, row] }) {
	if (one === undefined) throw new Error(`Nobody is told that ${what} were not read.`);
	if (other === undefined) return one.add([column, row]);
	const choice = addIf(flow, {
		name: `${what}: Who Is Told?`,
		at: [column, row],
		when: one.when,
	});
	flow.wire({ from: choice, to: one.add([column + 1, row - 0.6]) });
	flow.wire({ from: choice, output: 1, to: other.add([column + 1, row + 0.2]) });
	return choice;
}
