// @ts-check
/**
 * The ten-minute flows in a real n8n, requirement by requirement (E1 to E10), as a consultant would tell
 * them: given what stands on both sides, when the flow has run, then this is there.
 */
import assert from 'node:assert/strict';
import { publishAgain } from './example-flows.mjs';
import { day, Office } from './office.mjs';
import { restSchedules, templateOf } from './templates.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 * @typedef {import('./office.mjs').Fields} Fields
 */

/** @param {Office} office @returns {Checks} */
const customersAndProjects = (office) => [
	[
		'E1 given a customer with a postal and a visiting address, when 01 has run, then the app has it with main address and work location',
		async () => {
			await office.addInAccountView('customers', {
				SUB_NR: '80001',
				ACCT_NAME: 'Drogisterij Het Zeepaardje',
				TEL_BUS: '030-1234567',
				MAIL_BUS: 'info@zeepaardje.example',
				PO_BOX: 'Postbus 80',
				PO_CODE: '3500 AB',
				PO_CITY: 'Utrecht',
				ADDRESS1: 'Biltstraat 8',
				POST_CODE: '3572 AA',
				CITY: 'Utrecht',
			});
			await office.run('01');
			const customer = await office.oneInApp('customers', ({ number }) => number === '80001');
			assert.equal(customer['name'], 'Drogisterij Het Zeepaardje');
			assert.equal(customer['mainAddress'].street, 'Postbus 80');
			assert.deepEqual(
				customer['workLocations'].map((/** @type {Fields} */ { street }) => street),
				['Biltstraat 8'],
			);
		},
	],
	[
		'E2 given an open and a closed project, when 02 has run, then the app has the open one, with its type and who leads it',
		async () => {
			const project = { SUB_NR: '80001', PROJ_TYPE: 'SERVICE', EMP_NR: '103' };
			await office.addInAccountView('projects', {
				...project,
				PROJ_CODE: '80-001',
				PROJ_DESC: 'Winkelverlichting',
				BEG_DATE: day(-10),
			});
			await office.addInAccountView('projects', {
				...project,
				PROJ_CODE: '80-002',
				PROJ_DESC: 'Oude kelder',
				END_DATE: day(-2),
			});
			await office.run('02');
			const open = await office.oneInApp('projects', ({ code }) => code === '80-001');
			assert.deepEqual(
				[open['name'], open['customerNumber'], open['type'], open['responsible']],
				['Winkelverlichting', '80001', 'SERVICE', '103'],
			);
			assert.deepEqual(await office.inApp('projects', ({ code }) => code === '80-002'), []);
		},
	],
];

/** @param {Office} office @returns {Checks} */
const ordersAndWork = (office) => [
	[
		'E3 given a new work order in the app, when 03 has run, then AccountView has one sales order for it and the work order its number',
		async () => {
			const { id, number } = await office.addInApp('work-orders', {
				customerNumber: '80001',
				projectCode: '80-001',
				description: 'Lampen magazijn',
				typeOfWork: 'SERVICE',
				targetDate: day(5),
			});
			await office.run('03');
			await office.run('03');
			const orders = await office.inAccountView('orders', ({ RPL_INV }) => RPL_INV === '80001');
			assert.equal(orders.length, 1);
			const [order] = orders;
			assert.equal(order?.['COMMENT1'], `[${number}] Lampen magazijn`);
			assert.equal(order?.['PROJ_CODE'], '80-001');
			assert.match(order?.['DEL_DATE'], new RegExp(`^${day(5)}`));
			const workOrder = await office.oneInApp('work-orders', (one) => one['id'] === id);
			assert.equal(workOrder['orderNumber'], order?.['ORD_NR']);
		},
	],
	[
		'E4 given a sales order made in AccountView, when 04 has run, then it is in the backlog; given a delivery date, then in the week of it',
		async () => {
			const { ORD_NR: number } = await office.addInAccountView('orders', {
				RPL_INV: '80001',
				COMMENT1: 'Etalage vernieuwen',
			});
			const made = (/** @type {Fields} */ one) => one['orderNumber'] === number;
			await office.run('04');
			const waiting = await office.oneInApp('work-orders', made);
			assert.deepEqual([waiting['origin'], waiting['week']], ['accountview', null]);

			await office.changeInAccountView('orders', number, { DEL_DATE: day(9) });
			await office.run('04');
			const planned = await office.oneInApp('work-orders', made);
			assert.equal(planned['targetDate'], day(9));
			assert.match(planned['week'], /^\d{4}-W\d\d$/);
		},
	],
	[
		'E5 given a work order that is set to checked, when 05 has run, then its ticked articles are on the order, and an unknown one is told at the work order',
		async () => {
			const workOrder = await office.oneInApp(
				'work-orders',
				({ description }) => description === 'Lampen magazijn',
			);
			await office.changeInApp('work-orders', workOrder['id'], {
				state: 'checked',
				articles: [
					{ code: 'VOORRIJ', quantity: 1, ticked: true },
					{ code: 'SIFON-32', quantity: 2, ticked: false },
					{ code: 'LAMP-ONBEKEND', quantity: 3, ticked: true },
				],
			});
			await office.run('05');
			await office.run('05');
			const [order] = await office.inAccountView(
				'orders',
				({ ORD_NR }) => ORD_NR === workOrder['orderNumber'],
			);
			const lines = await office.inAccountView(
				'order-lines',
				({ HDR_ID }) => HDR_ID === order?.['REC_ID'],
			);
			assert.deepEqual(
				lines.map(({ ART_CODE }) => ART_CODE),
				['VOORRIJ'],
			);
			await office.run('07');
			const [sentence = ''] = await office.errorsAt('work-orders', workOrder['id']);
			assert.match(sentence, /LAMP-ONBEKEND/);
		},
	],
	[
		'E6 given hours of work and of travel, when 06 has run, then AccountView has both, each once, with their hour types',
		async () => {
			await office.set('06', { workType: 'WERK', travelType: 'REIS' });
			const hours = { employee: '103', projectCode: '80-001', date: day(-1) };
			await office.addInApp('hours', { ...hours, kind: 'work', hours: 3.5, description: 'Lampen' });
			await office.addInApp('hours', { ...hours, kind: 'travel', hours: 0.5, description: 'Reis' });
			await office.run('06');
			await office.run('06');
			const entries = await office.inAccountView(
				'hour-entries',
				({ PROJ_CODE }) => PROJ_CODE === '80-001',
			);
			assert.deepEqual(entries.map(({ HRS_CODE }) => HRS_CODE).toSorted(), ['REIS', 'WERK']);
			const sent = await office.inApp('hours', ({ projectCode }) => projectCode === '80-001');
			assert.ok(sent.every(({ state, reference }) => state === 'exported' && reference !== ''));
		},
	],
];

/** @param {Office} office @returns {Checks} */
const removalsAndErrors = (office) => [
	[
		'E9 given a customer removed in the app only, when 01 has run, then it is back',
		async () => {
			const { id } = await office.oneInApp('customers', ({ number }) => number === '80001');
			await office.removeInApp('customers', id);
			await office.run('01');
			await office.oneInApp('customers', ({ number }) => number === '80001');
		},
	],
	[
		'E9 given a customer removed in AccountView first and then in the app, when 01 has run, then it stays away',
		async () => {
			await office.addInAccountView('customers', { SUB_NR: '80009', ACCT_NAME: 'Kiosk Zuid' });
			await office.run('01');
			const { id } = await office.oneInApp('customers', ({ number }) => number === '80009');
			await office.removeInAccountView('customers', '80009');
			await office.run('01');
			await office.removeInApp('customers', id);
			await office.run('01');
			await office.run('01');
			assert.deepEqual(await office.inApp('customers', ({ number }) => number === '80009'), []);
			assert.deepEqual(
				await office.inAccountView('customers', ({ SUB_NR }) => SUB_NR === '80009'),
				[],
			);
		},
	],
	[
		'E10 given a mistake, when the flows have run, then the Dutch sentence stands at the item and in the list; mended, then both are gone after the next run',
		async () => {
			const { id, number } = await office.addInApp('work-orders', {
				customerNumber: '80404',
				description: 'Zonder klant in de boeken',
			});
			await office.run('03');
			await office.run('07');
			const [sentence = ''] = await office.errorsAt('work-orders', id);
			assert.match(sentence, /80404/);
			assert.ok((await office.errorList()).includes(sentence));

			await office.changeInApp('work-orders', id, { customerNumber: '80001' });
			await office.run('03');
			await office.run('07');
			assert.deepEqual(await office.errorsAt('work-orders', id), []);
			assert.ok(!(await office.errorList()).includes(sentence));
			const orders = await office.inAccountView('orders', ({ COMMENT1 }) =>
				String(COMMENT1).startsWith(`[${number}]`),
			);
			assert.equal(orders.length, 1);
		},
	],
];

/** @param {Stack} stack @returns {Checks} */
export function tenMinuteChecks(stack) {
	const office = new Office(stack);
	return [
		['the schedules rest, so that each flow runs when it is told to', () => restSchedules(stack)],
		...customersAndProjects(office),
		...ordersAndWork(office),
		...removalsAndErrors(office),
		['template 01 goes on by its schedule', () => publishAgain(stack, templateOf(stack, '01').id)],
	];
}
