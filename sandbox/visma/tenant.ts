import { z } from 'zod4';

/** The app that is registered with Visma Connect, for one tenant. */
export const REGISTRATION_CLIENT = {
	id: 'sandbox-registration',
	secret: 'sandbox-registration-secret',
	tenantId: '8b1f2c0e-5a54-4c0a-9f67-1d1d9c6f7e10',
	scope: 'registration',
} as const;

export const ACTIVATION_STEPS = [
	'licence',
	'communication',
	'administrator',
	'gateway',
	'authorisation',
] as const;

export const registrationConditionSchema = z.strictObject({
	/** Steps of the activation wizard that nobody has gone through. */
	openSteps: z.array(z.enum(ACTIVATION_STEPS)),
	/** Whether the token acts for somebody who may administer the services. */
	isAdministrator: z.boolean(),
	/** Apps of AccountView.Net that the customer has. */
	apps: z.array(z.string().min(1)),
	/** Roles of Visma.net that the customer has. */
	roles: z.array(z.string().min(1)),
	/** Addresses whose mail server sends invitations back. */
	bouncing: z.array(z.string().min(1)),
	/** How many seconds a new user stays out of the lists. */
	listsLateSeconds: z.number().min(0).max(86_400),
});

/** How the customer is set up. */
export type RegistrationCondition = z.output<typeof registrationConditionSchema>;

export const USUAL_REGISTRATION: RegistrationCondition = {
	openSteps: [],
	isAdministrator: true,
	apps: ['AccountView Contact', 'Visma Scanner', 'Urenapp (derden)'],
	roles: [
		'AutoReport User',
		'Customer Administrator',
		'Invoice Approver',
		'System Administrator',
		'System Viewer',
	],
	bouncing: [],
	listsLateSeconds: 0,
};

/** Who administers both services from the beginning, made by hand. */
export const FIRST_ADMINISTRATOR = {
	...{ firstName: 'Bea', lastName: 'Heer', email: 'beheer@demo-installatie.example' },
	reference: '',
} as const;
