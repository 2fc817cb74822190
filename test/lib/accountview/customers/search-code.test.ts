import { searchCodeFrom } from '../../../../lib/accountview/customers/search-code';

describe('searchCodeFrom', () => {
	it.each([
		['Bakkerij Voorbeeld B.V.', 'BAKKERIJ V'],
		["Café 't Hoekje", "CAFE 'T HO"],
		['Müller & Söhne', 'MULLER & S'],
		['Groß GmbH', 'GROSS GMBH'],
		['  Vier', 'VIER'],
		['Jan Maat  Holding', 'JAN MAAT'],
		['日本', '-'],
		['', '-'],
	])('makes %p into %p', (name, code) => {
		expect(searchCodeFrom(name)).toBe(code);
	});
});
