import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';

export const description: INodeProperties[] = [];

/** `{ ok, message, code }`; a connection that does not work is an answer too, and `code` says why. */
export async function execute({
	session,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	return [{ ...(await session.client.checkConnection()) }];
}
