import type { IDataObject } from 'n8n-workflow';
import type { ArticleIndex, OrderIndex } from '../../../../lib/accountview';
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
import { readLinesIfAny } from '../read-lines';
import {
	optionsParameter,
	ownReferenceParameter,
	readLongDescriptions,
	withLists,
} from './order-fields';
import { writtenRow } from './rows';

const OWN = ['customerNumber', 'description', 'ownReference'];

export const description = showFor(
	'order',
	['create'],
	[
		customerLocator,
		ownReferenceParameter,
		fieldParameter('order', 'description'),
		...linesParameters({
			description:
				'Where the lines of the order come from. Without lines in the list the order has none.',
			required: false,
		}),
		withLists(
			additionalFields(
				'order',
				OWN,
				'Without a number AccountView gives one, without an order date it is today',
			),
		),
		columnValuesParameter('order'),
		optionsParameter,
	],
);

/** What is known before the first order is made. */
interface Prepared {
	readonly index: OrderIndex;
	/** Left out where no line takes its price or description from its article. */
	readonly articles: ArticleIndex | undefined;
}

/** Looks articles and own references of the run up at once where that takes fewer requests. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<Prepared> {
	const references = items.flatMap((parameters) => readable(() => readReference(parameters)) ?? []);
	return {
		index: await session.orders.index('ownReference', references),
		articles: await session.orders.articlesFor(linesOfRun(items)),
	};
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<AccountViewSession, Prepared>): Promise<IDataObject[]> {
	const ownReference = readReference(parameters);
	const text = parameters.text('description', 'Description');
	const input = recordInput(parameters, 'order', ADDITIONAL_FIELDS, {
		customerNumber: parameters.chosen('customer', 'Customer'),
		...(ownReference !== '' && { ownReference }),
		...(text !== '' && { description: text }),
	});
	const written = await session.orders.create(input, readLinesIfAny(parameters), {
		...prepared,
		longDescriptions: readLongDescriptions(parameters),
	});
	return [writtenRow(written)];
}

function readReference(parameters: ItemParameters): string {
	return parameters.text('ownReference', 'Own Reference');
}
