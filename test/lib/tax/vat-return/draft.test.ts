import {
	draftFromRubrics,
	draftVatReturn,
	readRubricSums,
	readVatReturn,
} from '../../../../lib/tax/vat-return/draft';
import { drillDown } from '../../../../lib/tax/vat-return/drill-down';
import { formOf } from '../../../../lib/tax/vat-return/form';
import { refusal } from '../refusal';
import { accumulated, FILER, QUARTER, sale } from './books';

const BOOKS = [
	sale({ turnover: '1000.99', vat: '210.99' }),
	sale({ record: 'INK 1', vatCode: '5', vat: '10.01' }),
	sale({ record: 'VRK 9', vatCode: '' }),
];

describe('a draft from the books', () => {
	it('has what is filed, what the books say, and what reading found', async () => {
		const draft = draftVatReturn(FILER, QUARTER, await accumulated(BOOKS));
		expect(draft.euros).toMatchObject({
			'1a.turnover': 1000,
			'1a.vat': 210,
			'5a.vat': 210,
			'5b.vat': 11,
			'5g.vat': 199,
		});
		expect(draft.cents['1a.vat']).toBe(21_099);
		expect(draft.reading.map(({ record }) => record)).toEqual(['VRK 9']);
	});

	it('leads from each amount to its transactions', async () => {
		const draft = draftVatReturn(FILER, QUARTER, await accumulated(BOOKS));
		expect(drillDown(draft, '1a.vat')).toEqual({
			field: '1a.vat',
			from: '2026-01-01',
			to: '2026-03-31',
			vatCodes: ['1'],
			transactions: 1,
			cents: 21_099,
		});
		expect(drillDown(draft, '1b.vat')).toMatchObject({ vatCodes: [], transactions: 0 });
	});

	it('survives JSON', async () => {
		const draft = draftVatReturn(FILER, QUARTER, await accumulated(BOOKS));
		expect(readVatReturn(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
	});

	it.each([
		['a field too many', { more: 1 }, 'more'],
		['half a euro', { corrections: 0.5 }, 'corrections'],
		['another kind', { kind: 'icp' }, 'kind'],
	])('is refused with %s', async (_what, changes, says) => {
		const draft = draftVatReturn(FILER, QUARTER, await accumulated(BOOKS));
		const { code, message } = refusal(() => readVatReturn({ ...draft, ...changes }));
		expect([code, message]).toEqual(['TAX_DRAFT_INVALID', expect.stringContaining(says)]);
	});
});

describe('a draft from rubrics', () => {
	const sums = readRubricSums({ '1A': { turnover: 1000, vat: '210.50' }, '5b': { vat: 10 } });

	it('takes what is given, and zero for the rest', () => {
		const draft = draftFromRubrics({ ...FILER, obNumber: 'NL 1234.56.782.B01' }, QUARTER, sums);
		expect(draft.obNumber).toBe('123456782B01');
		expect(draft.euros).toMatchObject({ '1a.vat': 210, '5b.vat': 10, '3b.turnover': 0 });
		expect(drillDown(draft, '1a.vat')).toBeNull();
	});

	it.each([
		[{ '5a': { vat: 1 } }, '5a.vat'],
		[{ '1e': { vat: 1 } }, '1e.vat'],
		[{ '6a': { vat: 1 } }, '6a.vat'],
		[{ '1a': { btw: 1 } }, 'btw'],
		[{ '1a': { vat: '1,5' } }, 'amount such as 1234.56'],
		[{ '1A': { vat: 1 }, '1a': { vat: 2 } }, 'rubric 1a is there twice'],
		['1a', 'list of rubrics'],
	])('%j is refused: %s', (given, says) => {
		const { code, message } = refusal(() => readRubricSums(given));
		expect([code, message]).toEqual(['TAX_RUBRICS_INVALID', expect.stringContaining(says)]);
	});
});

it('the form has each rubric with what was filed before, and its subtotal', () => {
	const before = draftFromRubrics(
		FILER,
		QUARTER,
		readRubricSums({ '1a': { turnover: 900, vat: 189 } }),
	);
	const now = draftFromRubrics(
		FILER,
		QUARTER,
		readRubricSums({ '1a': { turnover: 1000, vat: 210 } }),
	);
	const lines = formOf(now, before);
	expect(lines.find(({ rubric }) => rubric === '1a')?.vat).toEqual({
		euros: 210,
		before: 189,
		difference: 21,
	});
	expect(lines.find(({ rubric }) => rubric === '5c')?.vat).toEqual({
		euros: 210,
		before: 189,
		difference: 21,
	});
	expect(lines.find(({ rubric }) => rubric === '1e')?.vat).toBeNull();
	expect(formOf(now)[0]?.vat).toEqual({ euros: 210, before: null, difference: null });
});
