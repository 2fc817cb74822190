/** What the connector answers, as docs/connectors/visma-registration.openapi.yaml has it. */
import { z } from 'zod4';
import { withoutSecrets } from '../../errors/secrets';
import { ACCESS_KINDS } from '../rules/registered';
import { COST_CARRIER_KINDS } from '../rules/services';

export const ACTIVATION_STEPS = [
	'licence',
	'communication',
	'administrator',
	'gateway',
	'authorisation',
] as const;
export type ActivationStep = (typeof ACTIVATION_STEPS)[number];

export const activationSchema = z.object({
	steps: z.array(z.object({ step: z.enum(ACTIVATION_STEPS), state: z.enum(['done', 'open']) })),
});

const id = z.string().min(1);
const next = z.string().min(1).nullable();

/** Of what was made or changed; the rest is read with the next list. */
export const madeSchema = z.object({ id });

export const userSchema = z.object({
	id,
	reference: z.string(),
	firstName: z.string(),
	lastName: z.string(),
	email: z.string(),
	isAdministrator: z.boolean(),
	invitation: z.enum(['sent', 'accepted', 'bounced']),
});

export const companySchema = z.object({
	id,
	reference: z.string(),
	code: z.string(),
	name: z.string(),
	organisationNumber: z.string(),
	street: z.string(),
	postcode: z.string(),
	city: z.string(),
	country: z.string(),
});

export const costCarrierSchema = z.object({
	id,
	reference: z.string(),
	kind: z.enum(COST_CARRIER_KINDS),
	company: z.string(),
	code: z.string(),
	description: z.string(),
});

export const accessSchema = z.object({
	id,
	kind: z.enum(ACCESS_KINDS),
	user: z.string(),
	company: z.string(),
	name: z.string(),
});

export const invitationSchema = z.object({
	email: z.string(),
	state: z.enum(['sent', 'accepted', 'bounced']),
	at: z.iso.datetime(),
});

const namesSchema = z.object({ names: z.array(z.string().min(1)) });

export const pageSchemas = {
	users: z.object({ users: z.array(userSchema), next }),
	companies: z.object({ companies: z.array(companySchema), next }),
	costCarriers: z.object({ costCarriers: z.array(costCarrierSchema), next }),
	access: z.object({ access: z.array(accessSchema), next }),
	invitations: z.object({ invitations: z.array(invitationSchema) }),
	names: namesSchema,
} as const;

export const problemSchema = z.object({
	title: z.string().transform(withoutSecrets),
	code: z.string(),
	detail: z.string().default('').transform(withoutSecrets),
	steps: z.array(z.string()).default([]),
});

export type Activation = z.output<typeof activationSchema>;
export type Problem = z.output<typeof problemSchema>;
export type WireUser = z.output<typeof userSchema>;
export type WireCompany = z.output<typeof companySchema>;
export type WireCostCarrier = z.output<typeof costCarrierSchema>;
