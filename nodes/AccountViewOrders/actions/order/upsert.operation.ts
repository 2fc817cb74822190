import type { IDataObject } from 'n8n-workflow';
import type {
	ArticleIndex,
	OrderIndex,
	OrderMatch,
	OrderMatchField,
} from '../../../../lib/accountview';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { customerLocator } from '../../../shared/accountview/locators';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { linesParameters } from '../line-parameters';
import { linesOfRun, readable } from '../lines-of-run';
import { matchOf, matchOnParameter, matchValueParameter } from '../match';
import { readLinesIfAny } from '../read-lines';
import { optionsParameter, readLongDescriptions, withLists } from './order-fields';
import { writtenRow } from './rows';

/** What is known before the first order is written. */
interface Prepared {
	readonly indexes: ReadonlyMap<OrderMatchField, OrderIndex>;
	readonly articles: ArticleIndex | undefined;
}

const OWN = ['customerNumber', 'description'];

export const description = showFor(
	'order',
	['upsert'],
	[
		matchOnParameter,
		matchValueParameter,
		{
			...customerLocator,
			required: false,
			description:
				'The customer (debiteur) of a new order; an existing order keeps its own when empty',
		},
		fieldParameter('order', 'description'),
		...linesParameters({
			description: 'Lines of a new order; an order that is there keeps the lines it has',
			required: false,
		}),
		withLists(additionalFields('order', OWN, 'An existing order keeps what you leave out')),
		columnValuesParameter('order'),
		optionsParameter,
	],
);

/** Looks orders and articles of the run up at once where that takes fewer requests. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<Prepared> {
	const matches = items.flatMap((parameters) => readable(() => readMatch(parameters)) ?? []);
	const indexes = new Map<OrderMatchField, OrderIndex>();
	for (const field of ['number', 'ownReference'] as const) {
		const values = matches.filter((match) => match.field === field).map(({ value }) => value);
		if (values.length > 1) indexes.set(field, await session.orders.index(field, values));
	}
	return { indexes, articles: await session.orders.articlesFor(linesOfRun(items)) };
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<AccountViewSession, Prepared>): Promise<IDataObject[]> {
	const match = readMatch(parameters);
	const customerNumber = parameters.chosen('customer', 'Customer');
	const text = parameters.text('description', 'Description');
	const input = recordInput(parameters, 'order', ADDITIONAL_FIELDS, {
		...(customerNumber !== '' && { customerNumber }),
		...(text !== '' && { description: text }),
	});
	const written = await session.orders.createOrUpdate(match, input, readLinesIfAny(parameters), {
		index: prepared.indexes.get(match.field),
		articles: prepared.articles,
		longDescriptions: readLongDescriptions(parameters),
	});
	return [writtenRow(written)];
}

function readMatch(parameters: ItemParameters): OrderMatch {
	return matchOf(parameters, { numberFrom: 'matchValue' });
}
