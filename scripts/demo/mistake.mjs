// @ts-check
/** A mistake is made, told at the customer and on the status page, and mended. */
import { CUSTOMER, MISTYPED } from './story.mjs';

/**
 * @typedef {import('./day.mjs').Day} Day
 * @typedef {import('./day.mjs').Event} Event
 */

const STATUS = 'accountview-status';

/** The message at the customer, once it is in the list and on the status page too. @param {Day} day */
async function messageAt(day) {
	const { office } = day;
	const { id } = await office.oneInApp('customers', ({ number }) => number === CUSTOMER.SUB_NR);
	const [sentence] = await office.errorsAt('customers', id);
	const isListed = sentence !== undefined && (await office.errorList()).includes(sentence);
	return isListed && (await day.read(STATUS)).includes(CUSTOMER.ACCT_NAME) && sentence;
}

/** Whether nothing is told of the customer any more. @param {Day} day */
async function isQuiet(day) {
	const { office } = day;
	const { id } = await office.oneInApp('customers', ({ number }) => number === CUSTOMER.SUB_NR);
	const told = await office.errorsAt('customers', id);
	return told.length === 0 && !(await day.read(STATUS)).includes(CUSTOMER.ACCT_NAME);
}

/** @type {readonly Event[]} */
export const mistake = [
	{
		at: '14:05',
		what: `somebody types ${MISTYPED} for the customer's e-mail address`,
		async happens(day) {
			await day.office.changeInAccountView('customers', CUSTOMER.SUB_NR, { MAIL_BUS: MISTYPED });
			const sentence = await day.after(['01', '07'], 'the message at the customer', () =>
				messageAt(day),
			);
			return {
				what: `At the customer, in the list and on the status page: "${sentence}"`,
				look: day.atFlow(STATUS),
				counts: { 'mistakes made and mended': 1 },
			};
		},
	},
	{
		at: '14:15',
		what: 'it is mended in AccountView',
		async happens(day) {
			const { SUB_NR, MAIL_BUS } = CUSTOMER;
			await day.office.changeInAccountView('customers', SUB_NR, { MAIL_BUS });
			await day.after(['01', '07'], 'an end of the message', () => isQuiet(day));
			return {
				what: 'After the next run the message is gone everywhere; nobody had to tick it off.',
				look: day.inSandbox('#messages'),
			};
		},
	},
];
