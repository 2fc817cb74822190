import {
	judgeUsers,
	PARTS,
	planRegistration,
	type CompanyData,
	type Known,
	type KnownUser,
	type MasterData,
	type Part,
	type Registered,
	type RegistrationPlan,
	type Service,
} from '../../../../lib/visma';
import { digest } from '../../../shared/digest';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter } from '../../../shared/values';
import { LABELS } from '../../labels';
import { readPlanSettings, readServices } from '../../plan-parameters';
import type { RegisterSession } from '../../session';
import { partsIn, readTables, tablesOf } from '../../tables';

/**
 * Compares the tables with what the services have, and changes nothing.
 *
 * @param chosen null for the parts of which there are tables
 */
export async function makePlan(
	session: RegisterSession,
	parameters: ItemParameters,
	chosen: readonly Part[] | null,
): Promise<RegistrationPlan> {
	const source = readTables(parameters, tablesOf(chosen ?? PARTS));
	const parts = chosen ?? partsIn(source);
	const settings = readPlanSettings(parameters, parts);
	const isKnown = readState(parameters);
	const registered: Registered[] = [];
	for (const service of readServices(parameters)) {
		registered.push(
			isKnown
				? await (await session.client()).registered(service, parts)
				: unknown(service, source, parts),
		);
	}
	const plan = planRegistration({ source, registered, settings, digest });
	if (isKnown) return plan;
	return { ...plan, steps: plan.steps.map((step) => ({ ...step, isByHand: true })) };
}

/** Whether the connector is asked what the services have. */
function readState(parameters: ItemParameters): boolean {
	const state = parameters.text('state', LABELS.state);
	// Apply has no such parameter: it cannot do without a connector.
	if (state === 'connector' || state === '') return true;
	if (state === 'unknown') return false;
	throw invalidParameter(LABELS.state, 'connector or unknown', state);
}

/** Without a connector nobody knows: all that is to be there is on the list, and what it builds on counts as there. */
function unknown(service: Service, source: MasterData, parts: readonly Part[]): Registered {
	const { users, administrations, costCarriers, appRights, roleRights } = source;
	const companies = new Set([...administrations, ...costCarriers].map(({ company }) => company));
	return {
		service,
		users: parts.includes('users') ? [] : assumedUsers(users),
		companies: parts.includes('companies') ? [] : [...companies].map(assumedCompany),
		...{ access: [], costCarriers: [] },
		apps: appRights.map(({ app }) => app),
		roles: roleRights.map(({ role }) => role),
	};
}

/** Those whom the table says are registered; a table without e-mail addresses says it of nobody, and all count. */
function assumedUsers(users: MasterData['users']): readonly KnownUser[] {
	const silent = new Set(users.filter(({ email }) => email === undefined).map(({ code }) => code));
	return judgeUsers(users)
		.filter(({ key, wish }) => wish === 'register' || silent.has(key))
		.map(({ key, data }) => ({
			...{ id: key, reference: key, data, isAdministrator: false, invitation: 'accepted' },
		}));
}

function assumedCompany(code: string): Known<CompanyData> {
	const address = { street: '', postcode: '', city: '', country: '' };
	return {
		id: code,
		reference: code,
		data: { code, name: code, organisationNumber: '', ...address },
	};
}
