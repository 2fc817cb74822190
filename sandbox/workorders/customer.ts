import { z } from 'zod4';
import type { Making } from './collection';
import { email, name } from './fields';
import type { Made } from './resource';

const addressSchema = z.object({
	street: z.string().max(100),
	postcode: z.string().max(10),
	city: z.string().max(60),
});

const partCode = z.string().trim().min(1).max(30);
const workLocationSchema = addressSchema.extend({ code: partCode });

const contactSchema = z.object({
	code: partCode,
	salutation: z.string().trim().max(50).default(''),
	firstName: z.string().trim().max(50).default(''),
	lastName: z.string().trim().max(100).default(''),
	/** The private e-mail address. */
	email: email.default(''),
	phone: z.string().trim().max(30).default(''),
	mobile: z.string().trim().max(30).default(''),
});

const MOST_PARTS = 200;

/**
 * A customer as clients send it; on a change, only the fields given change. What the app makes
 * itself (`id`, `createdAt`, `modifiedAt`) may be sent along and is ignored.
 */
export const customerInputSchema = z.object({
	/** Unique; '' for a customer that has none yet. */
	number: z.string().trim().max(20),
	name,
	phone: z.string().trim().max(30),
	email,
	mainAddress: addressSchema.nullable(),
	/** The full list; a location keeps its id through its code. */
	workLocations: z
		.array(workLocationSchema)
		.max(MOST_PARTS)
		.refine(differInCode, { error: 'Two work locations have the same code.' }),
	/** The full list of contact persons, each known by its code. */
	contacts: z
		.array(contactSchema)
		.max(MOST_PARTS)
		.refine(differInCode, { error: 'Two contact persons have the same code.' }),
	active: z.boolean(),
});

export type CustomerInput = z.infer<typeof customerInputSchema>;

/** A customer as a state file keeps it: its locations have their ids. */
export const keptCustomerSchema = customerInputSchema.extend({
	workLocations: z.array(workLocationSchema.extend({ id: z.number() })),
});

export type CustomerContent = z.infer<typeof keptCustomerSchema>;

/** What a new customer has when its maker says nothing of it. */
export const NEW_CUSTOMER = {
	number: '',
	phone: '',
	email: '',
	mainAddress: null,
	workLocations: [],
	contacts: [],
	active: true,
};

export type Address = z.infer<typeof addressSchema>;
export type WorkLocation = CustomerContent['workLocations'][number];
export type AppContact = z.infer<typeof contactSchema>;
export type AppCustomer = CustomerContent & Made;

/** Gives locations their ids: the known one of the same code, or a new one. */
export function withLocationIds(
	input: CustomerInput,
	{ known, nextId }: Making<CustomerContent>,
): CustomerContent {
	const workLocations = input.workLocations.map((location) => ({
		id: known?.workLocations.find(({ code }) => code === location.code)?.id ?? nextId(),
		...location,
	}));
	return { ...input, workLocations };
}

function differInCode(parts: readonly { readonly code: string }[]): boolean {
	return new Set(parts.map(({ code }) => code)).size === parts.length;
}
