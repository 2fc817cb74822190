import type { IDataObject } from 'n8n-workflow';
import type { CustomerIndex, CustomerMatch, CustomerMatchField } from '../../../../lib/accountview';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { readable } from '../../../shared/readable';
import { showFor } from '../../../shared/show-for';
import { matchOf, matchValueParameter } from './match';
import { matchOnParameter } from './match-on';

type Indexes = ReadonlyMap<CustomerMatchField, CustomerIndex>;

export const description = showFor(
	'customer',
	['upsert'],
	[
		matchOnParameter,
		matchValueParameter,
		{ ...fieldParameter('customer', 'name'), required: true },
		additionalFields(
			'customer',
			['name'],
			'A new customer needs a control account; an existing one keeps what you leave out',
		),
		columnValuesParameter('customer'),
	],
);

/** Looks all customers of the run up at once where that takes fewer requests than one by one. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<Indexes> {
	const valuesByField = new Map<CustomerMatchField, string[]>();
	for (const parameters of items) {
		const match = readable(() => readMatch(parameters));
		if (match === undefined) continue;
		const values = valuesByField.get(match.field);
		if (values === undefined) valuesByField.set(match.field, [match.value]);
		else values.push(match.value);
	}
	const indexes = new Map<CustomerMatchField, CustomerIndex>();
	for (const [field, values] of valuesByField) {
		if (values.length > 1) indexes.set(field, await session.customers.index(field, values));
	}
	return indexes;
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<AccountViewSession, Indexes>): Promise<IDataObject[]> {
	const match = readMatch(parameters);
	const input = recordInput(parameters, 'customer', ADDITIONAL_FIELDS, {
		name: parameters.text('name', 'Name'),
	});
	const index = prepared.get(match.field);
	const { outcome, record } = await session.customers.createOrUpdate(match, input, index);
	return [{ outcome, ...record }];
}

function readMatch(parameters: ItemParameters): CustomerMatch {
	return matchOf(parameters, { numberFrom: 'matchValue' });
}
