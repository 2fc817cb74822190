// @ts-check
/** What the first run would do, as Compare says it and as the form of template 09 shows it. */
import { escaped, literal } from '../parts/literals.mjs';

/** Name of the loop over the kinds: what comes out of it is shown. */
export const LOOP = 'Kind by Kind';

/** Rows of a kind that a page shows. */
export const ROWS = 20;

export const YES = 'Ja, start de eerste synchronisatie';
const NO = 'Nee, nog niet';

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
	'Create in AccountView': 'Nieuw in AccountView',
	'Update in AccountView': 'Wijzigen in AccountView',
	'Create in Other': 'Nieuw in de werkbonnen-app',
	'Update in Other': 'Wijzigen in de werkbonnen-app',
};

/** A record that would be written, or that needs a person, in the words of the page. */
const ROW = `(row) => ({ what: row._sync.attention ? 'Aandacht' : ({ ${Object.entries(WRITES)
	.map(([output, label]) => `${literal(output)}: ${literal(label)}`)
	.join(
		', ',
	)} })[row._sync.output] ?? '', key: String(row.number ?? row.code ?? row._sync.key ?? ''), name: String(row.name ?? row.description ?? row.used ?? ''), why: row._sync.attention ? row._sync.attention.messageNl + ' ' + row._sync.attention.remedyNl : row._sync.action === 'update' ? row._sync.changes.map((change) => change.field).join(', ') : '' })`;

/** Those that need a person first. */
export const RECORDS = `$input.all().map((item) => item.json).filter((row) => row._sync !== undefined).toSorted((one, other) => (other._sync.attention ? 1 : 0) - (one._sync.attention ? 1 : 0)).slice(0, ${ROWS}).map(${ROW})`;

/** The kinds that can be started. */
export const READY = `$('${LOOP}').all().map((item) => item.json).filter((kind) => kind.isOn)`;

/** @param {string} name @param {string} words */
const count = (name, words) =>
	`(kind.counts.${name} > 0 ? '<li><b>' + kind.counts.${name} + '</b> ${words}</li>' : '')`;

const NOTHING = '<p>Niets te doen.</p>';

const KIND_HTML = `(kind) => '<h2>' + ${escaped('kind.label')} + '</h2>' + (kind.error !== '' ? '<p>Dit onderdeel kon niet worden bekeken: ' + ${escaped('kind.error')} + '</p><p>Staat de flow in n8n en is hij gepubliceerd? Zie de toelichting in de flow.</p>' : !kind.isOn ? '<p>Staat uit in de instellingen.</p>' : ('<ul>' + [${[
	count('createInOther', 'nieuw in de werkbonnen-app'),
	count('updateInOther', 'te wijzigen in de werkbonnen-app'),
	count('createInAccountView', 'nieuw in AccountView'),
	count('updateInAccountView', 'te wijzigen in AccountView'),
	count('rest', 'in een volgend deel, dat vanzelf volgt'),
	count('linked', 'aan beide kanten gevonden en gekoppeld'),
	count('inStep', 'al gelijk'),
	count('needsAttention', 'met een vraag of een fout: dat blijft staan tot iemand het herstelt'),
].join(
	', ',
)}].join('') + '</ul>').replace('<ul></ul>', '${NOTHING}') + (kind.rows.length === 0 ? '' : '<table><thead><tr><th>Wat</th><th>Nummer</th><th>Naam</th><th>Toelichting</th></tr></thead><tbody>' + kind.rows.map((row) => '<tr><td>' + ${escaped('row.what')} + '</td><td>' + ${escaped('row.key')} + '</td><td>' + ${escaped('row.name')} + '</td><td>' + ${escaped('row.why')} + '</td></tr>').join('') + '</tbody></table>' + (kind.records > ${ROWS} ? '<p>De eerste ${ROWS} van ' + kind.records + '.</p>' : '')))`;

export const FIELDS = `[{ fieldType: 'html', elementName: 'preview', html: $('${LOOP}').all().map((item) => item.json).map(${KIND_HTML}).join('') }, ...(${READY}.length === 0 ? [] : [{ fieldType: 'html', elementName: 'note', html: '<p>Na de start loopt alles wat in de instellingen aan staat vanzelf, elke 10 minuten.</p>' }, { fieldName: 'start', fieldLabel: 'Starten?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [{ option: ${literal(YES)} }, { option: ${literal(NO)} }] } }])]`;
