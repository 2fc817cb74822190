// @ts-check
/** The day: executed work and hours go into the books (05 and 06), and what does not fit is told (07). */
import {
	EXTRACTOR,
	HOURS,
	PROJECT,
	TAP,
	UNKNOWN_ARTICLE,
	USED_FOR_EXTRACTOR,
	USED_FOR_TAP,
} from './story.mjs';

/**
 * @typedef {import('./day.mjs').Day} Day
 * @typedef {import('./day.mjs').Event} Event
 */

/**
 * A mechanic is done, and the office has checked it.
 * @param {Day} day @param {string} description of the work order @param {readonly object[]} articles
 */
async function isDone({ office }, description, articles) {
	const order = await office.oneInApp('work-orders', (one) => one['description'] === description);
	await office.changeInApp('work-orders', order['id'], { state: 'executed', articles });
	await office.changeInApp('work-orders', order['id'], { state: 'checked' });
	return order;
}

/** Articles on a sales order. @param {Day} day @param {string} number @returns {Promise<string[]>} */
async function articlesOn({ office }, number) {
	const [order] = await office.inAccountView('orders', ({ ORD_NR }) => ORD_NR === number);
	const lines = await office.inAccountView(
		'order-lines',
		(one) => one['HDR_ID'] === order?.['REC_ID'],
	);
	return lines.map(({ ART_CODE }) => ART_CODE);
}

/** @type {readonly Event[]} */
export const work = [
	{
		at: '11:40',
		what: 'a work order is executed, and checked by the office',
		async happens(day) {
			const order = await isDone(day, TAP.description, USED_FOR_TAP);
			const used = USED_FOR_TAP.filter(({ ticked }) => ticked).length;
			const articles = await day.after(['05'], 'the ticked articles on the order', async () => {
				const found = await articlesOn(day, order['orderNumber']);
				return found.length === used && found;
			});
			return {
				what: `Order ${order['orderNumber']} has ${articles.join(', ')}; what was not ticked stays off.`,
				look: day.inSandbox('#orders'),
				counts: { 'order lines of executed work': used },
			};
		},
	},
	{
		at: '12:50',
		what: 'another one has an article that AccountView does not know',
		async happens(day) {
			const order = await isDone(day, EXTRACTOR.description, USED_FOR_EXTRACTOR);
			const sentence = await day.after(['05', '07'], 'the message at the work order', async () => {
				const told = await day.office.errorsAt('work-orders', order['id']);
				return told.find((one) => one.includes(UNKNOWN_ARTICLE));
			});
			const articles = await articlesOn(day, order['orderNumber']);
			return {
				what: `At ${order['number']} it says: "${sentence}"`,
				look: day.inSandbox('#messages'),
				counts: {
					'order lines of executed work': articles.length,
					'messages left for a person': 1,
				},
			};
		},
	},
	{
		at: '13:20',
		what: 'the mechanics hand in their hours',
		async happens(day) {
			for (const entry of HOURS) await day.office.addInApp('hours', entry);
			const booked = await day.after(['06'], 'the hours in AccountView', async () => {
				const found = await day.office.inAccountView(
					'hour-entries',
					(one) => one['PROJ_CODE'] === PROJECT.PROJ_CODE,
				);
				return found.length === HOURS.length && found;
			});
			const types = booked.map(({ TRN_QTY, HRS_CODE }) => `${TRN_QTY} ${HRS_CODE}`);
			return {
				what: `AccountView has them on project ${PROJECT.PROJ_CODE}: ${types.join(', ')}.`,
				look: day.inSandbox('#hours'),
				counts: { 'entries of hours booked': booked.length },
			};
		},
	},
];
