import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod4';
import { CHANNELS } from '../../lib/einvoice';
import { markFinder } from '../shared/lineage/find-mark';

/**
 * What Invoice: Route gives each of its items as `_route`: what Print and Finish need to know. Loose:
 * it holds more, for people and for flows to read.
 */
const routeMarkSchema = z.looseObject({
	/** By what the document is known in the store. */
	key: z.string(),
	channel: z.enum(CHANNELS),
	administration: z.string(),
	kind: z.string(),
	number: z.string(),
	revision: z.string(),
	copy: z.enum(['customer', 'internal']),
	/** Somebody has to look at it, whatever becomes of it. */
	attention: z.boolean().default(false),
	/** Why it goes this way, in a sentence. */
	reason: z.string().default(''),
	/** The same in Dutch. */
	reasonNl: z.string().default(''),
	/** Tells one content of its PDF from another; left out where none was made. */
	content: z.string().optional(),
});

export type RouteMark = z.infer<typeof routeMarkSchema>;

/** The field of an item's json that holds it. */
export const ROUTE_FIELD = '_route';

/** The mark that the item itself bears; undefined where it has none, or something else there. */
export function routeMarkOf(item: INodeExecutionData | undefined): RouteMark | undefined {
	const found = item?.json[ROUTE_FIELD];
	return found === undefined ? undefined : routeMarkSchema.safeParse(found).data;
}

/** The mark of an input item, also after nodes in between have replaced what the item held. */
export const findRoute = markFinder({
	markOf: routeMarkOf,
	nameOf: ({ key, copy }) => `${key}|${copy}`,
});
