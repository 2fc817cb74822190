import { createHash } from 'node:crypto';
import {
	planRegistration,
	readMasterData,
	type CompanyData,
	type Known,
	type KnownUser,
	type PlanSettings,
	type Registered,
	type RegistrationPlan,
	type Service,
} from '../../../lib/visma';

/** A small firm: two users, one company with two book years, each user with a right to the latest. */
export const OFFICE = {
	users: [
		{ code: 'AN', firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl', groups: ['BOEK'] },
		{ code: 'BO', firstName: 'Bo', lastName: 'Visser', email: 'bo@firma.nl' },
	],
	groups: [{ code: 'BOEK' }],
	companies: [{ code: 'FIRMA', description: 'Firma B.V.', kvkNumber: '12345678' }],
	administrations: [
		{
			...{ code: 'FIRMA25', company: 'FIRMA', year: 2025, street: 'Oude weg 1' },
			...{ postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
		},
		{
			...{ code: 'FIRMA26', company: 'FIRMA', year: 2026, street: 'Nieuwe weg 2' },
			...{ postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
		},
	],
	rights: [
		{ group: 'BOEK', administration: 'FIRMA26' },
		{ user: 'BO', administration: 'FIRMA26' },
	],
};

export const SETTINGS: PlanSettings = {
	parts: ['companies', 'users', 'access', 'costCarriers'],
	version: '11.0',
	licensed: ['project', 'costType', 'costCentre'],
	isComplete: true,
	completeThoughEmpty: [],
	confirmAbove: 10,
};

export function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}

export function nothing(service: Service): Registered {
	return {
		...{ service, users: [], companies: [], access: [], costCarriers: [] },
		...{ apps: ['Visma Scanner', 'AccountView Contact'], roles: ['AutoReport User'] },
	};
}

export function knownUser(
	reference: string,
	{ firstName, lastName, email }: { firstName: string; lastName: string; email: string },
	more: Partial<KnownUser> = {},
): KnownUser {
	return {
		...{ id: `u-${reference}`, reference, isAdministrator: false, invitation: 'accepted' },
		data: { firstName, lastName, email },
		...more,
	};
}

export function knownCompany(
	reference = 'FIRMA',
	data: Partial<CompanyData> = {},
): Known<CompanyData> {
	return {
		id: `c-${reference}`,
		reference,
		data: {
			...{ code: reference, name: 'Firma B.V.', organisationNumber: '12345678' },
			...{ street: 'Nieuwe weg 2', postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
			...data,
		},
	};
}

/** A plan for one service. */
export function planFor(
	service: Service,
	source: Readonly<Record<string, readonly object[]>>,
	registered: Partial<Registered> = {},
	settings: Partial<PlanSettings> = {},
): RegistrationPlan {
	return planRegistration({
		source: readMasterData(source),
		registered: [{ ...nothing(service), ...registered }],
		settings: { ...SETTINGS, ...settings },
		digest,
	});
}

/** What a plan does, one word group for each step. */
export function did({ steps }: RegistrationPlan): readonly string[] {
	return steps.map(({ action, kind, name }) => `${action} ${kind} ${name}`);
}

/** What the report says of one record, in English. */
export function told({ report }: RegistrationPlan, key: string): readonly string[] {
	return report
		.filter((row) => row.key === key)
		.map(({ outcome, reason }) => `${outcome}: ${reason.en}`);
}
