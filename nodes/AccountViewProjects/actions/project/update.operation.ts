import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { writableFields } from '../../../shared/accountview/field-properties';
import { projectLocator } from '../../../shared/accountview/locators';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { chosenCode } from './code';
import { withLists } from './project-fields';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'The fields to change; all others stay as they are',
	options: writableFields('project', ['code']),
};

export const description = showFor(
	'project',
	['update'],
	[projectLocator, withLists(updateFields), columnValuesParameter('project')],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const input = recordInput(parameters, 'project', {
		name: 'updateFields',
		label: 'Update Fields',
	});
	const { outcome, record } = await session.projects.update(chosenCode(parameters), input);
	return [{ outcome, ...record }];
}
