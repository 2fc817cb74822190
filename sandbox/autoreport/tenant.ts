import { z } from 'zod4';

/** The app that is registered with Visma Connect, for one tenant. */
export const AUTOREPORT_CLIENT = {
	id: 'sandbox-autoreport',
	secret: 'sandbox-autoreport-secret',
	tenantId: '8b1f2c0e-5a54-4c0a-9f67-1d1d9c6f7e10',
	scope: 'autoreport',
} as const;

export const ACTIVATION_STEPS = [
	'licence',
	'communication',
	'administrator',
	'gateway',
	'authorisation',
] as const;

export const ROLE = 'AutoReport User';

export const conditionSchema = z.strictObject({
	/** Steps of the activation wizard that nobody has gone through. */
	openSteps: z.array(z.enum(ACTIVATION_STEPS)),
	/** Whom the token acts for: the tenant, or a user with or without the role. */
	caller: z.enum(['tenant', 'user', 'userWithoutRole']),
	/** Whether anybody has the role. */
	hasRoleHolder: z.boolean(),
	hasOrganisationNumber: z.boolean(),
	/** Declaration profiles of the administration, by kind of return. */
	profiles: z.array(z.enum(['vatReturn', 'icp'])),
	certificate: z.enum(['visma', 'own']),
	certificateScope: z.enum(['company', 'allCompanies']),
	/** Whether an own certificate was uploaded. */
	isOwnUploaded: z.boolean(),
	/** How long the certificate is valid from now; below 0: expired. */
	certificateDays: z.number(),
});

/** How the tenant is set up. */
export type TenantCondition = z.output<typeof conditionSchema>;

export const USUAL_CONDITION: TenantCondition = {
	openSteps: [],
	caller: 'tenant',
	hasRoleHolder: true,
	hasOrganisationNumber: true,
	profiles: ['vatReturn', 'icp'],
	certificate: 'visma',
	certificateScope: 'allCompanies',
	isOwnUploaded: false,
	certificateDays: 200,
};

/** The demo firm, as AutoReport knows it. */
export const COMPANY = {
	id: 'demo-installatie',
	code: 'DEMO',
	name: 'Demo Installatie B.V.',
	organisationNumber: '12345678',
} as const;

const DAY_MS = 86_400_000;

/** What a condition looks like in answers. */
export function usersOf({ caller, hasRoleHolder }: TenantCondition): readonly object[] {
	const roles = (has: boolean): readonly string[] => (has ? [ROLE] : []);
	const beheer = {
		email: 'beheer@demo-installatie.example',
		name: 'B. Heer',
		roles: ['Customer Administrator', ...roles(hasRoleHolder)],
		isCaller: false,
	};
	if (caller === 'tenant') return [beheer];
	const user = {
		email: 'koppeling@demo-installatie.example',
		name: 'Koppeling',
		roles: roles(caller === 'user'),
		isCaller: true,
	};
	return [beheer, user];
}

export function certificateOf(condition: TenantCondition, now: number): object {
	const { certificate: choice, certificateScope: scope, isOwnUploaded } = condition;
	if (choice === 'own' && !isOwnUploaded) return { choice, scope, certificate: null };
	const certificate = {
		holder: choice === 'own' ? COMPANY.name : 'Visma Software B.V.',
		issuer: 'Sandbox PKIoverheid Private Services CA',
		validFrom: new Date(now - 400 * DAY_MS).toISOString(),
		validUntil: new Date(now + condition.certificateDays * DAY_MS).toISOString(),
	};
	return { choice, scope, certificate };
}

export function profilesOf({ profiles }: TenantCondition): readonly {
	readonly id: string;
	readonly administration: string;
	readonly kind: 'vatReturn' | 'icp';
	readonly name: string;
}[] {
	return profiles.map((kind) => ({
		id: `profile-${kind}`,
		administration: COMPANY.code,
		kind,
		name: kind === 'icp' ? 'ICP-opgaaf AutoReport' : 'Btw-aangifte AutoReport',
	}));
}
