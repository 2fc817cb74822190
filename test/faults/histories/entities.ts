import type { CompareSettings, Rules, Side } from '../../../lib/sync';
import { kinds, type Kind } from './values';

/** A compared field: its columns on both sides, and what users write into it. */
export interface Field {
	readonly name: string;
	readonly accountView: string;
	readonly other: string;
	readonly kind: Kind;
}

/** One kind of record: how it is kept in step, and what users do with it. */
export interface Entity {
	readonly name: EntityName;
	readonly settings: CompareSettings;
	readonly fields: readonly Field[];
	/** The field that servers refuse some values of. */
	readonly refuses: string;
	/** Where users make, change and remove records. */
	readonly users: readonly Side[];
	/** Whether the flow reads AccountView at all. */
	readonly readsAccountView: boolean;
}

export const ENTITY_NAMES = ['customer', 'project', 'order', 'orderOtherLeads', 'hours'] as const;
export type EntityName = (typeof ENTITY_NAMES)[number];

const RULES: Rules = {
	direction: 'both',
	conflicts: 'accountView',
	deletions: 'accountViewLeads',
	unmatched: 'create',
	refused: 'whenChanged',
	sameContent: 'ask',
	brake: { share: 0.3, minimum: 30 },
	limit: null,
};

const BOTH: readonly Side[] = ['accountView', 'other'];

/** Each side has its number, and keeps the other side's in a column of its own. */
export const OWN_REFERENCE = { accountView: 'REFERENCE', other: 'number' } as const;

function entity(
	name: EntityName,
	fields: readonly Field[],
	rules: Partial<Rules>,
	rest: Partial<Pick<Entity, 'users' | 'readsAccountView'>> & {
		readonly match?: Partial<CompareSettings['match']>;
		readonly hasTimes?: boolean;
	} = {},
): Entity {
	const { users = BOTH, readsAccountView = true, match, hasTimes = false } = rest;
	return {
		name,
		fields,
		refuses: fields[1]?.name ?? '',
		users,
		readsAccountView,
		settings: {
			fields: fields.map(({ kind, ...paths }) => ({ ...paths, as: kind.as })),
			key: { accountView: 'key', other: 'key' },
			version: { accountView: 'version', other: 'version' },
			changedAt: hasTimes
				? { accountView: 'changedAt', other: 'changedAt' }
				: { accountView: null, other: null },
			match: {
				number: { accountView: 'key', other: OWN_REFERENCE.other },
				name: null,
				postcode: null,
				...match,
			},
			rules: { ...RULES, ...rules },
		},
	};
}

const ORDER_FIELDS: readonly Field[] = [
	{ name: 'remark', accountView: 'COMMENT1', other: 'remark', kind: kinds.text },
	{ name: 'place', accountView: 'DEL_CITY', other: 'town', kind: kinds.ignoreCase },
	{ name: 'delivery', accountView: 'DEL_DATE', other: 'date', kind: kinds.date },
];

export const ENTITIES: Readonly<Record<EntityName, Entity>> = {
	customer: entity(
		'customer',
		[
			{ name: 'name', accountView: 'ACCT_NAME', other: 'name', kind: kinds.text },
			{ name: 'phone', accountView: 'TEL_BUS', other: 'phone', kind: kinds.phone },
			{ name: 'postcode', accountView: 'POST_CODE', other: 'postcode', kind: kinds.postcode },
		],
		{ direction: 'both', conflicts: 'accountView' },
		{
			match: {
				name: { accountView: 'ACCT_NAME', other: 'name' },
				postcode: { accountView: 'POST_CODE', other: 'postcode' },
			},
		},
	),
	project: entity(
		'project',
		[
			{ name: 'description', accountView: 'PROJ_DESC', other: 'name', kind: kinds.text },
			{ name: 'remark', accountView: 'REMARK', other: 'description', kind: kinds.text },
			{ name: 'budget', accountView: 'BUDGET', other: 'budget', kind: kinds.decimal },
		],
		{ direction: 'toOther', conflicts: 'accountView' },
	),
	order: entity('order', ORDER_FIELDS, { conflicts: 'newest' }, { hasTimes: true }),
	orderOtherLeads: entity('orderOtherLeads', ORDER_FIELDS, { conflicts: 'other' }),
	hours: entity(
		'hours',
		[
			{ name: 'description', accountView: 'HRS_DESC', other: 'description', kind: kinds.text },
			{ name: 'project', accountView: 'PROJ_CODE', other: 'project', kind: kinds.text },
			{ name: 'amount', accountView: 'HRS_QTY', other: 'hours', kind: kinds.decimal },
		],
		{ direction: 'toAccountView', conflicts: 'other' },
		{ users: ['other'], readsAccountView: false },
	),
};
