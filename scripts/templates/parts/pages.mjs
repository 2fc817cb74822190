// @ts-check
/** Pages that n8n serves. */
import colours from '../../../lib/pages/colours.json' with { type: 'json' };
import { escaped, literal } from './literals.mjs';
import { addOneItem } from './nodes.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

/**
 * A request for a page; the file of the last node answers it. A Respond to Webhook node would do the
 * same, but not in a flow that a form begins as well.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; path: string }} node
 */
export const addPageRequest = (flow, { name, at, path }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.webhook',
		version: 2.1,
		parameters: {
			path,
			responseMode: 'lastNode',
			responseData: 'firstEntryBinary',
			responseBinaryPropertyName: 'data',
			options: {
				responseHeaders: { entries: [{ name: 'Cache-Control', value: 'no-store' }] },
			},
		},
		at,
	});

/** @param {typeof colours.light} of */
const properties = ({ page, text, quiet, written }) =>
	`--page:${page};--text:${text};--quiet:${quiet};--written:${written}`;

/** The look of the pages of the nodes, as far as a page of texts needs it. */
const STYLE = `:root{color-scheme:light dark;${properties(colours.light)}}
@media (prefers-color-scheme:dark){:root{${properties(colours.dark)}}}
body{margin:0 auto;max-width:52rem;padding:1.5rem 1rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.2rem;margin:1.5rem 0 .2rem}ul,p{margin:.3rem 0}ul{padding-left:1.2rem}a{color:var(--written)}i{color:var(--quiet)}
@media print{body{background:#fff;color:#000;max-width:none;padding:0}h2,li{break-inside:avoid}}`;

/**
 * A page of its own that is made of expressions without braces: no script, nothing from elsewhere.
 * @param {{ language: string; title: string; body: string }} page title: a text; body: HTML
 */
export const pageDocument = ({ language, title, body }) =>
	[
		literal('<!DOCTYPE html><html lang="'),
		`(${language} === 'en' ? 'en' : 'nl')`,
		// Two braces that close would end the expression.
		literal(
			`"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE.replaceAll('\n', '').replaceAll('}', '} ')}</style><title>`,
		),
		escaped(title),
		literal('</title></head><body><main><h1>'),
		escaped(title),
		literal('</h1>'),
		body,
		literal('</main></body></html>'),
	].join(' + ');

/**
 * A page that the flow makes itself: two nodes, the last of which gives the file that is the answer.
 * @param {Flow} flow
 * @param {{ made: string; name: string; at: Place; document: string; fileName: string }} page
 * made, name: of the two nodes; document: expression
 * @returns {string} the first of them
 */
export function addPageFile(flow, { made, name, at: [column, row], document, fileName }) {
	const text = addOneItem(flow, {
		name: made,
		at: [column, row],
		value: `{ page: (${document}).base64Encode() }`,
	});
	const file = flow.add({
		name,
		type: 'n8n-nodes-base.convertToFile',
		version: 1.1,
		parameters: {
			operation: 'toBinary',
			sourceProperty: 'page',
			binaryPropertyName: 'data',
			options: { fileName, mimeType: 'text/html' },
		},
		at: [column + 1, row],
	});
	flow.wire({ from: text, to: file });
	return text;
}

const FAILED = {
	title: { nl: 'De pagina kan nu niet worden getoond', en: 'The page cannot be shown now' },
	again: { nl: 'Laad deze pagina daarna opnieuw.', en: 'Then load this page again.' },
};

/**
 * What a person sees in the place of a page that could not be made, such as while the store cannot be
 * reached: why, and what to do.
 * @param {Flow} flow
 * @param {{ from: string; at: Place; language: string }} page from: the node whose second output has the error; language: expression
 */
export function addPageFailure(flow, { from, at, language }) {
	const isEnglish = `${language} === 'en'`;
	/** @param {string} dutch @param {string} english expressions */
	const say = (dutch, english) => `(${isEnglish} ? ${english} : ${dutch})`;
	const why = say('($json.details?.messageNl ?? $json.error)', '$json.error');
	const todo = say("($json.details?.remedyNl ?? $json.message ?? '')", "($json.message ?? '')");
	const title = say(literal(FAILED.title.nl), literal(FAILED.title.en));
	const again = say(literal(FAILED.again.nl), literal(FAILED.again.en));
	const body = `'<p>' + ${escaped(why)} + '</p><p>' + ${escaped(todo)} + ' ' + ${again} + '</p>'`;
	const failed = addPageFile(flow, {
		made: 'Say Why There Is No Page',
		name: 'No Page',
		at,
		document: pageDocument({ language, title, body }),
		fileName: 'no-page.html',
	});
	flow.wire({ from, output: 1, to: failed });
}
