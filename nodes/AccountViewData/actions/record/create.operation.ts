import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { keyColumnOption, objectLocator, readObject } from './object-parameters';
import { readValues, valuesParameter } from './values';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [keyColumnOption],
};

export const description = showFor('record', ['create'], [objectLocator, valuesParameter, options]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const choice = readObject(parameters);
	const { outcome, record } = await session.anyRecords.create({
		...choice,
		values: readValues(parameters),
	});
	return [{ outcome, ...record }];
}
