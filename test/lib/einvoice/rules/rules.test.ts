import { checkInvoice, FORMATS, parseInvoice, RULES } from '../../../../lib/einvoice';
import { GIVEN, invoiceWith } from '../samples';
import { CASES } from './cases';

describe.each(CASES)(
	'$rule at $field',
	({ rule, format = 'peppol', wrong, field, says, right }) => {
		it('tells the document that breaks it, in both languages', () => {
			const found = checkInvoice(parseInvoice(wrong), format).filter((one) => one.rule === rule);
			expect(found.map((one) => one.field)).toEqual([field]);
			expect(found[0]?.message.nl).toContain(says);
			expect(found[0]?.message.en).not.toBe(found[0]?.message.nl);
			for (const texts of [found[0]?.message, found[0]?.remedy]) {
				expect(`${texts?.nl ?? '{'}${texts?.en ?? '{'}`).not.toMatch(/[{}]/);
			}
		});

		it('is silent when that is mended', () => {
			const found = checkInvoice(parseInvoice(right), format).map((one) => one.rule);
			expect(found).not.toContain(rule);
		});
	},
);

it('every rule has a document that breaks it and one that does not', () => {
	const tested = new Set(CASES.map(({ rule }) => rule));
	expect(RULES.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
	expect([...tested].filter((rule) => !RULES.some(({ id }) => id === rule))).toEqual([]);
});

it('every rule has an id of its own', () => {
	expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

it.each(['pdf', 'peppol', 'nlcius'] as const)('a right invoice has no findings as %s', (format) => {
	expect(checkInvoice(invoiceWith(), format)).toEqual([]);
});

it('the Dutch rules of NLCIUS and Peppol that a document can break are all answered', () => {
	const answered = new Set(RULES.flatMap(({ answersTo }) => answersTo));
	const wanted = [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13].map((number) => `BR-NL-${number}`);
	const peppol = [1, 2, 3, 4, 5, 7, 8].map((number) => `NL-R-00${number}`);
	const sums = [10, 11, 12, 13, 14, 15, 16, 17].map((number) => `BR-CO-${number}`);
	expect([...wanted, ...peppol, ...sums].filter((id) => !answered.has(id))).toEqual([]);
});

it('a rule of one format is silent in the others', () => {
	const invoice = invoiceWith({ buyer: { ...GIVEN.buyer, endpoint: undefined } });
	const telling = FORMATS.filter((format) =>
		checkInvoice(invoice, format).some(({ rule }) => rule === 'EINV-ENDPOINT-MISSING'),
	);
	expect(telling).toEqual(['peppol']);
});

it('errors come before warnings', () => {
	const invoice = invoiceWith({ deliveryDate: undefined, orderReference: '' });
	expect(checkInvoice(invoice, 'peppol').map(({ severity }) => severity)).toEqual([
		'error',
		'warning',
	]);
});

it('a number that cannot be right hinders an e-invoice, and of a PDF is only told', () => {
	const invoice = invoiceWith({ buyer: { ...GIVEN.buyer, kvk: '1234' } });
	const severityIn = (format: 'pdf' | 'peppol') =>
		checkInvoice(invoice, format).find(({ rule }) => rule === 'EINV-KVK')?.severity;
	expect([severityIn('pdf'), severityIn('peppol')]).toEqual(['warning', 'error']);
});
