// @ts-check
/** A VAT return, from the books to accepted (18 and 21). */
import { lastQuarter } from '../lib/quarter.mjs';
import { fieldOf } from './form-page.mjs';

/** @typedef {import('./day.mjs').Event} Event */

const PATH = 'accountview-vat-return';
const CALENDAR = 'accountview-filing-calendar';
const WHAT_NOW = 'Wat wilt u doen?';
const AMOUNT = 'Welk bedrag';

/** The tax authority takes its time: the form asks six times, and each question brings two statuses. */
const SLOW_WALK = ['105', '100', '200', '301', ...Array(8).fill('405'), '400', '500'];

/** @type {readonly Event[]} */
export const filing = [
	{
		at: '15:20',
		what: 'the VAT return of last quarter is made, looked at, approved and filed',
		async happens(day) {
			await day.stack.sandbox.control('POST', '/filing-walks', {
				way: 'digipoort',
				states: SLOW_WALK,
			});
			const form = await day.form(PATH);
			await form.send({ Periode: lastQuarter(new Date()) });
			const draft = form.expect(/^Btw-aangifte \d/);
			const [, amount = ''] = fieldOf(draft, AMOUNT).options ?? [];
			await form.send({
				[WHAT_NOW]: 'De boekingen achter een bedrag bekijken',
				[AMOUNT]: amount,
			});
			const behind = form.expect(/^Boekingen achter/);
			await form.send({ [WHAT_NOW]: 'Terug naar de aangifte' });
			form.expect(/^Btw-aangifte \d/);
			await form.send({ [WHAT_NOW]: 'Goedkeuren en indienen' });
			const filed = form.expect(/^Btw-aangifte .* is /);
			const [total = ''] = /(Te betalen|Terug te vragen): € ?[\d.]+/.exec(draft.text) ?? [];
			return {
				what: `${draft.title}: ${total}, ${behind.rows.length - 1} bookings behind "${amount}". ${filed.title}.`,
				look: day.inSandbox('#filings'),
				counts: { 'VAT returns filed': 1 },
			};
		},
	},
	{
		at: '16:10',
		what: 'the flow that follows filings asks what became of it',
		async happens(day) {
			const mail = await day.after(['21'], 'the mail that it is accepted', async () => {
				const mails = await day.mails();
				return mails.find(({ subject }) => /^Btw-aangifte .*geaccepteerd$/.test(subject));
			});
			return {
				what: `Mailed to ${mail.to.join(', ')}: "${mail.subject}", with the receipt.`,
				look: day.atFlow(CALENDAR),
				counts: { 'VAT returns accepted': 1 },
			};
		},
	},
];
