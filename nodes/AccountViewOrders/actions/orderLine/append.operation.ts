import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AppendOptions, LineAppender, LinesForOrder } from '../../../../lib/accountview';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { flagOf, invalidParameter, textOf } from '../../../shared/values';
import { linesParameters } from '../line-parameters';
import { readable } from '../lines-of-run';
import { matchOf, matchParameters } from '../match';
import { readLines } from '../read-lines';

/** They hold for the run as a whole, so none takes an expression. */
const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How lines are appended to the orders of a run',
	options: [
		{
			displayName: 'Lines Sent',
			name: 'linesSent',
			type: 'options',
			noDataExpression: true,
			default: 'new',
			description:
				'What goes to AccountView. It is found out at the first order with lines whether AccountView keeps those it is not sent.',
			options: [
				{
					name: 'All',
					value: 'all',
					description:
						'The lines of the order along with the new ones, for an AccountView that replaces lines; one request more per order',
				},
				{ name: 'New Lines Only', value: 'new', description: 'The lines to append, and no others' },
			],
		},
		{
			displayName: 'Report Lines Changed Since',
			name: 'reportChanged',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to leave out lines that the order has already, and to return as notTakenOver those whose article it has with another quantity or description, instead of appending them beside it: for work that was corrected after it had been sent. A quantity of 0 says that the order should no longer have the article.',
		},
		{
			displayName: 'Report Lines Left Over',
			name: 'reportLeft',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to do as Report Lines Changed Since, and to return as notTakenOver also what else the order has of the own reference, with a quantity of 0: for work of which all lines are given. Without any line it tells what is left of it on the order.',
		},
		{
			displayName: 'Skip Lines Already on the Order',
			name: 'skipExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether to leave out lines that the order has already with the same article, quantity, price and description: for sending once more what may have arrived. A line of the order counts for one own reference, and where items come from Sync Compare for one record.',
		},
	],
};

const reference: INodeProperties = {
	displayName: 'Own Reference of the Lines',
	name: 'lineReference',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.number }}',
	description:
		'Whose lines they are, such as the number of the work order. It stands in front of each description, as [WB-1042], or in the column that the dictionary override of the credential names. Lines of the order that bear another reference are then never taken for these.',
};

export const description = showFor(
	'orderLine',
	['append'],
	[
		...matchParameters,
		...linesParameters({
			description:
				'The articles to append. Those that are not ticked, where the list says so, are left out; those that AccountView does not know are returned as notTakenOver.',
			required: true,
		}),
		reference,
		options,
	],
);

/** Looks articles and orders of the run up at once where that takes fewer requests. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<LineAppender> {
	const [first] = items;
	const orders = items.flatMap((parameters) => readable(() => readOrder(parameters)) ?? []);
	return await session.orders.appender(orders, first === undefined ? {} : readOptions(first));
}

export async function execute({
	parameters,
	prepared,
}: OperationCall<AccountViewSession, LineAppender>): Promise<IDataObject[]> {
	const result = await prepared.append(readOrder(parameters));
	const { outcome, number, ownReference, lines, notTakenOver, alreadyThere, shortened } = result;
	return [
		{
			outcome,
			number,
			ownReference,
			appended: lines.length,
			lines: lines.map((line) => ({ ...line })),
			notTakenOver: notTakenOver.map((line) => ({ ...line })),
			...(alreadyThere > 0 && { alreadyThere }),
			...(shortened > 0 && { descriptionsShortened: shortened }),
		},
	];
}

function readOrder(parameters: ItemParameters): LinesForOrder {
	return {
		match: matchOf(parameters, { numberFrom: 'order' }),
		lines: readLines(parameters),
		reference: parameters.text('lineReference', 'Own Reference of the Lines').trim(),
		// Two work orders with one number are told apart by what is to be done with each.
		owner: parameters.intent,
	};
}

function readOptions(parameters: ItemParameters): AppendOptions {
	const { linesSent, reportChanged, reportLeft, skipExisting } = parameters.fields(
		'options',
		'Options',
	);
	return {
		linesSent: readLinesSent(linesSent),
		...(reportChanged !== undefined && {
			reportChanged: flagOf(reportChanged, 'Report Lines Changed Since'),
		}),
		...(reportLeft !== undefined && { reportLeft: flagOf(reportLeft, 'Report Lines Left Over') }),
		...(skipExisting !== undefined && {
			skipExisting: flagOf(skipExisting, 'Skip Lines Already on the Order'),
		}),
	};
}

function readLinesSent(value: unknown): 'new' | 'all' {
	const text = textOf(value, 'Lines Sent');
	if (text === '' || text === 'new') return 'new';
	if (text === 'all') return text;
	throw invalidParameter('Lines Sent', 'new or all', value);
}
