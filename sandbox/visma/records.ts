import { z } from 'zod4';

const named = z.string().min(1);

/** What may be sent of each kind of record, as the contract has it. */
export const userInputSchema = z.object({
	reference: named,
	firstName: named,
	lastName: named,
	email: z
		.string()
		.regex(/^[^\s@]+@[^\s@]+$/)
		.max(254),
});
export const companyInputSchema = z.object({
	reference: named,
	code: z.string(),
	name: z.string(),
	organisationNumber: z.string(),
	street: z.string(),
	postcode: z.string(),
	city: z.string(),
	country: z.string(),
});
export const costCarrierInputSchema = z.object({
	reference: named,
	kind: z.enum(['project', 'costType', 'costCentre']),
	company: z.string(),
	code: named,
	description: z.string(),
});
export const accessInputSchema = z.object({
	kind: z.enum(['company', 'app', 'role']),
	user: named,
	company: z.string(),
	name: z.string(),
});

const kept = { id: z.string(), reference: z.string(), key: z.string(), at: z.number() };
export const keptServiceSchema = z.object({
	users: z.array(
		userInputSchema.extend({
			...kept,
			isAdministrator: z.boolean(),
			invitation: z.enum(['sent', 'accepted', 'bounced']),
		}),
	),
	companies: z.array(companyInputSchema.extend(kept)),
	costCarriers: z.array(costCarrierInputSchema.extend(kept)),
	/** By the ids of users and companies, so that a reference may change. */
	access: z.array(
		z.object({
			id: z.string(),
			kind: z.enum(['company', 'app', 'role']),
			userId: z.string(),
			companyId: z.string(),
			name: z.string(),
		}),
	),
	invitations: z.array(
		z.object({
			email: z.string(),
			state: z.enum(['sent', 'accepted', 'bounced']),
			at: z.number(),
		}),
	),
});

/** All that one service keeps. */
export type KeptService = z.output<typeof keptServiceSchema>;
export type KeptUser = KeptService['users'][number];

export const keptRegistrationSchema = z.object({
	'accountview.net': keptServiceSchema,
	'visma.net': keptServiceSchema,
});
export type KeptRegistration = z.output<typeof keptRegistrationSchema>;
export type ServiceName = keyof KeptRegistration;
export const SERVICE_NAMES = ['accountview.net', 'visma.net'] as const;
