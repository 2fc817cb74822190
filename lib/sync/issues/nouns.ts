import type { Side } from '../sides';

/** Languages of the people who read about the sync. */
export type Language = 'nl' | 'en';

export const LANGUAGES: readonly Language[] = ['nl', 'en'];

/** What one kind of record is called in a sentence. */
export interface Noun {
	readonly one: string;
	readonly many: string;
	/** With "this": `deze klant`. */
	readonly this: string;
}

const DUTCH: ReadonlyMap<string, Noun> = new Map(
	Object.entries({
		customer: { one: 'klant', many: 'klanten', this: 'deze klant' },
		project: { one: 'project', many: 'projecten', this: 'dit project' },
		order: { one: 'verkooporder', many: 'verkooporders', this: 'deze verkooporder' },
		hours: { one: 'urenregel', many: 'urenregels', this: 'deze urenregel' },
		employee: { one: 'medewerker', many: 'medewerkers', this: 'deze medewerker' },
		workOrder: { one: 'werkbon', many: 'werkbonnen', this: 'deze werkbon' },
		'project-type': { one: 'projecttype', many: 'projecttypen', this: 'dit projecttype' },
		'work-order': { one: 'werkbon', many: 'werkbonnen', this: 'deze werkbon' },
		'sales-order': { one: 'verkooporder', many: 'verkooporders', this: 'deze verkooporder' },
		'executed-work': {
			one: 'uitgevoerde werkbon',
			many: 'uitgevoerde werkbonnen',
			this: 'deze uitgevoerde werkbon',
		},
	}),
);

const ENGLISH: ReadonlyMap<string, Noun> = new Map(
	Object.entries({
		customer: { one: 'customer', many: 'customers', this: 'this customer' },
		project: { one: 'project', many: 'projects', this: 'this project' },
		order: { one: 'sales order', many: 'sales orders', this: 'this sales order' },
		hours: { one: 'hour entry', many: 'hour entries', this: 'this hour entry' },
		employee: { one: 'employee', many: 'employees', this: 'this employee' },
		workOrder: { one: 'work order', many: 'work orders', this: 'this work order' },
		'project-type': { one: 'project type', many: 'project types', this: 'this project type' },
		'work-order': { one: 'work order', many: 'work orders', this: 'this work order' },
		'sales-order': { one: 'sales order', many: 'sales orders', this: 'this sales order' },
		'executed-work': {
			one: 'executed work order',
			many: 'executed work orders',
			this: 'this executed work order',
		},
	}),
);

/** The words for an entity; one that is not known by its own name. */
export function nounOf(entity: string, language: Language): Noun {
	const known = (language === 'nl' ? DUTCH : ENGLISH).get(entity);
	if (known !== undefined) return known;
	return language === 'nl'
		? { one: entity, many: `records van "${entity}"`, this: 'dit record' }
		: { one: entity, many: `"${entity}" records`, this: 'this record' };
}

/** Kinds of record that are another thing on one side: a work order becomes a sales order. */
const ON_SIDE: ReadonlyMap<string, Partial<Readonly<Record<Side, string>>>> = new Map([
	['work-order', { accountView: 'order' }],
	['sales-order', { other: 'workOrder' }],
	['executed-work', { accountView: 'order' }],
]);

/** The words for a record of an entity as it is on that side. */
export function nounOn(entity: string, side: Side, language: Language): Noun {
	return nounOf(ON_SIDE.get(entity)?.[side] ?? entity, language);
}
