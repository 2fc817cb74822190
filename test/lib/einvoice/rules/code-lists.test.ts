import { UNITS } from '../../../../lib/einvoice';
import { endpointProblem } from '../../../../lib/einvoice/identifiers/endpoint';
import { isUnitCode } from '../../../../lib/einvoice/invoice/unit-codes';
import { COUNTRIES } from '../../../../lib/einvoice/identifiers/countries';
import { CURRENCIES } from '../../../../lib/einvoice/rules/currencies';
import { PAYMENT_MEANS } from '../../../../lib/einvoice/rules/payment-means';
import { VATEX } from '../../../../lib/einvoice/rules/vatex';
import { codesOf } from '../ubl/oracle';

function missing(own: Iterable<string>, list: string): readonly string[] {
	const codes = codesOf(list);
	return [...own].filter((code) => !codes.has(code));
}

describe('codes here and those of EN 16931', () => {
	it('countries', () => {
		expect(missing(COUNTRIES, 'ISO3166')).toEqual([]);
	});

	it('currencies', () => {
		expect(missing(CURRENCIES, 'ISO4217')).toEqual([]);
	});

	it('means of payment, all of them', () => {
		expect([...PAYMENT_MEANS].toSorted()).toEqual([...codesOf('UNCL4461')].toSorted());
	});

	it('units', () => {
		expect(
			missing(
				UNITS.map(({ code }) => code),
				'UNECERec20',
			),
		).toEqual([]);
	});

	it('units as codes, all of them', () => {
		const codes = codesOf('UNECERec20');
		expect([...codes].filter((code) => !isUnitCode(code))).toEqual([]);
	});

	it('reasons for charging no VAT, all of them', () => {
		expect([...VATEX].toSorted()).toEqual([...codesOf('vatex')].toSorted());
	});

	// 9901 has left the list in May 2025, after the version of the library.
	it('no scheme of electronic addresses that stands for a number in a register is refused', () => {
		const numeric = [...codesOf('eas')].filter((scheme) => /^\d{4}$/.test(scheme));
		const refused = numeric.filter((scheme) =>
			endpointProblem({ scheme, id: '1' })?.en.includes('not in the EAS list'),
		);
		expect(numeric.length).toBeGreaterThan(70);
		expect(refused).toEqual(['9901']);
	});
});
