import fc from 'fast-check';
import { RecordIndex } from '../../../../lib/accountview';

const LOWER = { comparable: (value: string) => value.trim().toLowerCase() };
const UPPER = { comparable: (value: string) => value.trim().toUpperCase() };

function indexOf(field: 'email' | 'number', values: readonly string[]): RecordIndex {
	const isKey = field === 'number';
	return new RecordIndex({ field, isKey, rule: isKey ? UPPER : LOWER }, values);
}

const match = (value: string) => ({ field: 'email', value }) as const;

describe('RecordIndex', () => {
	it('keeps only the values it is about, compared as the field is', () => {
		const index = indexOf('email', ['Info@Een.nl', 'info@een.nl', ' ', 'b@x.nl']);
		expect(index.size).toBe(2);
		index.add('INFO@EEN.NL', '100');
		index.add('other@x.nl', '101');
		index.complete();
		expect(index.find(match('info@een.nl'))).toEqual({ kind: 'found', keys: ['100'] });
		expect(index.find(match('b@x.nl'))).toEqual({ kind: 'absent' });
		expect(index.find(match('other@x.nl'))).toEqual({ kind: 'unknown' });
	});

	it('is sure of nothing but numbers before the read is complete', () => {
		const emails = indexOf('email', ['a@x.nl', 'b@x.nl']);
		emails.add('a@x.nl', '100');
		expect(emails.find(match('a@x.nl'))).toEqual({ kind: 'unknown' });
		expect(emails.find(match('b@x.nl'))).toEqual({ kind: 'unknown' });
		const numbers = indexOf('number', ['d1', 'd2']);
		numbers.add('D1', 'D1');
		expect(numbers.find({ field: 'number', value: 'd1' })).toMatchObject({ kind: 'found' });
		expect(numbers.find({ field: 'number', value: 'd2' })).toEqual({ kind: 'unknown' });
	});

	it('is sure of what a look-up or a write has settled', () => {
		const index = indexOf('email', ['a@x.nl']);
		index.settle('new@x.nl', '200');
		index.settle('', '201');
		expect(index.find(match('NEW@x.nl'))).toEqual({ kind: 'found', keys: ['200'] });
		expect(index.find(match(''))).toEqual({ kind: 'unknown' });
	});

	it('forgets a value that a customer no longer has', () => {
		const index = indexOf('email', ['a@x.nl']);
		index.add('a@x.nl', '100');
		index.add('a@x.nl', '101');
		index.complete();
		index.release('A@x.nl', '100');
		expect(index.find(match('a@x.nl'))).toEqual({ kind: 'found', keys: ['101'] });
		index.release('a@x.nl', '101');
		expect(index.find(match('a@x.nl'))).toEqual({ kind: 'absent' });
	});

	it('knows nothing about a value whose write is in doubt, until a look-up settles it', () => {
		const index = indexOf('email', ['a@x.nl', 'b@x.nl']);
		index.add('b@x.nl', '100');
		index.complete();
		for (const value of ['A@x.nl', 'b@x.nl']) {
			index.forget(value);
			expect(index.find(match(value))).toEqual({ kind: 'unknown' });
			index.settle(value, '200');
			expect(index.find(match(value))).toEqual({ kind: 'found', keys: ['200'] });
		}
	});

	it('never says that a customer is not there that it has seen', () => {
		const email = fc.constantFrom('a@x.nl', 'A@X.nl', 'b@x.nl', 'c@x.nl', 'C@x.NL', 'd@x.nl');
		const row = fc.record({ email, number: fc.nat({ max: 50 }).map(String) });
		fc.assert(
			fc.property(fc.array(email), fc.array(row), fc.boolean(), (values, rows, isWhole) => {
				const index = indexOf('email', values);
				for (const seen of rows) index.add(seen.email, seen.number);
				if (isWhole) index.complete();
				for (const value of values) {
					const same = rows.filter((seen) => seen.email.toLowerCase() === value.toLowerCase());
					const answer = index.find(match(value));
					const keys = [...new Set(same.map(({ number }) => number))];
					if (!isWhole) expect(answer.kind).toBe('unknown');
					else if (keys.length > 0) expect(answer).toEqual({ kind: 'found', keys });
					else expect(answer.kind).toBe('absent');
				}
			}),
		);
	});
});
