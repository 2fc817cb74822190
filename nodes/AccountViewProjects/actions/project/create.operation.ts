import type { IDataObject } from 'n8n-workflow';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { givenCode } from './code';
import { withLists } from './project-fields';

/** What AccountView asks of every new project. */
const REQUIRED = ['code', 'description'];

export const description = showFor(
	'project',
	['create'],
	[
		...REQUIRED.map((name) => ({ ...fieldParameter('project', name), required: true })),
		withLists(additionalFields('project', REQUIRED)),
		columnValuesParameter('project'),
	],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const input = recordInput(parameters, 'project', ADDITIONAL_FIELDS, {
		code: givenCode(parameters),
		description: parameters.text('description', 'Description'),
	});
	const { outcome, record } = await session.projects.create(input);
	return [{ outcome, ...record }];
}
