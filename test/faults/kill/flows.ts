import type { CompareSettings, Side } from '../../../lib/sync';
import type { Rules } from '../../../lib/sync/plan/rules';
import type { RemoteWorld } from './remote-systems';

/** `changes`: AccountView by the change feed, the other side from the last run's start on. */
export type Reading = 'complete' | 'changes' | 'nothing';

/** What a flow goes by; known to the killed process by the name of the flow. */
export interface FlowSettings {
	readonly settings: CompareSettings;
	readonly read: Readonly<Record<Side, Reading>>;
}

/** A flow of the matrix: what there is before, what persons then do, and what must come of it. */
export interface KillFlow extends FlowSettings {
	readonly seed: (world: RemoteWorld) => void;
	/** Turns that bring both sides in step before the edits. */
	readonly turnsBefore: number;
	readonly edit: (world: RemoteWorld) => void;
	/** Turns after the killed one until all is in step. */
	readonly turnsAfter: number;
	readonly expected: {
		/** Name and phone of each record, sorted. */
		readonly accountView: readonly string[];
		readonly other: readonly string[];
		/** Records that the flow makes, whatever is killed. */
		readonly creates: Readonly<Record<Side, number>>;
		/** Names of the records of each link; `-` for one that is gone. */
		readonly links: readonly string[];
		/** Code and key. */
		readonly issues: readonly string[];
		/** Edits that were overwritten, as the journal has them. */
		readonly lost: readonly string[];
	};
}

export const FLOW_NAMES = [
	'customers, AccountView to other',
	'customers, other to AccountView',
	'updates both ways',
	'both changed the same field',
	'made again after removal',
	'removed in AccountView',
	'first run with matching',
	'hours to AccountView',
	'limit with rest',
] as const;

export type FlowName = (typeof FLOW_NAMES)[number];

const RULES: Rules = {
	direction: 'both',
	conflicts: 'accountView',
	deletions: 'accountViewLeads',
	unmatched: 'create',
	refused: 'whenChanged',
	sameContent: 'ask',
	brake: { share: 0.3, minimum: 20 },
	limit: null,
};

function settingsWith(rules: Partial<Rules> = {}): CompareSettings {
	return {
		fields: [
			{ name: 'name', accountView: 'name', other: 'name', as: 'text' },
			{ name: 'phone', accountView: 'phone', other: 'phone', as: 'text' },
		],
		key: { accountView: 'key', other: 'key' },
		version: { accountView: 'version', other: 'version' },
		changedAt: { accountView: null, other: null },
		match: {
			number: { accountView: 'key', other: 'number' },
			name: { accountView: 'name', other: 'name' },
			postcode: { accountView: 'postcode', other: 'postcode' },
		},
		rules: { ...RULES, ...rules },
	};
}

const COMPLETE = { accountView: 'complete', other: 'complete' } as const;
const CHANGES = { accountView: 'changes', other: 'changes' } as const;

/** Customers of AccountView, with their names for phones. */
function customers(...names: string[]) {
	return ({ accountView }: RemoteWorld): void => {
		for (const name of names) accountView.create({ name, phone: name });
	};
}

const NO_EDIT = (): void => undefined;
const NOTHING_LOST = { issues: [], lost: [] };

export const FLOWS: Readonly<Record<FlowName, KillFlow>> = {
	'customers, AccountView to other': {
		settings: settingsWith(),
		read: CHANGES,
		seed: customers('A'),
		turnsBefore: 2,
		edit: customers('B', 'C', 'D'),
		turnsAfter: 2,
		expected: {
			accountView: ['A A', 'B B', 'C C', 'D D'],
			other: ['A A', 'B B', 'C C', 'D D'],
			creates: { accountView: 0, other: 3 },
			links: ['A A', 'B B', 'C C', 'D D'],
			...NOTHING_LOST,
		},
	},
	'customers, other to AccountView': {
		settings: settingsWith(),
		read: COMPLETE,
		seed: customers('A'),
		turnsBefore: 2,
		edit: ({ other }) => {
			for (const name of ['B', 'C', 'D']) other.create({ name, phone: name });
		},
		turnsAfter: 2,
		expected: {
			accountView: ['A A', 'B B', 'C C', 'D D'],
			other: ['A A', 'B B', 'C C', 'D D'],
			creates: { accountView: 3, other: 0 },
			links: ['A A', 'B B', 'C C', 'D D'],
			...NOTHING_LOST,
		},
	},
	'updates both ways': {
		settings: settingsWith(),
		read: CHANGES,
		seed: customers('A', 'B', 'C', 'D'),
		turnsBefore: 2,
		edit: ({ accountView, other }) => {
			accountView.put('A1', { name: 'A2' });
			other.put('F1', { phone: 'new' });
			accountView.put('A2', { phone: 'av' });
			other.put('F3', { name: 'C2' });
		},
		turnsAfter: 2,
		expected: {
			accountView: ['A2 new', 'B av', 'C2 C', 'D D'],
			other: ['A2 new', 'B av', 'C2 C', 'D D'],
			creates: { accountView: 0, other: 0 },
			links: ['A2 A2', 'B B', 'C2 C2', 'D D'],
			...NOTHING_LOST,
		},
	},
	'both changed the same field': {
		settings: settingsWith(),
		read: CHANGES,
		seed: customers('A', 'B'),
		turnsBefore: 2,
		edit: ({ accountView, other }) => {
			accountView.put('A1', { phone: 'av' });
			other.put('F1', { phone: 'theirs' });
		},
		turnsAfter: 2,
		expected: {
			accountView: ['A av', 'B B'],
			other: ['A av', 'B B'],
			creates: { accountView: 0, other: 0 },
			links: ['A A', 'B B'],
			issues: [],
			lost: ['theirs'],
		},
	},
	'made again after removal': {
		settings: settingsWith(),
		read: COMPLETE,
		seed: customers('A', 'B', 'C', 'D'),
		turnsBefore: 2,
		edit: ({ other }) => {
			other.remove('F2');
			other.remove('F3');
		},
		turnsAfter: 2,
		expected: {
			accountView: ['A A', 'B B', 'C C', 'D D'],
			other: ['A A', 'B B', 'C C', 'D D'],
			creates: { accountView: 0, other: 2 },
			links: ['A A', 'B B', 'C C', 'D D'],
			...NOTHING_LOST,
		},
	},
	'removed in AccountView': {
		settings: settingsWith(),
		read: COMPLETE,
		seed: customers('A', 'B', 'C', 'D'),
		turnsBefore: 2,
		edit: ({ accountView, other }) => {
			accountView.remove('A2');
			accountView.remove('A3');
			other.remove('F3');
			other.put('F4', { phone: 'new' });
		},
		turnsAfter: 2,
		expected: {
			accountView: ['A A', 'D new'],
			other: ['A A', 'B B', 'D new'],
			creates: { accountView: 0, other: 0 },
			links: ['- B', 'A A', 'D D'],
			issues: ['GONE_IN_ACCOUNTVIEW F2'],
			lost: [],
		},
	},
	'first run with matching': {
		settings: settingsWith({ unmatched: 'ask' }),
		read: COMPLETE,
		seed: ({ accountView, other }) => {
			accountView.create({ name: 'By number', phone: '1' });
			other.create({ name: 'By number', phone: '', number: 'A1' });
			accountView.create({ name: 'By name', phone: '2', postcode: '1234 AB' });
			other.create({ name: 'by  name', phone: '2', postcode: '1234ab' });
			accountView.create({ name: 'Only here', phone: '3' });
			other.create({ name: 'Only there', phone: '4' });
		},
		turnsBefore: 0,
		edit: NO_EDIT,
		turnsAfter: 2,
		expected: {
			accountView: ['By name 2', 'By number 1', 'Only here 3'],
			other: ['By name 2', 'By number 1', 'Only there 4'],
			creates: { accountView: 0, other: 0 },
			links: ['By name By name', 'By number By number'],
			issues: ['UNMATCHED A3', 'UNMATCHED F3'],
			lost: ['by name'],
		},
	},
	'hours to AccountView': {
		settings: {
			...settingsWith({ direction: 'toAccountView', conflicts: 'other' }),
			match: { number: null, name: null, postcode: null },
		},
		read: { accountView: 'nothing', other: 'changes' },
		seed: ({ other }) => {
			for (const name of ['Mon', 'Tue']) other.create({ name, phone: '8' });
		},
		turnsBefore: 2,
		edit: ({ other }) => {
			for (const name of ['Wed', 'Thu', 'Fri']) other.create({ name, phone: '8' });
			other.put('F2', { phone: '6' });
		},
		turnsAfter: 2,
		expected: {
			accountView: ['Fri 8', 'Mon 8', 'Thu 8', 'Tue 6', 'Wed 8'],
			other: ['Fri 8', 'Mon 8', 'Thu 8', 'Tue 6', 'Wed 8'],
			creates: { accountView: 3, other: 0 },
			links: ['Fri Fri', 'Mon Mon', 'Thu Thu', 'Tue Tue', 'Wed Wed'],
			...NOTHING_LOST,
		},
	},
	'limit with rest': {
		settings: settingsWith({ limit: 2 }),
		read: CHANGES,
		seed: customers('A'),
		turnsBefore: 2,
		edit: ({ accountView, other }) => {
			for (const name of ['B', 'C', 'D']) accountView.create({ name, phone: name });
			other.create({ name: 'E', phone: 'E' });
			other.put('F1', { phone: 'new' });
		},
		turnsAfter: 4,
		expected: {
			accountView: ['A new', 'B B', 'C C', 'D D', 'E E'],
			other: ['A new', 'B B', 'C C', 'D D', 'E E'],
			creates: { accountView: 1, other: 3 },
			links: ['A A', 'B B', 'C C', 'D D', 'E E'],
			...NOTHING_LOST,
		},
	},
};
