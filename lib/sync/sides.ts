/** The two systems that a link joins: the books, and whatever is kept in step with them. */
export type Side = 'accountView' | 'other';

export const SIDES: readonly Side[] = ['accountView', 'other'];

/** What a side is called in a sentence, by language. */
export const SIDE_NAMES: Readonly<Record<'en' | 'nl', Readonly<Record<Side, string>>>> = {
	en: { accountView: 'AccountView', other: 'the other system' },
	nl: { accountView: 'AccountView', other: 'het andere systeem' },
};

export function opposite(side: Side): Side {
	return side === 'accountView' ? 'other' : 'accountView';
}

/** One kind of record of one connection: what a lease, links and issues belong to. */
export interface Stream {
	/** Which two systems, such as `field-service`; each connection has its own. */
	readonly backend: string;
	/** Which kind of record, such as `customer`. */
	readonly entity: string;
}
