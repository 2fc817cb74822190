import type { CompareSettings } from '../../../../lib/sync';
import { KINDS, type Kind } from './kinds';
import type { Cells, Table } from './markdown';

type Rules = CompareSettings['rules'];

/** A kind of record that a scenario keeps in step, and how. */
export interface PlannedKind {
	readonly kind: Kind;
	readonly rules: Rules;
}

const DEFAULTS: Rules = {
	direction: 'both',
	conflicts: 'accountView',
	deletions: 'accountViewLeads',
	unmatched: 'ask',
	refused: 'whenChanged',
	sameContent: 'ask',
	brake: { share: 0.3, minimum: 20 },
	limit: null,
};

const DIRECTIONS: ReadonlyMap<string, Rules['direction']> = new Map([
	['to the app', 'toOther'],
	['to AccountView', 'toAccountView'],
	['both ways', 'both'],
]);

const CONFLICTS: ReadonlyMap<string, Rules['conflicts']> = new Map([
	['AccountView leads', 'accountView'],
	['the app leads', 'other'],
	['the newest wins', 'newest'],
	['ask', 'ask'],
]);

const REFUSED: ReadonlyMap<string, Rules['refused']> = new Map([
	['when it is changed', 'whenChanged'],
	['each run', 'everyRun'],
]);

/**
 * Reads the table "Kept in step": a row for each kind with its `direction`, and, where they matter,
 * `conflicts`, `refused` and `writes at most`.
 *
 * @throws Error for a kind, a column or a word that is not known
 */
export function readPlan({ columns, rows }: Table): PlannedKind[] {
	const known = ['kind', 'direction', 'conflicts', 'refused', 'writes at most'];
	const unknown = columns.find((column) => !known.includes(column));
	if (unknown !== undefined) throw new Error(`"Kept in step" has no column ${unknown}.`);
	const wrong = rows.find((row) => !KINDS.some(({ name }) => name === row['kind']));
	if (wrong !== undefined) throw new Error(`There is no kind "${wrong['kind'] ?? ''}".`);
	return KINDS.flatMap((kind) => {
		const row = rows.find((one) => one['kind'] === kind.name);
		return row === undefined ? [] : [{ kind, rules: rulesOf(row) }];
	});
}

function rulesOf(row: Cells): Rules {
	const limit = row['writes at most'] ?? '';
	return {
		...DEFAULTS,
		direction: word(DIRECTIONS, row['direction'] ?? ''),
		conflicts: word(CONFLICTS, row['conflicts'] ?? 'AccountView leads'),
		refused: word(REFUSED, row['refused'] ?? 'when it is changed'),
		limit: limit === '' ? null : Number(limit),
	};
}

function word<Value>(words: ReadonlyMap<string, Value>, text: string): Value {
	const value = words.get(text);
	if (value === undefined) {
		throw new Error(`"${text}" is none of: ${[...words.keys()].join(', ')}.`);
	}
	return value;
}

/** What Sync Compare is told for a kind. Records of both sides come with the names of its fields. */
export function settingsOf({ kind, rules }: PlannedKind): CompareSettings {
	const both = (path: string) => ({ accountView: path, other: path });
	const version = kind.hasVersion ? 'version' : null;
	return {
		fields: kind.fields.map(({ name, as }) => ({ name, ...both(name), as })),
		key: both('key'),
		version: { accountView: version, other: version },
		changedAt: both('changedAt'),
		match: {
			number: kind.number === null ? null : both('number'),
			name: kind.alike === null ? null : both(kind.alike.name),
			postcode: kind.alike === null ? null : both(kind.alike.postcode),
		},
		rules,
	};
}
