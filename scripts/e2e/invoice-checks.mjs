// @ts-check
/** Templates 15 to 17 in a real n8n: documents to the channels of their customers, from the form to the mailbox. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { openFlow, pictureOfFlow, sizeOfWindow } from './canvas.mjs';
import { inBrowser } from './checks.mjs';
import { goOn, openForm } from './forms.mjs';
import { Office } from './office.mjs';
import { templateOf } from './templates.mjs';
import { VIEWPORT } from './window.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const INVOICES = 'accountview-send-invoices';
const DOCUMENTS = 'accountview-send-documents';
const PREVIEWED = 'Dit zou er gebeuren';
const SEND = 'Bevestigen en versturen';

/** @param {Window} window @returns {Promise<any[]>} */
const mailsIn = ({ stack }) => stack.sandbox.control('GET', '/mails');

/** @param {Window} window @param {string} number of the template @param {string} folder for its files */
async function giveFolder({ stack }, number, folder) {
	const { id } = templateOf(stack, number);
	await new Office(stack).set(number, { folder });
	const { versionId } = await stack.client.workflow(id);
	await stack.client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/** @param {Page} page what it says, without the options */
const listIn = (page) => page.locator('table').first().innerText();

/** @param {Window} window @returns {Promise<Page>} with the list of invoices */
async function listOfInvoices(window) {
	const page = await openForm(window, INVOICES, 'Facturen versturen');
	await window.looks('invoices-form', page);
	await goOn(page, 'Laat de facturen zien', PREVIEWED);
	return page;
}

/** @param {Window} window @param {string} folder */
async function invoicesGo(window, folder) {
	await giveFolder(window, '15', folder);
	await window.stack.sandbox.control('DELETE', '/mails');
	const page = await listOfInvoices(window);
	const list = await listIn(page);
	assert.match(list, /26500001[^]*E-mail/);
	assert.match(list, /26500014[^]*Gaat niet weg/);
	await window.looks('invoices-list', page);
	assert.deepEqual(await mailsIn(window), []);
	await goOn(page, SEND, /^\d+ facturen verwerkt/);
	await window.looks('invoices-summary', page);
	const mails = await mailsIn(window);
	assert.equal(mails.length, 11);
	assert.ok(mails.every(({ from }) => from === 'facturen@demo-installatie.example'));
	const first = mails.find(({ subject }) => subject.includes('26500001'));
	assert.deepEqual(
		first.attachments.map((/** @type {{ name: string }} */ { name }) => name),
		['Factuur 26500001.pdf', 'Factuur 26500001.xml'],
	);
	assert.ok(readdirSync(folder).includes('Factuur 26500005.xml'));
}

/** @param {Window} window */
async function invoicesGoOnce(window) {
	const page = await openForm(window, INVOICES, 'Facturen versturen');
	await goOn(page, 'Laat de facturen zien', 'Hiervan kan nu niets weg');
	const list = await listIn(page);
	assert.match(list, /26500001[^]*Al gemaild/);
	assert.match(list, /26500004[^]*Al afgedrukt/);
	await window.looks('invoices-again', page);
	assert.equal((await mailsIn(window)).length, 11);
}

/** @param {Window} window */
async function emptyPeriod(window) {
	const page = await openForm(window, INVOICES, 'Facturen versturen');
	await page.getByLabel(/^Factuurdatum van/).fill('2020-01-01');
	await page.getByLabel(/^Factuurdatum tot/).fill('2020-01-31');
	await goOn(page, 'Laat de facturen zien', 'Er zijn geen facturen in deze periode');
	await window.looks('invoices-none', page);
}

/** @param {Window} window */
async function withoutRights(window) {
	const { sandbox } = window.stack;
	await sandbox.control('POST', '/switches', { userCompanies: 'none' });
	try {
		const page = await openForm(window, INVOICES, 'Facturen versturen');
		await goOn(page, 'Laat de facturen zien', 'AccountView kon niet worden gelezen');
		await page.getByText('Deze gebruiker heeft in AccountView geen administratie').waitFor();
		await window.looks('invoices-refused', page);
	} finally {
		await sandbox.control('POST', '/switches', { userCompanies: 'all' });
	}
}

/** @param {Window} window @param {string} folder */
async function confirmationsGo(window, folder) {
	await giveFolder(window, '16', folder);
	await new Office(window.stack).changeInAccountView('customers', '10001', { EL_SO: true });
	await window.stack.sandbox.control('DELETE', '/mails');
	const page = await openForm(window, DOCUMENTS, 'Orderbevestigingen en aanmaningen versturen');
	const file = (/** @type {string} */ name) => ({
		name,
		mimeType: 'application/pdf',
		buffer: Buffer.from(`%PDF-1.4 ${name}`),
	});
	await page
		.locator('input[type="file"]')
		.setInputFiles([
			file('Orderbevestiging 26000101.pdf'),
			file('Orderbevestiging 26000102.pdf'),
			file('los blad.pdf'),
		]);
	await window.looks('documents-form', page);
	await goOn(page, 'Laat de stukken zien', PREVIEWED);
	await window.looks('documents-list', page);
	await goOn(page, SEND, /^\d+ stukken verwerkt/);
	await window.looks('documents-summary', page);
	const [mail, ...others] = await mailsIn(window);
	assert.deepEqual(others, []);
	assert.equal(mail.from, 'info@demo-installatie.example');
	assert.equal(mail.attachments[0].name, 'Orderbevestiging 26000101.pdf');
}

/** @param {Window} window */
async function withoutAddress(window) {
	const page = await openForm(
		window,
		'accountview-customers-without-e-mail',
		'Klanten zonder e-mailadres',
	);
	await goOn(page, 'Laat de klanten zien', /zonder bruikbaar adres$/);
	assert.match(await listIn(page), /00005[^]*facturen[^]*geen e-mailadres/);
	await window.looks('customers-without-e-mail', page);
}

/** A step, and what leads to it. */
const node = (
	/** @type {string} */ name,
	/** @type {string} */ type,
	/** @type {number[]} */ position,
	parameters = {},
) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position,
	parameters,
});

const to = (/** @type {string} */ name) => [{ node: name, type: 'main', index: 0 }];

/** The node by itself: its outputs bear the names of the channels. @param {Window} window */
async function outputsAreNamed(window) {
	const id = 'accountview-e-invoice-route';
	const about = {
		content: '## Each invoice by its own way\nThe outputs bear the names of the channels.',
		width: 1200,
		height: 560,
		color: 7,
	};
	const nodes = [
		node('About', 'n8n-nodes-base.stickyNote', [-60, -180], about),
		node('Invoices', 'n8n-nodes-base.manualTrigger', [0, 160]),
		node('Route', 'n8n-nodes-accountview.eInvoiceRoute', [240, 160], { operation: 'route' }),
		node('Send', 'n8n-nodes-accountview.emailProfileSend', [620, 0]),
		node('Finish', 'n8n-nodes-accountview.eInvoiceRoute', [940, 160], { operation: 'finish' }),
	];
	await window.stack.client.rest('POST', '/workflows', {
		id,
		name: 'AccountView: E-Invoice Route',
		nodes,
		connections: {
			Invoices: { main: [to('Route')] },
			Route: { main: [to('Send'), to('Finish'), [], to('Finish')] },
			Send: { main: [to('Finish')] },
		},
		settings: { executionOrder: 'v1' },
		active: false,
	});
	const page = await window.page();
	try {
		await page.setViewportSize(sizeOfWindow(nodes));
		await openFlow(window, id, nodes);
		for (const name of ['E-Mail', 'AutoInvoice', 'Print', 'Archive']) {
			await page.getByText(name, { exact: true }).first().waitFor();
		}
		await pictureOfFlow(window, 'e-invoice-route');
	} finally {
		await page.setViewportSize(VIEWPORT);
	}
}

/** @param {Window} window @param {string} folder that n8n allows files in @returns {Checks} */
export function invoiceChecks(window, folder) {
	return inBrowser(window, [
		[
			'given E-Invoice Route on the canvas, when it is looked at, then its outputs bear the names of the channels',
			() => outputsAreNamed(window),
		],
		[
			'D6 given the invoices of this month, when a person confirms the list, then each goes by its channel and the page counts them',
			() => invoicesGo(window, folder),
		],
		[
			'D6 given the same month again, when it is looked at, then what has gone says so, and nothing goes',
			() => invoicesGoOnce(window),
		],
		[
			'D6 given a period without invoices, when it is asked for, then the page says so',
			() => emptyPeriod(window),
		],
		[
			'D6 given a user without rights, when invoices are asked for, then the page says what to do',
			() => withoutRights(window),
		],
		[
			'D5 given order confirmations as PDF, when they are confirmed, then who agreed to e-mail gets the file by mail',
			() => confirmationsGo(window, folder),
		],
		[
			'D5 given customers who agreed to e-mail, when the report is asked for, then those without an address are listed',
			() => withoutAddress(window),
		],
	]);
}
