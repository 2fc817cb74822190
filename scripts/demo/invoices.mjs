// @ts-check
/** The afternoon: the invoices of the month go by the channels of their customers (15). */
import { Failure } from '../lib/failure.mjs';
import { shown } from '../lib/paths.mjs';
import { fieldOf } from './form-page.mjs';

/**
 * @typedef {import('./day.mjs').Day} Day
 * @typedef {import('./day.mjs').Event} Event
 * @typedef {import('./form-page.mjs').FormPage} FormPage
 */

const PATH = 'accountview-send-invoices';
const PREVIEW = /^Dit zou er gebeuren$/;
const CHOICE = 'Welke facturen gaan nu weg?';
const STORE = 'Opslaan als PDF in plaats van afdrukken';

/** How the summary calls what came of an invoice. */
const OUTCOMES = {
	mailed: ['E-mail', 'Gemaild'],
	handedOver: ['AutoInvoice', 'Klaargezet voor AutoInvoice'],
	printed: ['Papier', 'Afgedrukt'],
	stored: ['Archief', 'Opgeslagen'],
};

/** How many invoices went by a channel, as the last page has it. @param {FormPage} page @param {keyof typeof OUTCOMES} outcome */
function countOf({ rows }, outcome) {
	const [channel, became] = OUTCOMES[outcome];
	const row = rows.find((cells) => cells[0] === channel && cells[1] === became);
	return Number(row?.[2] ?? 0);
}

/** What can be chosen on the list, as it begins: numbers, customers and channels. @param {FormPage} page */
const choices = (page) => [fieldOf(page, CHOICE).value].flat();

/** @param {string} choice @param {string} channel */
const goesBy = (choice, channel) => choice.endsWith(` · ${channel}`);

/** Each channel has had at least one, or the day does not show what it is to show. @param {Record<string, number>} counts */
function checkAll(counts) {
	const missing = Object.keys(counts).filter((name) => counts[name] === 0);
	if (missing.length === 0) return;
	throw new Failure('CHANNEL_MISSING', `The summary of the form has none: ${missing.join(', ')}.`);
}

/** @param {Day} day */
async function checkMails(day) {
	const mails = await day.mails();
	const invoices = mails.filter(({ from }) => from.startsWith('facturen@'));
	const whole = invoices.filter(({ attachments }) => {
		const names = attachments.map((/** @type {{ name: string }} */ { name }) => name).join(' ');
		return /\.pdf/.test(names) && /\.xml/.test(names);
	});
	return { mails: invoices.length, whole: whole.length };
}

/** @type {readonly Event[]} */
export const invoices = [
	{
		at: '14:40',
		what: 'the invoices of the month are looked at, and sent',
		async happens(day) {
			const form = await day.form(PATH);
			await form.send();
			const list = choices(form.expect(PREVIEW));
			// One on paper is kept back: it is to become a file.
			const kept = list.findLast((one) => goesBy(one, 'Papier'));
			await form.send({ [CHOICE]: list.filter((one) => one !== kept) });
			const page = form.expect(/^\d+ facturen verwerkt/);
			const counts = {
				'invoices by e-mail': countOf(page, 'mailed'),
				'invoices ready for AutoInvoice': countOf(page, 'handedOver'),
				'invoices on paper': countOf(page, 'printed'),
			};
			checkAll(counts);
			const { mails, whole } = await checkMails(day);
			return {
				what: `${page.title}. The mailbox has ${mails} mails, ${whole} of them with UBL beside the PDF; papers lie in the printer (${day.inSandbox('#prints')}).`,
				look: day.inSandbox('mail'),
				counts,
			};
		},
	},
	{
		at: '15:05',
		what: 'the invoice that was kept back goes into the archive instead of the printer',
		async happens(day) {
			const form = await day.form(PATH);
			await form.send({ 'Wat niet per e-mail gaat': STORE });
			const list = choices(form.expect(PREVIEW)).filter((one) => goesBy(one, 'Archief'));
			await form.send({ [CHOICE]: list });
			const page = form.expect(/^\d+ fact\S+ verwerkt/);
			const counts = { 'invoices in the archive': countOf(page, 'stored') };
			checkAll(counts);
			return {
				what: `${list.join(', ')}: its file lies in ${shown(day.documents)}. What went before was not offered again.`,
				look: day.inSandbox('#documents'),
				counts,
			};
		},
	},
];
