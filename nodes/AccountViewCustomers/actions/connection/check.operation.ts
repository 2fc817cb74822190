import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';

export const description: INodeProperties[] = [];

/** Gives `ok` and a `message` in words; a connection that does not work is an answer too. */
export async function execute({
	session,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { ok, message } = await session.client.checkConnection();
	return [{ ok, message }];
}
