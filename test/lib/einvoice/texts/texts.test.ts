import {
	amountText,
	dateText,
	decimalText,
	DOCUMENT_KINDS,
	inDutch,
	messageText,
	parseInvoice,
	type Closing,
	type DocumentKind,
	type MessageSubject,
} from '../../../../lib/einvoice';
import { invoiceOf, refusal } from '../samples';

const CLOSING: Closing = {
	text: '',
	name: 'Ans Bos',
	company: 'Bakkerij Broodnodig',
	phone: '030 123 45 67',
	email: '',
	website: 'www.broodnodig.example',
};

const ABOUT: MessageSubject = {
	kind: 'invoice',
	language: 'nl',
	number: '20260012',
	date: '2026-03-02',
	dueDate: '2026-04-01',
	amount: 123456,
	currency: 'EUR',
	sender: 'Bakkerij Broodnodig',
	iban: 'NL91ABNA0417164300',
	accountName: 'Bakkerij Broodnodig B.V.',
	reference: '20260012',
};

describe('amounts, numbers and dates', () => {
	it.each([
		[123456, 'EUR', 'nl', '€\u00a01.234,56'],
		[-123456789, 'EUR', 'nl', '€\u00a0-1.234.567,89'],
		[5, 'EUR', 'nl', '€\u00a00,05'],
		[100, 'EUR', 'en', '€1.00'],
		[-123456, 'EUR', 'en', '-€1,234.56'],
		[123450, 'USD', 'nl', 'USD\u00a01.234,50'],
		[99999999, 'GBP', 'en', 'GBP\u00a0999,999.99'],
	] as const)('%d %s in %s is %s', (cents, currency, language, expected) => {
		expect(amountText(cents, currency, language)).toBe(expected);
	});

	it('show quantities as they are', () => {
		const [line] = invoiceOf({ quantity: '1234.5', unitPrice: '0.123456' }).lines;
		if (line === undefined) throw new Error('no line');
		expect(decimalText(line.quantity, 'nl')).toBe('1.234,5');
		expect(decimalText(line.quantity, 'en', 2)).toBe('1,234.50');
		expect(decimalText(line.unitPrice, 'nl', 2)).toBe('0,123456');
	});

	it('write the month out', () => {
		expect(dateText('2026-03-02', 'nl')).toBe('2 maart 2026');
		expect(dateText('2026-03-02', 'en')).toBe('2 March 2026');
	});
});

describe('the message with a document', () => {
	it.each([
		['nl', 'debit', /Wij schrijven het bedrag van €\u00a01\.234,56 van uw rekening af\./],
		['en', 'debit', /We will collect the amount of €1,234\.56 from your account\./],
		['nl', 'split', /staat op de factuur\./],
		['en', 'split', /The invoice says how to divide/],
	] as const)('in %s asks for no transfer where it is paid by %s', (language, paidBy, said) => {
		const { text } = messageText({ ...ABOUT, language, paidBy }, CLOSING);

		expect(text).toMatch(said);
		expect(text).not.toContain('NL91');
	});

	it('is Dutch', () => {
		const { subject, text } = messageText(ABOUT, CLOSING);
		expect(subject).toBe('Factuur 20260012 van Bakkerij Broodnodig');
		expect(text).toBe(
			[
				'Geachte heer, mevrouw,',
				'In de bijlage vindt u onze factuur 20260012 van 2 maart 2026.',
				'Wij verzoeken u het bedrag van €\u00a01.234,56 uiterlijk 1 april 2026 op NL91 ABNA 0417 1643 00 van Bakkerij Broodnodig B.V. onder vermelding van 20260012 te voldoen.',
				'Met vriendelijke groet,\nAns Bos\nBakkerij Broodnodig\n030 123 45 67\nwww.broodnodig.example',
			].join('\n\n'),
		);
	});

	it('is English', () => {
		const { subject, text } = messageText({ ...ABOUT, language: 'en' }, CLOSING);
		expect(subject).toBe('Invoice 20260012 from Bakkerij Broodnodig');
		expect(text).toContain(
			'Please pay the amount of €1,234.56 by 1 April 2026 to NL91 ABNA 0417 1643 00 of Bakkerij Broodnodig B.V., quoting 20260012.',
		);
	});

	it.each(Object.entries(DOCUMENT_KINDS))(
		'of kind %s names it in both languages',
		(kind, names) => {
			const isKind = (text: string): text is DocumentKind => text in DOCUMENT_KINDS;
			if (!isKind(kind)) throw new Error(kind);
			const dutch = messageText({ ...ABOUT, kind }, CLOSING);
			const english = messageText({ ...ABOUT, kind, language: 'en' }, CLOSING);
			expect(dutch.subject.startsWith(`${names.nl} 20260012`)).toBe(true);
			expect(english.subject.startsWith(`${names.en} 20260012`)).toBe(true);
			expect(dutch.text).not.toMatch(/undefined|NaN| {2}/);
			expect(english.text).not.toMatch(/undefined|NaN| {2}/);
		},
	);

	it('asks for no money with a credit note, and says what it is about', () => {
		const { text } = messageText({ ...ABOUT, kind: 'creditNote', preceding: '20260001' }, CLOSING);
		expect(text).toContain('creditnota 20260012 van 2 maart 2026 bij factuur 20260001.');
		expect(text).not.toContain('voldoen');
	});

	it('asks for nothing when nothing is to be paid', () => {
		expect(messageText({ ...ABOUT, amount: 0 }, CLOSING).text).not.toContain('€');
	});

	it('has the own closing in the place of the greeting and the contact, which it would repeat', () => {
		const { text, html } = messageText(ABOUT, { ...CLOSING, text: 'Tot ziens,\r\nde bakkers' });
		expect(text.endsWith('\n\nTot ziens,\nde bakkers')).toBe(true);
		expect(html).toContain('<p>Tot ziens,<br>\nde bakkers</p>');
		expect(text).not.toContain('Met vriendelijke groet');
	});

	it('cannot be made to hold HTML or a header of its own', () => {
		const evil = '<img src=x onerror="alert(1)">\r\nBcc: x@y.nl';
		const { subject, html } = messageText(
			{ ...ABOUT, number: evil, sender: evil, reference: evil, accountName: evil },
			{ ...CLOSING, text: evil, name: evil },
		);
		expect(subject).not.toMatch(/[\r\n]/);
		expect(html.replace(/<\/?p>|<br>/g, '')).not.toMatch(/[<>"]/);
		expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
	});
});

it('errors are told in Dutch too, those of other rooms are not', () => {
	const { code } = refusal(() => parseInvoice({}));
	expect(inDutch(code)?.messageNl).toContain('niet te lezen');
	expect(inDutch('MAIL_BUSY')).toBeUndefined();
});
