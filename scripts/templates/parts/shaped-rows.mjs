// @ts-check
/** The rows of a list in the shape that Compare gets. */
import { addOneByOne, objectOf } from './nodes.mjs';
import { ALL_SETTINGS } from './settings.mjs';

/**
 * The item that came in. Asked for by the node before it, n8n's default engine hands it over as a whole; of
 * `$json` it would fetch each field of each row, and an expression has five seconds.
 */
const ITEM = '$($prevNode.name).item.json';

/** What Compare lists as not read, and concludes nothing from. @param {string} error an expression */
const notRead = (error) => `{ error: ${error}, details: { code: 'NODE_INPUT_INVALID' } }`;

const NO_LIST = notRead("'it answered, and not with a list of records'");

/** By what a person finds a record of any kind, in quotation marks: so it stands in the Dutch sentence too. */
const NAME = `[record?.number, record?.code, record?.id].filter((one) => ['string', 'number'].includes(typeof one) && one !== '').slice(0, 1).map((one) => ' "' + one + '"').join('')`;
const NO_RECORD = notRead(`'its list holds a record' + ${NAME} + ' that lacks what is read of it'`);

/**
 * The rows of each item in another shape. All rows of a page are one expression: n8n takes longer to begin
 * with an expression than to go through hundreds of rows. What is no list counts as not read: taken for an
 * empty one, all that was there would seem to be gone. So does a row that lacks what is read of it: the others go.
 * @param {import('./flow.mjs').Flow} flow
 * @param {object} node
 * @param {string} node.name @param {import('./flow.mjs').Place} node.at @param {string} node.rows the field that
 * holds them
 * @param {Readonly<Record<string, string>>} node.fields an expression without braces by name, in which a row
 * is `$json`
 */
export function addShapedRows(flow, { name, at, rows, fields }) {
	const shaped = objectOf(fields, 'record').replaceAll(ALL_SETTINGS, 'settings');
	const row = `(record) => { try { return ${shaped}; } catch (error) { return ${NO_RECORD}; } }`;
	const list = `Array.isArray(page.${rows}) ? page.${rows}.map(${row}) : [${NO_LIST}]`;
	const value = `((page, settings) => ({ ${rows}: ${list} }))(${ITEM}, ${ALL_SETTINGS})`;
	return addOneByOne(flow, { name, at, value });
}
