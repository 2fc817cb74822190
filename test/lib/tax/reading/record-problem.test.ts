import { supplySchema } from '../../../../lib/tax/icp/supply';
import { recordProblem } from '../../../../lib/tax/reading/record-problem';
import { transactionSchema } from '../../../../lib/tax/vat-return/transaction';

const SUPPLY = {
	...{ record: 'VRK 1', date: '2026-02-01', customer: 'customer 10025', vatId: 'DE136695976' },
	...{ nature: 'goods', amount: '1000.00' },
};
const TRANSACTION = { record: 'VRK 1', date: '2026-02-01', vatCode: '1', turnover: 100, vat: 21 };
const LONG = 'x'.repeat(201);

function problemOf(given: unknown, schema: typeof supplySchema | typeof transactionSchema) {
	const read = schema.safeParse(given);
	if (read.success) throw new Error('the record can be read');
	return recordProblem(read.error);
}

describe('what is wrong with a record', () => {
	it.each([
		[{ record: ' ' }, 'het kenmerk (record) is leeg'],
		[{ date: '2026-02-30' }, 'de datum (date) moet een datum zijn zoals 2026-01-31'],
		[{ customer: LONG }, 'de afnemer (customer) is te lang'],
		[{ vatId: 7 }, 'het btw-nummer (vatId) moet een tekst zijn'],
		[{ country: 7 }, 'het land (country) moet een tekst zijn'],
		[{ nature: 'gift' }, 'de soort (nature) moet een van deze zijn: goods, services, triangular'],
		[{ amount: null }, 'het bedrag (amount) moet een bedrag zijn zoals 1234.56'],
		[
			{ corrects: '2025-W04' },
			'de gecorrigeerde periode (corrects) moet een periode zijn zoals 2025-Q4',
		],
	])('is told in Dutch, of a supply: %j', (changes, says) => {
		expect(problemOf({ ...SUPPLY, ...changes }, supplySchema).nl).toBe(says);
	});

	it.each([
		[{ vatCode: {} }, 'de btw-code (vatCode) moet een code zijn'],
		[
			{ turnover: '1.005' },
			'de omzet (turnover) moet een bedrag zijn zoals 1234.56, met hoogstens twee decimalen',
		],
		[
			{ vat: 'veel' },
			'de btw (vat) moet een bedrag zijn zoals 1234.56, met hoogstens twee decimalen',
		],
		[
			{ concerns: 'later' },
			'waar de boeking over gaat (concerns) moet een van deze zijn: period, correction',
		],
	])('is told in Dutch, of a transaction: %j', (changes, says) => {
		expect(problemOf({ ...TRANSACTION, ...changes }, transactionSchema).nl).toBe(says);
	});

	it('is told in both languages where it is no record at all', () => {
		expect(problemOf(7, transactionSchema)).toEqual({
			nl: 'de regel ontbreekt of is van een andere soort',
			en: 'it is missing or is of another kind',
		});
	});

	it('stops after five, and says how many there are besides', () => {
		const { nl, en } = problemOf(
			{ record: '', date: '', customer: '', vatId: 7, country: 7, nature: '', amount: '' },
			supplySchema,
		);
		expect(nl.split('; ').at(-1)).toBe('en nog 2');
		expect(en.split('; ').at(-1)).toBe('and 2 more');
	});
});
