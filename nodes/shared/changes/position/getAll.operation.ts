import type { IDataObject } from 'n8n-workflow';
import { listParameters, readLimit } from '../../list-parameters';
import type { AccountViewSession } from '../../accountview/session';
import type { OperationCall } from '../../operation';
import { showFor } from '../../show-for';

export const description = showFor('position', ['getAll'], listParameters);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { limit } = readLimit(parameters);
	const feed = await session.positions.feed();
	const positions = await feed.list();
	return positions.slice(0, limit).map((position) => ({ ...position }));
}
