import type { Movement, Nature } from '../icp/natures';
import type { CallOff, IcpLine, IcpStatement } from '../icp/statement';
import { periodOfCode } from '../periods/period';
import { euroFact, textFact, type Context, type InstanceParts } from './instance';
import { group, type Element } from './xml';

/** A tuple for amounts, and the element of the amount in it. */
interface AmountTuple {
	readonly tuple: string;
	readonly amount: string;
}

export const LINE_TUPLES: Readonly<Record<Nature, AmountTuple>> = {
	goods: { tuple: 'IntraCommunitySupplies', amount: 'SuppliesAmount' },
	services: { tuple: 'IntraCommunityServices', amount: 'ServicesAmount' },
	triangular: { tuple: 'IntraCommunityABCSupplies', amount: 'SuppliesAmount' },
};

export const CORRECTION_TUPLES: Readonly<Record<Nature, AmountTuple>> = {
	goods: { tuple: 'IntraCommunitySuppliesCorrection', amount: 'CorrectionsSuppliesAmount' },
	services: { tuple: 'IntraCommunityServicesCorrection', amount: 'CorrectionsServicesAmount' },
	triangular: { tuple: 'IntraCommunityABCSuppliesCorrection', amount: 'CorrectionsSuppliesAmount' },
};

export const MOVEMENT_TUPLES: Readonly<Record<Movement, string>> = {
	current: 'CallOffStocksTransfersCurrentPeriod',
	previous: 'CallOffStocksTransfersPreviousPeriod',
	returned: 'CallOffStocksTransfersReturnedPreviousPeriod',
};

/** The tuple of stock that went from one customer to another. */
export const ACQUIRER_TUPLE = 'CallOffStocksTransfersPreviousChangedAcquirer';

/** One tuple for each customer and nature; a correction refers to a context of the period it corrects. */
export function icpTuples({ lines, callOff }: IcpStatement, header: Context): InstanceParts {
	const codes = [...new Set(lines.map(({ corrects }) => corrects))];
	const contexts = codes.flatMap((code) => correctionContext(code, header));
	return {
		contexts,
		facts: [
			...lines.map((line) =>
				line.corrects === ''
					? amountTuple(line, LINE_TUPLES[line.nature], header.id)
					: amountTuple(line, CORRECTION_TUPLES[line.nature], correctionId(line.corrects)),
			),
			...callOff.map((stock) => stockTuple(stock, header.id)),
		],
	};
}

function correctionId(code: string): string {
	return `Correction_${code.replace('/', '_')}`;
}

function correctionContext(code: string, header: Context): readonly Context[] {
	const period = periodOfCode(code);
	return period === undefined ? [] : [{ ...header, id: correctionId(code), period }];
}

/** The order of its children is fixed: alphabetical. */
function amountTuple(line: IcpLine, { tuple, amount }: AmountTuple, contextRef: string): Element {
	return inOrder(`bd-t:${tuple}`, [
		textFact('CountryCodeISO-EC', contextRef, line.country),
		euroFact(amount, contextRef, line.euros),
		textFact('VATIdentificationNumberNational', contextRef, line.number),
	]);
}

function stockTuple(stock: CallOff, contextRef: string): Element {
	if (stock.movement === 'changedAcquirer') {
		return inOrder(`bd-t:${ACQUIRER_TUPLE}`, [
			textFact('VATNumberCountryCodeNew', contextRef, stock.replacement.country),
			textFact('VATNumberCountryCodeOriginal', contextRef, stock.original.country),
			textFact('VATNumberNew', contextRef, stock.replacement.number),
			textFact('VATNumberOriginal', contextRef, stock.original.number),
		]);
	}
	return inOrder(`bd-t:${MOVEMENT_TUPLES[stock.movement]}`, [
		textFact('CountryCodeISO-EC', contextRef, stock.customer.country),
		textFact('VATIdentificationNumberNational', contextRef, stock.customer.number),
	]);
}

function inOrder(tuple: string, children: readonly Element[]): Element {
	return group(
		tuple,
		[...children].sort((one, other) => (one.name < other.name ? -1 : 1)),
	);
}
