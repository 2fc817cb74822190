import { messageText } from '../../lib/einvoice';
import { fillTemplate } from '../../lib/mail';
import { filingCalendar, type Filing } from '../../lib/tax/filings';
import {
	calendarPage,
	findingsList,
	icpTable,
	Pen,
	receiptPage,
	sourcesTable,
} from '../../lib/tax/pages';
import { readMessage } from '../../lib/tax/message/message';
import { writeVatReturn } from '../../lib/tax/xbrl/write';
import { readMasterData, renderAccessOverview, renderReport } from '../../lib/visma';
import { loadParser } from '../lib/sync/report/parsed';
import { ACCEPTED } from '../lib/tax/filings/channel-for-test';
import { MESSAGE, vatReturn } from '../lib/tax/samples';
import { OFFICE, planFor } from '../lib/visma/office';
import { HOSTILE } from './hostile';

const EVIL = HOSTILE.html;

const { parseHTML } = loadParser();

/** Nothing of the text has become an element or an attribute, and a person reads it as it is. */
function expectText(html: string): void {
	const { document } = parseHTML(`<main>${html}</main>`);
	expect(document.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
	expect(document.querySelector('main')?.textContent).toContain(EVIL);
}

/** A page that could run nothing, even if it held something to run. */
function expectClosed(page: string): void {
	expect(page).toMatch(/http-equiv="Content-Security-Policy"\s+content="default-src 'none'/);
	expect(page).not.toMatch(/<script|<iframe|<object|javascript:/);
}

describe('A name that is markup is text', () => {
	it('on the receipt of a filing, in each place that others fill', () => {
		const { xml } = writeVatReturn(vatReturn(), { message: readMessage(MESSAGE) });
		const filing: Filing = {
			...{ key: '', administration: EVIL, kind: 'vatReturn', period: '2026-Q1', revision: 1 },
			...{ replaces: null, taxpayer: EVIL, state: 'rejected', instance: xml },
			...{ contentHash: EVIL, preparedBy: EVIL, approvedHash: EVIL, approvedBy: EVIL },
			...{ reference: EVIL, channelReference: EVIL, knownReferences: [] },
			...{ statuses: [{ ...ACCEPTED, code: EVIL, nl: EVIL, en: EVIL, fault: EVIL }], attempts: 1 },
			...{ code: EVIL, reason: EVIL, sentAt: 0, updatedAt: 0 },
		};

		for (const language of ['nl', 'en'] as const) {
			const page = receiptPage(filing, language);
			expectText(page);
			expectClosed(page);
		}
	});

	it('on the calendar of filings', () => {
		const obligation = { administration: EVIL, kind: 'vatReturn', every: 'quarter' } as const;
		const lines = filingCalendar([obligation], [], { today: '2026-04-15', before: 1 });

		const page = calendarPage(lines, '2026-04-15', 'nl');

		expectText(page);
		expectClosed(page);
	});

	it('in the tables of a return that a form shows', () => {
		const pen = new Pen('nl');
		const draft = vatReturn();
		const names = { customer: EVIL, country: EVIL, number: EVIL, corrects: EVIL };
		const line = { ...names, nature: 'goods', euros: 1 } as const;

		expectText(icpTable([line], pen).text);
		expectText(
			findingsList(
				[
					{
						...{ rule: 'x', answersTo: [], severity: 'error', field: '', record: EVIL },
						...{ message: { nl: EVIL, en: EVIL }, remedy: { nl: EVIL, en: EVIL } },
					},
				],
				pen,
			).text,
		);
		expect(sourcesTable(draft, pen)?.text ?? '').not.toContain('<script>');
	});

	it('in the report of registering and the overview of access', () => {
		const users = [{ code: EVIL, firstName: EVIL, lastName: EVIL, email: 'an@firma.nl' }];
		const options = { language: 'nl', title: EVIL, at: 0 } as const;
		const plan = planFor('vismaNet', { users }, {}, { parts: ['users'] });

		for (const page of [
			renderReport(plan, options),
			renderAccessOverview(readMasterData({ ...OFFICE, users }), ['vismaNet'], options),
		]) {
			expectText(page);
			expectClosed(page);
		}
	});

	it('in the message of an invoice, and in a template of a mail', () => {
		const about = { kind: 'invoice', language: 'nl', date: '2026-03-02', currency: 'EUR' } as const;
		const closing = { text: EVIL, name: '', company: '', phone: '', email: '', website: '' };
		const template = {
			...{ process: '', language: '', subject: '', text: '', closing: EVIL },
			html: '<p title="[[name]]">[[name]]</p>',
		};

		expectText(messageText({ ...about, number: EVIL, sender: '' }, closing).html);
		expectText(fillTemplate(template, { name: EVIL }).html);
	});
});
