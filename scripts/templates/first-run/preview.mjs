// @ts-check
/** What the first run would do, as Compare says it and as the form of template 09 shows it. */
import { either, said } from '../parts/form-language.mjs';
import { optionsOf, valueOfLabel } from '../parts/forms.mjs';
import { escaped, literal } from '../parts/literals.mjs';

/** @typedef {import('../parts/form-language.mjs').Words} Words */

/** Path of the form in Dutch. */
export const FIRST_RUN_PATH = 'accountview-first-run';

/** Name of the loop over the kinds: what comes out of it is shown. */
export const LOOP = 'Kind by Kind';

/** Rows of a kind that a page shows. */
export const ROWS = 20;

const DECISIONS = [
	{
		label: { nl: 'Ja, start de eerste synchronisatie', en: 'Yes, start the first run' },
		value: 'yes',
	},
	{ label: { nl: 'Nee, nog niet', en: 'No, not yet' }, value: 'no' },
];

/** Whether a person said yes. */
export const IS_TO_START = `${valueOfLabel(DECISIONS, '$json.start')} === 'yes'`;

/** What Compare says of the kind, added up where it has more than one entity. */
export const SUMMARIES =
	'$input.all().map((item) => item.json).filter((row) => row.summary === true)';

const COUNTED = [
	'createInAccountView',
	'updateInAccountView',
	'createInOther',
	'updateInOther',
	'linked',
	'inStep',
	'needsAttention',
	'rest',
];

export const COUNTS = `Object.fromEntries(${JSON.stringify(COUNTED).replaceAll('"', "'")}.map((name) => [name, ${SUMMARIES}.reduce((sum, row) => sum + (row.counts[name] ?? 0), 0)]))`;

const WRITES = {
	'Create in AccountView': { nl: 'Nieuw in AccountView', en: 'New in AccountView' },
	'Update in AccountView': { nl: 'Wijzigen in AccountView', en: 'Change in AccountView' },
	'Create in Other': { nl: 'Nieuw in de werkbonnen-app', en: 'New in the work-order app' },
	'Update in Other': { nl: 'Wijzigen in de werkbonnen-app', en: 'Change in the work-order app' },
};

/** Why a record needs a person, and what to do. */
const WHY = either({
	nl: "row._sync.attention.messageNl + ' ' + row._sync.attention.remedyNl",
	en: "row._sync.attention.message + ' ' + row._sync.attention.remedy",
});

/** A record that would be written, or that needs a person, in the words of the page. */
const ROW = `(row) => ({ what: row._sync.attention ? ${said({ nl: 'Aandacht', en: 'Attention' })} : ({ ${Object.entries(
	WRITES,
)
	.map(([output, label]) => `${literal(output)}: ${said(label)}`)
	.join(
		', ',
	)} })[row._sync.output] ?? '', key: String(row.number ?? row.code ?? row._sync.key ?? ''), name: String(row.name ?? row.description ?? row.used ?? ''), why: row._sync.attention ? ${WHY} : row._sync.action === 'update' ? row._sync.changes.map((change) => change.field).join(', ') : '' })`;

/** Those that need a person first. */
export const RECORDS = `$input.all().map((item) => item.json).filter((row) => row._sync !== undefined).toSorted((one, other) => (other._sync.attention ? 1 : 0) - (one._sync.attention ? 1 : 0)).slice(0, ${ROWS}).map(${ROW})`;

/** The kinds that can be started. */
export const READY = `$('${LOOP}').all().map((item) => item.json).filter((kind) => kind.isOn)`;

/** @param {string} name @param {Words} words */
const count = (name, words) =>
	`(kind.counts.${name} > 0 ? '<li><b>' + kind.counts.${name} + '</b> ' + ${said(words)} + '</li>' : '')`;

const COUNTS_HTML = [
	count('createInOther', { nl: 'nieuw in de werkbonnen-app', en: 'new in the work-order app' }),
	count('updateInOther', {
		nl: 'te wijzigen in de werkbonnen-app',
		en: 'to change in the work-order app',
	}),
	count('createInAccountView', { nl: 'nieuw in AccountView', en: 'new in AccountView' }),
	count('updateInAccountView', {
		nl: 'te wijzigen in AccountView',
		en: 'to change in AccountView',
	}),
	count('rest', {
		nl: 'in een volgend deel, dat vanzelf volgt',
		en: 'in a next part, which follows by itself',
	}),
	count('linked', {
		nl: 'aan beide kanten gevonden en gekoppeld',
		en: 'found on both sides and linked',
	}),
	count('inStep', { nl: 'al gelijk', en: 'the same already' }),
	count('needsAttention', {
		nl: 'met een vraag of een fout: dat blijft staan tot iemand het herstelt',
		en: 'with a question or an error: that stays until somebody mends it',
	}),
].join(', ');

const NOTHING = said({ nl: '<p>Niets te doen.</p>', en: '<p>Nothing to do.</p>' });

const NOT_LOOKED_AT = said({
	nl: 'Dit onderdeel kon niet worden bekeken: ',
	en: 'This part could not be looked at: ',
});

const IS_IT_THERE = said({
	nl: 'Staat de flow in n8n en is hij gepubliceerd? Zie de toelichting in de flow.',
	en: 'Is the flow in n8n, and is it published? See the note in the flow.',
});

const OFF = said({ nl: 'Staat uit in de instellingen.', en: 'Switched off in the settings.' });

/** Whether any row says more than what would be done: without one the column would only take room. */
const IS_EXPLAINED = "kind.rows.some((row) => row.why !== '')";

const HEADINGS = said({
	nl: '<th>Wat</th><th>Nummer</th><th>Naam</th>',
	en: '<th>What</th><th>Number</th><th>Name</th>',
});

const EXPLANATION = said({ nl: '<th>Toelichting</th>', en: '<th>Explanation</th>' });

const FIRST_OF = said({ nl: `De eerste ${ROWS} van `, en: `The first ${ROWS} of ` });

const ROWS_HTML = `'<table><thead><tr>' + ${HEADINGS} + (${IS_EXPLAINED} ? ${EXPLANATION} : '') + '</tr></thead><tbody>' + kind.rows.map((row) => '<tr><td>' + ${escaped('row.what')} + '</td><td>' + ${escaped('row.key')} + '</td><td>' + ${escaped('row.name')} + '</td>' + (${IS_EXPLAINED} ? '<td>' + ${escaped('row.why')} + '</td>' : '') + '</tr>').join('') + '</tbody></table>' + (kind.records > ${ROWS} ? '<p>' + ${FIRST_OF} + kind.records + '.</p>' : '')`;

const KIND_HTML = `(kind) => '<h2>' + ${escaped('kind.label')} + '</h2>' + (kind.error !== '' ? '<p>' + ${NOT_LOOKED_AT} + ${escaped('kind.error')} + '</p><p>' + ${IS_IT_THERE} + '</p>' : !kind.isOn ? '<p>' + ${OFF} + '</p>' : ('<ul>' + [${COUNTS_HTML}].join('') + '</ul>').replace('<ul></ul>', ${NOTHING}) + (kind.rows.length === 0 ? '' : ${ROWS_HTML}))`;

const AFTER_START = said({
	nl: 'Na de start loopt alles wat in de instellingen aan staat vanzelf, elke 10 minuten.',
	en: 'Once started, all that is switched on in the settings runs by itself, every 10 minutes.',
});

export const FIELDS = `[{ fieldType: 'html', elementName: 'preview', html: $('${LOOP}').all().map((item) => item.json).map(${KIND_HTML}).join('') }, ...(${READY}.length === 0 ? [] : [{ fieldType: 'html', elementName: 'note', html: '<p>' + ${AFTER_START} + '</p>' }, { fieldName: 'start', fieldLabel: ${said({ nl: 'Starten?', en: 'Start?' })}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(DECISIONS)} } }])]`;
