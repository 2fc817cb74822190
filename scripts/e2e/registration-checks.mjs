// @ts-check
/** Templates 22 to 25 in a real n8n: users, companies, access and cost carriers at the Visma services, in the browser. */
import assert from 'node:assert/strict';
import { inBrowser } from './checks.mjs';
import { addRow, changeRows } from './data-tables.mjs';
import { publishAgain } from './example-flows.mjs';
import { goOn, openForm } from './forms.mjs';
import { Office } from './office.mjs';
import { templateOf } from './templates.mjs';
import { waitFor } from './waiting.mjs';
import { SHEET } from './window.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const REGISTER = 'accountview-register';
const TITLE = 'Registreren bij de Visma-diensten';
const SHOW = 'Laat het zien';
const PLAN = 'Dit zou er gebeuren';
const ACCESS_PLAN = 'Deze toegang zou veranderen';
const KINDS = ['Ondernemingen', 'Gebruikers', 'Toegang'];
export const USERS = 'accountview_users';
const ACCESS = 'accountview_access';
/** The firm of the sandbox. */
const COMPANY = 'DEVRIES';
const SERVICES = ['accountview.net', 'visma.net'];

const SAM = {
	...{ code: 'SAM', firstName: 'Sam', lastName: 'de Wit', email: 'sam@demo-installatie.example' },
	...{ groups: 'KANTOOR', administrator: '' },
};
export const ROOS = {
	...{ code: 'ROOS', firstName: 'Roos', lastName: 'Mol', email: 'roos@demo-installatie.example' },
	...{ groups: 'KANTOOR', administrator: 'ja' },
};
/** Without a last name: not visible. */
const TEUN = {
	...{ code: 'TEUN', firstName: 'Teun', lastName: '', email: 'teun@demo-installatie.example' },
	...{ groups: '', administrator: '' },
};

/** @param {Record<string, string>} row */
const right = (row) => ({ user: '', group: '', company: '', app: '', role: '', ...row });
const RIGHTS = [
	right({ group: 'KANTOOR', company: COMPANY }),
	right({ user: 'SAM', role: 'AutoReport User' }),
	right({ user: 'ROOS', app: 'Visma Scanner' }),
];

/** What both services have. @param {Window} window @returns {Promise<Record<string, any>>} */
const servicesOf = ({ stack }) => stack.sandbox.control('GET', '/registration');

/** At which services somebody is, by the code in AccountView. @param {Window} window @param {string} code */
async function placesOf(window, code) {
	const services = await servicesOf(window);
	return SERVICES.filter((name) =>
		services[name].users.some((/** @type {any} */ user) => user.reference === code),
	);
}

/** What somebody may at a service: names of apps and roles, and the kind of the others. @param {Window} window @param {string} name @param {string} code */
async function accessOf(window, name, code) {
	const { users, access } = (await servicesOf(window))[name];
	const user = users.find((/** @type {any} */ one) => one.reference === code);
	return access
		.filter((/** @type {any} */ one) => one.userId === user?.id)
		.map((/** @type {any} */ one) => one.name || one.kind)
		.toSorted();
}

/** Invitations that went to an address. @param {Window} window @param {string} email */
async function invitationsTo({ stack }, email) {
	const mails = await stack.sandbox.control('GET', '/mails');
	return mails.filter(
		(/** @type {any} */ { to, subject }) => to.includes(email) && subject.startsWith('Uw account'),
	).length;
}

/** The first page, with these kinds and no others chosen. @param {Window} window @param {readonly string[]} kinds */
async function openRegistration(window, kinds) {
	const page = await openForm(window, REGISTER, TITLE);
	for (const kind of KINDS)
		await page.getByLabel(kind, { exact: true }).setChecked(kinds.includes(kind));
	return page;
}

/** @param {Page} page @param {string} choice @param {string | RegExp} next heading */
async function answer(page, choice, next) {
	await page.getByLabel(choice).check();
	await goOn(page, 'Verder', next);
}

/** A page of a flow that rests, opened. @param {Window} window @param {string} number @param {string} path */
async function openPage(window, number, path) {
	await publishAgain(window.stack, templateOf(window.stack, number).id);
	const address = `${window.stack.editor}/webhook/${path}`;
	await waitFor(`the page ${path}`, async () => (await fetch(address)).ok);
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	await page.goto(address);
	return page;
}

/** @param {Window} window */
async function tableIsBegun(window) {
	const { stack } = window;
	await stack.sandbox.control('DELETE', '/registration');
	await stack.sandbox.control('DELETE', '/mails');
	await publishAgain(stack, templateOf(stack, '22').id);
	const page = await openRegistration(window, KINDS);
	await window.looks('registration-form', page);
	await goOn(page, SHOW, 'Vul eerst de tabel met gebruikers');
	await window.looks('registration-empty', page);
	assert.deepEqual(await placesOf(window, 'VOORBEELD'), []);
}

/** @param {Window} window */
async function allIsRegistered(window) {
	for (const user of [SAM, ROOS, TEUN]) await addRow(window.stack, USERS, user);
	for (const row of RIGHTS) await addRow(window.stack, ACCESS, row);
	const page = await openRegistration(window, KINDS);
	await goOn(page, SHOW, PLAN);
	await page.getByText('De achternaam is leeg').first().waitFor();
	await window.looks('registration-plan', page);
	assert.deepEqual(await placesOf(window, SAM.code), []);
	await answer(page, 'Uitvoeren', ACCESS_PLAN);
	await window.looks('registration-access-plan', page);
	assert.deepEqual(await accessOf(window, 'visma.net', SAM.code), []);
	await answer(page, 'Geven en intrekken', /uitgevoerd$/);
	await window.looks('registration-report', page);
	for (const { code, email } of [SAM, ROOS]) {
		assert.deepEqual(await placesOf(window, code), SERVICES);
		assert.equal(await invitationsTo(window, email), SERVICES.length);
	}
	assert.deepEqual(await placesOf(window, TEUN.code), []);
	assert.deepEqual(await accessOf(window, 'accountview.net', ROOS.code), [
		...['Visma Scanner', 'company'],
	]);
	assert.deepEqual(await accessOf(window, 'visma.net', SAM.code), ['AutoReport User']);
}

/** @param {Window} window */
async function nothingTwice(window) {
	const page = await openRegistration(window, KINDS);
	await goOn(page, SHOW, 'Alles is al gelijk');
	await window.looks('registration-in-step', page);
	assert.equal(await invitationsTo(window, SAM.email), SERVICES.length);
}

/** @param {Window} window */
async function rightIsTaken(window) {
	const group = { group: 'KANTOOR' };
	await changeRows(window.stack, ACCESS, group, { group: '', user: SAM.code });
	const page = await openRegistration(window, ['Toegang']);
	await goOn(page, SHOW, ACCESS_PLAN);
	await page.getByText('Toegang intrekken').first().waitFor();
	await window.looks('registration-access-taken', page);
	await answer(page, 'Geven en intrekken', /uitgevoerd$/);
	assert.deepEqual(await accessOf(window, 'accountview.net', ROOS.code), ['Visma Scanner']);
	assert.deepEqual(await accessOf(window, 'accountview.net', SAM.code), ['company']);
}

/** @param {Window} window */
async function emptiedAddressTakesOut(window) {
	await changeRows(window.stack, USERS, { code: ROOS.code }, { email: '' });
	const page = await openRegistration(window, ['Gebruikers']);
	await goOn(page, SHOW, PLAN);
	await page.getByText('Het e-mailadres is leeg').first().waitFor();
	await answer(page, 'Uitvoeren', /uitgevoerd$/);
	await window.looks('registration-removed', page);
	assert.deepEqual(await placesOf(window, ROOS.code), []);
	assert.deepEqual(await placesOf(window, SAM.code), SERVICES);
}

/** @param {Window} window */
async function costCarriersGo(window) {
	await new Office(window.stack).run('23');
	const { costCarriers } = (await servicesOf(window))['visma.net'];
	const codesOf = (/** @type {string} */ kind) =>
		costCarriers
			.filter((/** @type {any} */ one) => one.kind === kind)
			.map((/** @type {any} */ one) => one.code)
			.toSorted();
	assert.deepEqual(codesOf('costCentre'), ['BINNEN', 'BUITEN', 'MAGAZIJN', 'WAGENPARK']);
	assert.deepEqual(codesOf('costType'), ['BRAND', 'HUUR', 'MAT', 'ONDER', 'REIS']);
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	await page.goto(`${window.stack.sandbox.pageUrl}/#registration`);
	await page.getByText('Magazijn Rotsoord').first().waitFor();
	await window.looks('registration-sandbox', page);
}

/** @param {Window} window */
async function accessIsSeen(window) {
	const page = await openPage(window, '24', 'accountview-access');
	await page.getByRole('heading', { name: 'Overzicht van de toegang' }).waitFor();
	await page.getByText('Sam de Wit').first().waitFor();
	await page.getByText('Visma Scanner').first().waitFor();
	await window.looks('access-overview', page);
}

/** @param {Window} window */
async function readinessIsSeen(window) {
	const page = await openPage(window, '25', 'accountview-autoreport');
	await page
		.getByRole('heading', { name: /AutoReport$/ })
		.first()
		.waitFor();
	await page.getByText(COMPANY).first().waitFor();
	await window.looks('autoreport-readiness', page);
}

/** @param {Window} window @returns {Checks} */
export function registrationChecks(window) {
	return inBrowser(window, [
		[
			'B5 given no table of users, when the form is opened, then the table is begun and nobody is registered or removed',
			() => tableIsBegun(window),
		],
		[
			'B1 B2 B3 B4 B7 given users, rights and a company, when a person looks and confirms, then they are registered and invited once, and get their access',
			() => allIsRegistered(window),
		],
		[
			'B1 given that registration, when the form is opened again, then everything is in step and nobody is invited again',
			() => nothingTwice(window),
		],
		[
			'B3 given a right that is withdrawn from a group, when a person confirms, then it is taken at the service',
			() => rightIsTaken(window),
		],
		[
			'B6 given an e-mail address that is emptied, when a person confirms, then that user goes and the others stay',
			() => emptiedAddressTakesOut(window),
		],
		[
			'B8 given cost centres and cost types, when the flow of the morning runs, then Visma.net has both kinds',
			() => costCarriersGo(window),
		],
		[
			'B4 given users and rights, when the page of access is opened, then it shows who may use what',
			() => accessIsSeen(window),
		],
		[
			'C5 given somebody with the role AutoReport User, when the page of readiness is opened, then it names what each company lacks',
			() => readinessIsSeen(window),
		],
	]);
}
