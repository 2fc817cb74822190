import fc from 'fast-check';
import { jsonErrorPosition } from '../../../../lib/accountview/dictionary/json-position';

describe('jsonErrorPosition', () => {
	it('finds no error in anything that JSON can say', () => {
		fc.assert(
			fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
				const written = JSON.stringify(JSON.parse(text), null, indent);
				expect(jsonErrorPosition(` ${written}\n`)).toBeUndefined();
			}),
		);
	});

	it('agrees with JSON.parse on whether a damaged text is JSON', () => {
		fc.assert(
			fc.property(
				fc.json(),
				fc.nat(),
				fc.constantFrom('', ',', '}', '"', 'x', '01'),
				(text, at, scrap) => {
					const place = at % (text.length + 1);
					const damaged = text.slice(0, place) + scrap + text.slice(place + 1);
					expect(jsonErrorPosition(damaged) === undefined).toBe(isJson(damaged));
				},
			),
		);
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
