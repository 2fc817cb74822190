/** The kinds of records by their path below `/api/v1/`. */
export const RESOURCE_NAMES = [
	'customers',
	'projects',
	'project-types',
	'work-orders',
	'articles',
	'hours',
	'employees',
] as const;

export type ResourceName = (typeof RESOURCE_NAMES)[number];

/** Those whose records have a timeline. */
export const TIMELINE_NAMES = [
	'customers',
	'projects',
	'work-orders',
	'hours',
] as const satisfies readonly ResourceName[];

export type TimelineName = (typeof TIMELINE_NAMES)[number];

/** What the app itself adds to every record. */
export interface Made {
	readonly id: number;
	readonly createdAt: string;
	/** ISO date-time in UTC; rises only when something really changed. */
	readonly modifiedAt: string;
}

export type Listed = Made & object;

/** One kind of record as the REST interface serves it; records are sent as they are. */
export interface Resource {
	readonly kind: {
		/** One such record, with a capital, for sentences. */
		readonly label: string;
		readonly name: ResourceName;
		readonly handedOver?: HandedOver;
	};
	/** Records that the query asks, by rising id. */
	find(query: URLSearchParams): readonly Listed[];
	get(id: number): Listed | undefined;
	/** @throws {z.ZodError} when a field is wrong, and when a unique value is taken */
	create(given: object): Listed;
	/** Changes the fields given. @throws as {@link create} does */
	update(id: number, changes: object): Listed | undefined;
	remove(id: number): boolean;
}

/** A list of all records in one state passes what it gives to another: it counts as taken over. */
export interface HandedOver {
	readonly from: string;
	readonly to: string;
}

export function isTimelineName(name: ResourceName): name is TimelineName {
	return TIMELINE_NAMES.some((one) => one === name);
}
