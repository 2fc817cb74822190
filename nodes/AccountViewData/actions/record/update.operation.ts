import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { keyColumnOption, objectLocator, readObject } from './object-parameters';
import { readValues, valuesParameter } from './values';

const key: INodeProperties = {
	displayName: 'Record Key',
	name: 'recordKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. CV-KETEL-24',
	description: 'What the record has in the key column of its business object',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [keyColumnOption],
};

export const description = showFor(
	'record',
	['update'],
	[objectLocator, key, valuesParameter, options],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const choice = readObject(parameters);
	const recordKey = parameters.text('recordKey', 'Record Key');
	if (recordKey === '') throw invalidParameter('Record Key', 'a number or code', recordKey);
	const { outcome, record } = await session.anyRecords.update(recordKey, {
		...choice,
		values: readValues(parameters),
	});
	return [{ outcome, ...record }];
}
