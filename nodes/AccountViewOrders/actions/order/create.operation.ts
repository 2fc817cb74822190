import type { IDataObject } from 'n8n-workflow';
import type { ArticleIndex } from '../../../../lib/accountview';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { customerLocator } from '../../../shared/accountview/locators';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { linesParameters } from '../line-parameters';
import { linesOfRun } from '../lines-of-run';
import { readLinesIfAny } from '../read-lines';
import { optionsParameter, readLongDescriptions, withLists } from './order-fields';
import { writtenRow } from './rows';

const OWN = ['customerNumber', 'description', 'ownReference'];

export const description = showFor(
	'order',
	['create'],
	[
		customerLocator,
		fieldParameter('order', 'ownReference'),
		fieldParameter('order', 'description'),
		...linesParameters({
			description: 'Where the lines of the order come from; without a list it gets none',
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

/** Looks the articles of the run up once, where lines take prices or descriptions from them. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<ArticleIndex | undefined> {
	return await session.orders.articlesFor(linesOfRun(items));
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<AccountViewSession, ArticleIndex | undefined>): Promise<IDataObject[]> {
	const ownReference = parameters.text('ownReference', 'Own Reference');
	const text = parameters.text('description', 'Description');
	const input = recordInput(parameters, 'order', ADDITIONAL_FIELDS, {
		customerNumber: parameters.chosen('customer', 'Customer'),
		...(ownReference !== '' && { ownReference }),
		...(text !== '' && { description: text }),
	});
	const written = await session.orders.create(input, readLinesIfAny(parameters), {
		articles: prepared,
		longDescriptions: readLongDescriptions(parameters),
	});
	return [writtenRow(written)];
}
