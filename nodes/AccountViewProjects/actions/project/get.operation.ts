import type { IDataObject } from 'n8n-workflow';
import { projectLocator } from '../../../shared/accountview/locators';
import { readOutput } from '../../../shared/accountview/output';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { chosenCode } from './code';
import { projectOutputParameters, SIMPLIFIED_PROJECT } from './output';

export const description = showFor(
	'project',
	['get'],
	[projectLocator, ...projectOutputParameters],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = readOutput(parameters, session, 'project', SIMPLIFIED_PROJECT);
	return [toRow(await session.projects.get(chosenCode(parameters), { fields }))];
}
