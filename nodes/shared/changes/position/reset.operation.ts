import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../accountview/session';
import type { OperationCall } from '../../operation';
import { showFor } from '../../show-for';
import { positionUnknown } from '../../../../lib/sync';
import { invalidParameter } from '../../values';

const name: INodeProperties = {
	displayName: 'Position Name',
	name: 'positionName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. customer: customers-to-work-orders',
	description:
		'The name as Get Many of positions shows it. Its next run is a first run again; nothing in AccountView is changed.',
};

export const description = showFor('position', ['reset'], [name]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const given = parameters.text('positionName', 'Position Name');
	if (given === '') throw invalidParameter('Position Name', 'the name of a position', given);
	const feed = await session.positions.feed();
	if (await feed.reset(given)) return [{ name: given, outcome: 'reset' }];
	const positions = await feed.list();
	throw positionUnknown(
		given,
		positions.map((position) => position.name),
	);
}
