// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fieldOf, filledIn, readPage } from '../../scripts/demo/form-page.mjs';

/** As n8n writes a page, with a field of each kind. */
const PAGE = `<html><body>
<form class='card' id='n8n-form'>
	<div class='form-header'><h1>Btw-aangifte</h1></div>
	<div class="form-group html"><table><tbody><tr><td>5g</td><td>&euro; 12</td></tr></tbody></table>
		<input type="hidden" id="field-0" name="field-0" value="&lt;table&gt;" /></div>
	<label class='form-label' for='field-1'>Periode: een kwartaal</label>
	<input type='text' id='field-1' name='field-1' value="2026-Q2" />
	<label class='form-label'>Wat wilt u doen?</label>
	<div class='multiselect' id='field-2' data-radio-select='radio'>
		<input type='checkbox' class='multiselect-checkbox' value='Indienen' checked />
		<input type='checkbox' class='multiselect-checkbox' value='Stoppen &amp; sluiten' />
	</div>
	<label class='form-label' for='field-3'>Welk bedrag</label>
	<select id='field-3' name='field-3'>
		<option value='' disabled selected>Select an option ...</option>
		<option value='Geen'>Geen</option><option value='1a'>1a</option>
	</select>
</form>
<script>const authToken = 'a.b-c';</script></body></html>`;

describe('a page of a form', () => {
	it('is read with its title, tables, fields and token', async () => {
		const page = await readPage(PAGE);

		assert.equal(page.title, 'Btw-aangifte');
		assert.deepEqual(page.rows, [['5g', '€ 12']]);
		assert.deepEqual(fieldOf(page, 'Wat').options, ['Indienen', 'Stoppen & sluiten']);
		assert.deepEqual(fieldOf(page, 'Welk bedrag').options, ['Geen', '1a']);
		assert.equal(page.token, 'a.b-c');
		assert.equal(page.isLast, false);
	});

	it('is sent as it stands, with the answers in their places', async () => {
		const sent = filledIn(await readPage(PAGE), {
			'Wat wilt u doen?': 'Stoppen & sluiten',
			'Welk bedrag': '1a',
		});

		assert.deepEqual(Object.fromEntries(sent), {
			'field-0': '<table>',
			'field-1': '2026-Q2',
			'field-2': '["Stoppen & sluiten"]',
			'field-3': '1a',
		});
	});

	it('refuses an answer to what is not asked, and one that is not offered', async () => {
		const page = await readPage(PAGE);

		assert.throws(() => filledIn(page, { Jaar: '2026' }), /does not ask "Jaar"/);
		assert.throws(() => filledIn(page, { 'Welk bedrag': '9z' }), /does not offer "9z"/);
	});

	it('is the last one when there is nothing to send', async () => {
		const page = await readPage(
			`<body><div class='card'><div class='header'><h1>Klaar</h1><p>Geaccepteerd</p></div></div></body>`,
		);

		assert.deepEqual([page.isLast, page.title, page.fields], [true, 'Klaar', []]);
	});
});
