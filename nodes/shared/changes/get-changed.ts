import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../accountview/session';
import { simplifyParameter } from '../accountview/simplify';
import type { ItemParameters } from '../item-parameters';
import { listParameters, readLimit } from '../list-parameters';
import type { Operation } from '../operation';
import { showFor } from '../show-for';
import { invalidParameter } from '../values';
import {
	changeSource,
	firstRunOf,
	firstRunParameter,
	simplifiedForms,
	type ChangingEntity,
} from './changing-entity';

const positionName: INodeProperties = {
	displayName: 'Position Name',
	name: 'positionName',
	type: 'string',
	default: '={{ $workflow.id }}',
	required: true,
	placeholder: 'e.g. customers-to-work-orders',
	description:
		'Under which name to keep up to where changes were read. Two that share a name take changes away from each other.',
	hint: 'A name of its own for each flow. Confirm it with <i>AccountView Data: Position, Confirm</i> once all changes have been dealt with; what is not confirmed comes again at the next run.',
};

/** The operation Get Changed of one kind of record. Each item has `_position`, for Confirm. */
export function getChangedOperation(entity: ChangingEntity): Operation<AccountViewSession> {
	return {
		description: showFor(
			entity,
			['getChanged'],
			[positionName, firstRunParameter, ...listParameters, simplifyParameter],
		),
		async execute({ session, parameters }): Promise<IDataObject[]> {
			const { positions } = session;
			const name = `${entity}: ${positionNameOf(parameters)}`;
			const start = firstRunOf(parameters.text('firstRun', 'First Run'));
			const limit = readLimit(parameters);
			const isSimple = parameters.flag('simplify', 'Simplify');
			if (!positions.takesFirst(name)) return [];
			const feed = await positions.feed();
			const source = changeSource(session, entity);
			const { records, token, complete } = await feed.next(source, { name, start, ...limit });
			return records.map(({ record }) => ({
				...(isSimple ? simplifiedForms[entity](record) : record),
				_position: { name, token, complete },
			}));
		},
	};
}

function positionNameOf(parameters: ItemParameters): string {
	const name = parameters.text('positionName', 'Position Name');
	if (name !== '') return name;
	throw invalidParameter('Position Name', 'a name', name);
}
