import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readIcp, readIcpGoods, readVatReturn } from '../../../../lib/tax';
import { keepDraft } from '../../../../lib/tax/filings';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { flagOf, textOf, textsOf } from '../../../shared/values';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';
import {
	draftOf,
	draftParameter,
	generationsOf,
	generationsOption,
	intentOf,
	messageParameters,
	objectIn,
	optionsOf,
	preparedByOf,
	preparedByOption,
	readMessageParts,
	replaceOption,
	type Options,
} from '../draft-parameters';
import { keptRow } from '../kept-row';

const options: INodeProperties = {
	displayName: LABELS.options,
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Corrected Period',
			name: 'corrections',
			type: 'options',
			default: 'refuse',
			options: [
				{
					name: 'As the Period of the Line',
					value: 'context',
					description: 'Up to 2025, where the tax authority has told you so',
				},
				{ name: 'Refuse', value: 'refuse', description: 'Nothing is published that says how' },
			],
			description: 'How the period that a correction is about is stated',
		},
		{
			displayName: 'Goods of Previous Quarters',
			name: 'goodsOfQuarters',
			type: 'string',
			default: '',
			placeholder: 'e.g. 41000, 38500, 0, 12000',
			description:
				'Goods within the EU in each of the four quarters before, in euros; above 50,000 the statement is due each month',
		},
		{
			displayName: 'Goods of the Months',
			name: 'goodsOfMonths',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12000, 8000, 0',
			description:
				'Goods within the EU in each month of the quarter, in euros; empty, and whether a quarter is allowed is not looked at',
		},
		{
			displayName: 'Part of Fiscal Entity',
			name: 'fiscalEntity',
			type: 'boolean',
			default: false,
			description: 'Whether the company is part of a fiscal entity for VAT',
		},
		preparedByOption,
		replaceOption,
		generationsOption,
		{
			displayName: 'VAT Return of the Period',
			name: 'vatReturn',
			type: 'json',
			default: '',
			description:
				'Draft of the VAT return of the same period, whose rubric 3b must be the total; empty, and a warning tells that it was not compared',
		},
		{
			displayName: 'Yearly Filing Allowed',
			name: 'yearly',
			type: 'boolean',
			default: false,
			description: 'Whether the tax authority gave leave to file by the year',
		},
	],
};

export const description = showFor(
	'icpStatement',
	['validate'],
	[draftParameter, ...messageParameters, options],
);

/** Every check; a statement without errors is written down, to be approved. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const options = optionsOf(parameters);
	const vatReturn = objectIn(options['vatReturn'], 'VAT Return of the Period');
	const kept = await keepDraft(
		await session.filings(),
		{
			kind: 'icp',
			draft: readIcp(draftOf(parameters)),
			beside: {
				vatReturn: vatReturn === undefined ? 'missing' : readVatReturn(vatReturn),
				goods: goodsOf(options),
				yearly: flagIn(options, 'yearly') ? 'allowed' : 'notAllowed',
				fiscalEntity: flagIn(options, 'fiscalEntity') ? 'member' : 'none',
			},
		},
		{
			intent: intentOf(options),
			...preparedByOf(options),
			message: readMessageParts(parameters),
			generations: generationsOf(options),
			corrections:
				textOf(options['corrections'], 'Corrected Period') === 'context' ? 'context' : 'refuse',
		},
		session.ports,
	);
	return [keptRow(kept)];
}

/** Null where nobody has said. */
function goodsOf({
	goodsOfMonths,
	goodsOfQuarters,
}: Options): ReturnType<typeof readIcpGoods> | null {
	const months = textsOf(goodsOfMonths, 'Goods of the Months');
	if (months.length === 0) return null;
	return readIcpGoods(months, textsOf(goodsOfQuarters, 'Goods of Previous Quarters'));
}

function flagIn(options: Options, name: 'yearly' | 'fiscalEntity'): boolean {
	return flagOf(options[name] ?? false, name);
}
