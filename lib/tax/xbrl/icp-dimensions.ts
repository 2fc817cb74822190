import { vatIdText } from '../identifiers/eu-vat-id';
import type { Nature } from '../icp/natures';
import type { IcpLine, IcpStatement } from '../icp/statement';
import { euroFact, type Context, type InstanceParts } from './instance';

/** Element of the amount, by nature. */
export const DIMENSIONED_AMOUNTS: Readonly<Record<Nature, string>> = {
	goods: 'SuppliesAmount',
	services: 'ServicesAmount',
	triangular: 'ABCSuppliesAmount',
};

/** One context for each customer, which the amounts of all natures refer to. */
export function icpDimensions({ lines }: IcpStatement, header: Context): InstanceParts {
	const customers = new Map(lines.map((line) => [vatIdText(line), line]));
	return {
		contexts: [...customers.values()].map((line) => customerContext(line, header)),
		facts: lines.map((line) =>
			euroFact(DIMENSIONED_AMOUNTS[line.nature], contextId(line), line.euros),
		),
	};
}

function contextId({ country, number }: IcpLine): string {
	return `ICP_${country}_${number}`;
}

function customerContext(line: IcpLine, header: Context): Context {
	return {
		...header,
		id: contextId(line),
		members: [
			{ dimension: 'VATNumberDimension', value: line.number },
			{ dimension: 'CountryCodeEUDimension', value: line.country },
		],
	};
}
