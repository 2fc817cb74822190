/** What the connector answers, as docs/connectors/autoreport.openapi.yaml has it. */
import { z } from 'zod4';
import { withoutSecrets } from '../../errors/secrets';

const kind = z.enum(['vatReturn', 'icp']);
const moment = z.iso.datetime();

export const ACTIVATION_STEPS = [
	'licence',
	'communication',
	'administrator',
	'gateway',
	'authorisation',
] as const;

export const activationSchema = z.object({
	steps: z.array(z.object({ step: z.enum(ACTIVATION_STEPS), state: z.enum(['done', 'open']) })),
});

export const companiesSchema = z.object({
	companies: z.array(
		z.object({
			id: z.string().min(1),
			/** In AccountView, without the book year. */
			code: z.string(),
			name: z.string(),
			/** Eight digits; '' where it is missing. */
			organisationNumber: z.string(),
		}),
	),
});

export const profilesSchema = z.object({
	profiles: z.array(
		z.object({ id: z.string().min(1), administration: z.string(), kind, name: z.string() }),
	),
});

export const usersSchema = z.object({
	users: z.array(
		z.object({
			email: z.string(),
			name: z.string(),
			roles: z.array(z.string()),
			/** Whether the token acts for this user. */
			isCaller: z.boolean(),
		}),
	),
});

export const certificateChoiceSchema = z.object({
	choice: z.enum(['visma', 'own']),
	scope: z.enum(['company', 'allCompanies']),
	certificate: z
		.object({ holder: z.string(), issuer: z.string(), validFrom: moment, validUntil: moment })
		.nullable(),
});

export const LIST_STATES = [
	'To be Processed',
	'Processing',
	'Processed',
	'Log-on failed',
	'Error in report',
	'Sending failed',
	'Cancelled',
] as const;

export const reportSchema = z.object({
	id: z.string().min(1),
	reference: z.string(),
	kind,
	taxpayer: z.string(),
	period: z.string(),
	createdAt: moment,
	listState: z.enum(LIST_STATES),
	/** The detailed states; one that is not known yet is passed on as it is. */
	history: z.array(z.object({ state: z.string().min(1), at: moment, message: z.string() })),
	isAcceptedByGovernment: z.boolean(),
	hasReceipt: z.boolean(),
});

export const reportsSchema = z.object({
	reports: z.array(reportSchema),
	next: z.string().min(1).nullable(),
});

export const receiptSchema = z.object({
	fileName: z.string().min(1),
	mimeType: z.string().min(1),
	content: z.base64().min(1),
});

export const problemSchema = z.object({
	title: z.string().transform(withoutSecrets),
	code: z.string(),
	detail: z.string().default('').transform(withoutSecrets),
	steps: z.array(z.string()).default([]),
});

export type Activation = z.output<typeof activationSchema>;
export type Company = z.output<typeof companiesSchema>['companies'][number];
export type Profile = z.output<typeof profilesSchema>['profiles'][number];
export type User = z.output<typeof usersSchema>['users'][number];
export type CertificateChoice = z.output<typeof certificateChoiceSchema>;
export type Report = z.output<typeof reportSchema>;
export type Receipt = z.output<typeof receiptSchema>;
export type Problem = z.output<typeof problemSchema>;
