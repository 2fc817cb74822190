import { z } from 'zod4';

const addressSchema = z.object({
	street: z.string().max(100),
	postcode: z.string().max(10),
	city: z.string().max(60),
});

const workLocationSchema = addressSchema.extend({ code: z.string().trim().min(1).max(30) });

/**
 * A customer as clients send it; on a change, only the fields given change. What the app makes
 * itself (`id`, `createdAt`, `modifiedAt`) may be sent along and is ignored.
 */
export const customerInputSchema = z.object({
	/** Unique; '' for a customer that has none yet. */
	number: z.string().trim().max(20),
	name: z.string().trim().min(1).max(100),
	phone: z.string().trim().max(30),
	email: z.union([z.literal(''), z.email()]),
	mainAddress: addressSchema.nullable(),
	/** The full list; a location keeps its id through its code. */
	workLocations: z
		.array(workLocationSchema)
		.max(200)
		.refine((all) => new Set(all.map(({ code }) => code)).size === all.length, {
			error: 'Two work locations have the same code.',
		}),
	active: z.boolean(),
});

export type CustomerInput = z.infer<typeof customerInputSchema>;

/** What a new customer has when its maker says nothing of it. */
export const NEW_CUSTOMER = {
	number: '',
	phone: '',
	email: '',
	mainAddress: null,
	workLocations: [],
	active: true,
};

export interface Address {
	readonly street: string;
	readonly postcode: string;
	readonly city: string;
}

export interface WorkLocation extends Address {
	readonly id: number;
	readonly code: string;
}

export interface AppCustomer {
	readonly id: number;
	readonly number: string;
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly mainAddress: Address | null;
	readonly workLocations: readonly WorkLocation[];
	readonly active: boolean;
	/** ISO date-time in UTC; rises only when something really changed. */
	readonly modifiedAt: string;
	readonly createdAt: string;
}
