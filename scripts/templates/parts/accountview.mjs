// @ts-check
/** Any records of AccountView, read once in a flow for people: what cannot be read is told on a page. */
import { together } from './form-language.mjs';
import { addFormEnd, formAddress, startAgain } from './forms.mjs';
import { escaped, literal } from './literals.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} Condition
 * @property {string} column @property {'Equal' | 'DateOnOrAfterDate' | 'DateOnOrBeforeDate'} operator
 * @property {string | number | boolean} value an expression with its "=", or a value
 */

const NODE = {
	type: 'n8n-nodes-accountview.accountViewData',
	version: 1,
	// One empty item for nothing, and an item with the error for what was refused: the page says it.
	settings: {
		executeOnce: true,
		alwaysOutputData: true,
		onError: /** @type {const} */ ('continueRegularOutput'),
	},
};

/**
 * All records of a business object that meet the conditions.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; object: string; columns: readonly string[]; conditions?: readonly Condition[]; forEach?: true }} node
 * forEach: one read for each item, whatever came in
 */
export const addReadRecords = (flow, { name, at, object, columns, conditions = [], forEach }) =>
	flow.add({
		name,
		...NODE,
		settings: { ...NODE.settings, executeOnce: forEach !== true },
		parameters: {
			resource: 'record',
			operation: 'getAll',
			businessObject: { __rl: true, mode: 'code', value: object },
			returnAll: true,
			filters: { conditions: conditions.map((condition) => ({ ...condition })) },
			options: { columns: [...columns] },
		},
		at,
	});

/** The administrations of the user, of which the credential chooses one. */
export const COMPANIES = 'Companies';

/** @param {Flow} flow @param {Place} at */
export const addReadCompanies = (flow, at) =>
	flow.add({
		name: COMPANIES,
		...NODE,
		parameters: { resource: 'company', operation: 'getAll', returnAll: true },
		at,
	});

/** What an earlier node has read. @param {string} node */
export const readBy = (node) => `$('${node}').all().map((item) => item.json)`;

/** The first error of several reads, or undefined. @param {readonly string[]} nodes */
export const firstFailure = (nodes) =>
	`[${nodes.map((node) => `$('${node}').first().json`).join(', ')}].find((row) => row.error)`;

/** What to do, by the code; for any other the last sentence holds. */
const IN_DUTCH = {
	AV_RIGHT_MISSING:
		'AccountView weigert deze gebruiker de gegevens die nodig zijn. Vraag de beheerder om leesrechten op facturen, orders, relaties en bedrijven, en verbind daarna het credential opnieuw.',
	AV_COMPANY_MISSING:
		'Deze gebruiker heeft in AccountView geen administratie, of in het credential is er geen gekozen. Geef de gebruiker toegang, of kies in n8n een Company Code.',
	AV_COMPANY_UNKNOWN:
		'Deze gebruiker mag niet bij de administratie van het credential. Kies in n8n een andere Company Code, of vraag de beheerder om rechten.',
	AV_GRANT_REVOKED:
		'De toestemming van AccountView is ingetrokken. Open in n8n het credential en verbind het opnieuw.',
	AV_OBJECT_UNKNOWN:
		'Deze AccountView heeft een van de onderdelen niet die deze flow leest. Kijk in n8n bij de stap die misging.',
	AV_REJECTED:
		'AccountView begrijpt de vraag niet: een kolom heet hier waarschijnlijk anders. Kijk in n8n bij de stap die misging.',
};

const OTHERWISE =
	'Probeer het straks opnieuw; blijft het zo, test dan in n8n het credential van AccountView.';

/** What to do about AccountView's refusal. @param {string} failure expression of an error item */
export const refusalInDutch = (failure) =>
	`(({ ${Object.entries(IN_DUTCH)
		.map(([code, text]) => `${code}: ${literal(text)}`)
		.join(', ')} })[${failure}.details?.code ?? ''] ?? ${literal(OTHERWISE)})`;

/** On the first page: which administration, for who wants to be sure. */
export const ADMINISTRATION_FIELD = {
	fieldName: 'administration',
	fieldLabel: {
		nl: 'Administratie (leeg: die van AccountView in n8n)',
		en: 'Administration (empty: that of AccountView in n8n)',
	},
	fieldType: 'text',
	placeholder: 'DEMO',
};

/** The administration of the credential. */
export const COMPANY = `(${readBy(COMPANIES)}.find((row) => row.chosen === true) ?? { code: '', name: '' })`;

/**
 * What was read, or why it was not, as an expression of an object: `failure`, the `company`, whether it is
 * another one than was asked for (`isOther`), and what a template adds.
 *
 * @param {object} reading
 * @param {readonly string[]} reading.nodes that read, beside the companies
 * @param {string} reading.asked expression of the administration that a person gave; '' for any
 * @param {string} [reading.more] fields of an object
 */
export const whatWasRead = ({ nodes, asked, more = '' }) =>
	`((failure, company, asked) => ({ failure: failure ? ${refusalInDutch('failure')} : '', failureEn: failure ? failure.error + ' ' + (failure.message ?? '') : '', company: company.code, companyName: company.name, isOther: asked !== '' && ![company.code, company.name].map((name) => String(name ?? '').toLowerCase()).includes(asked)${more === '' ? '' : `, ${more}`} }))(${firstFailure([COMPANIES, ...nodes])}, ${COMPANY}, String(${asked} ?? '').trim().toLowerCase())`;

/** Of a Switch behind {@link whatWasRead}: the outputs of {@link addReadEnds}, in their order. */
export const READ_CASES = [
	{ name: 'Not Read', when: "$json.failure !== ''" },
	{ name: 'Another Company', when: '$json.isOther' },
];

/**
 * Last pages for what could not be read.
 * @param {Flow} flow
 * @param {{ at: Place; asked: string; path: string }} pages at: of the first, the other stands below it
 * @returns {readonly string[]}
 */
export const addReadEnds = (flow, { at: [column, row], asked, path }) => [
	addFormEnd(flow, {
		name: 'AccountView Was Not Read',
		at: [column, row],
		title: {
			nl: 'AccountView kon niet worden gelezen',
			en: 'AccountView could not be read',
		},
		message: together(
			{
				nl: `<p>{{ ${escaped('$json.failure')} }}</p><p>Er is niets verstuurd.</p><p><i>In English: {{ ${escaped('$json.failureEn')} }}</i></p>`,
				en: `<p>{{ ${escaped('$json.failureEn')} }}</p><p>Nothing was sent.</p>`,
			},
			startAgain(path),
		),
	}),
	addFormEnd(flow, {
		name: 'Another Administration',
		at: [column, row + 1],
		title: {
			nl: 'Dit is een andere administratie',
			en: 'This is another administration',
		},
		message: together(
			{
				nl: `<p>Deze flow leest administratie <b>{{ ${escaped('$json.company')} }}</b> ({{ ${escaped('$json.companyName')} }}), en u vroeg om <b>{{ ${escaped(asked)} }}</b>. Maak voor die administratie in n8n een kopie van de flow met een eigen credential van AccountView. Er is niets verstuurd.</p>`,
				en: `<p>This flow reads administration <b>{{ ${escaped('$json.company')} }}</b> ({{ ${escaped('$json.companyName')} }}), and you asked for <b>{{ ${escaped(asked)} }}</b>. For that administration make a copy of the flow in n8n, with an AccountView credential of its own. Nothing was sent.</p>`,
			},
			startAgain(path),
		),
	}),
];

/** A link to the first page of the form. @param {string} path */
export const again = (path) => `<p><a href="{{ ${formAddress(path)} }}">Opnieuw beginnen</a></p>`;
