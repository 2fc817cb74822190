import type { Store } from '../../../../lib/store';
import type { Issue } from '../../../../lib/sync';
import { readIssues } from '../../../../lib/sync/issues/issue-table';
import type { StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';
import { STREAM, type FlowPorts, type World } from './flow';
import { System } from './system';

export interface FlowSetting {
	readonly ports: FlowPorts & { readonly clock: VirtualClock };
	readonly world: World;
}

export function newWorld(): World {
	return {
		accountView: new System('A'),
		other: new System('F'),
		readUpTo: { accountView: 0, other: 0 },
	};
}

export function portsFor(store: Store, prefix = 'id'): FlowSetting['ports'] {
	let lastId = 0;
	return {
		store,
		clock: new VirtualClock(),
		random: () => 0.5,
		newId: () => {
			lastId += 1;
			return `${prefix}-${lastId}`;
		},
	};
}

/** Two empty systems and a store in which nothing is linked. */
export async function settingIn(place: StorePlace): Promise<FlowSetting> {
	return { ports: portsFor(await place.open()), world: newWorld() };
}

export async function issuesIn({ store }: FlowPorts): Promise<readonly Issue[]> {
	return await store.transaction((sql) => readIssues(sql, STREAM));
}
