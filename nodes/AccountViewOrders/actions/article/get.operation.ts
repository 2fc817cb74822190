import type { IDataObject } from 'n8n-workflow';
import { articleLocator } from '../../../shared/accountview/locators';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';

export const description = showFor('article', ['get'], [articleLocator]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const code = parameters.chosen('article', 'Article');
	if (code === '') throw invalidParameter('Article', 'an article code to look for', code);
	return [{ ...(await session.articles.get(code)) }];
}
