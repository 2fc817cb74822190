import { randomUUID } from 'node:crypto';
import type { z } from 'zod4';
import { isAdministered, isAdministrator } from './administrators';
import { RegistrationProblem } from './problem';
import type {
	accessInputSchema,
	companyInputSchema,
	costCarrierInputSchema,
	KeptService,
	KeptUser,
	ServiceName,
	userInputSchema,
} from './records';
import { FIRST_ADMINISTRATOR, type RegistrationCondition } from './tenant';

type UserInput = z.output<typeof userInputSchema>;
type CompanyInput = z.output<typeof companyInputSchema>;
type CostCarrierInput = z.output<typeof costCarrierInputSchema>;
type AccessInput = z.output<typeof accessInputSchema>;

export interface ServiceOptions {
	readonly name: ServiceName;
	readonly now: () => number;
	readonly condition: () => RegistrationCondition;
	/** Sends an invitation. */
	readonly invite: (user: KeptUser) => void;
}

/** What was made, or was there under the same key. */
export interface Made<Kept> {
	readonly record: Kept;
	readonly isNew: boolean;
}

/** AccountView.Net or Visma.net: its users, companies, cost carriers and who may use what. */
export class VismaService {
	kept: KeptService;

	constructor(private readonly options: ServiceOptions) {
		this.kept = firstState(options.now());
	}

	clear(): void {
		this.kept = firstState(this.options.now());
	}

	createUser(input: UserInput, key: string): Made<KeptUser> {
		const there = this.#underKey(this.kept.users, key);
		if (there !== undefined) return { record: there, isNew: false };
		this.#refuseTakenUser(input);
		const user = { ...input, ...this.#fresh(key), isAdministrator: false, invitation: SENT };
		this.kept.users.push(user);
		this.#invite(user);
		return { record: user, isNew: true };
	}

	updateUser(id: string, input: UserInput): KeptUser {
		const user = found(this.kept.users, id, 'user_unknown');
		this.#refuseTakenUser(input, id);
		const isMoved = user.email.toLowerCase() !== input.email.toLowerCase();
		Object.assign(user, input);
		// Whoever has never signed in gets the invitation at the new address.
		if (isMoved && user.invitation !== 'accepted') this.#invite(user);
		return user;
	}

	removeUser(id: string): void {
		found(this.kept.users, id, 'user_unknown');
		const users = this.kept.users.filter((one) => one.id !== id);
		this.#leave({ users, access: this.kept.access.filter(({ userId }) => userId !== id) });
	}

	createCompany(input: CompanyInput, key: string): Made<KeptService['companies'][number]> {
		const there = this.#underKey(this.kept.companies, key);
		if (there !== undefined) return { record: there, isNew: false };
		this.#refuseTakenCompany(input);
		const company = { ...input, ...this.#fresh(key) };
		this.kept.companies.push(company);
		return { record: company, isNew: true };
	}

	updateCompany(id: string, input: CompanyInput): KeptService['companies'][number] {
		const company = found(this.kept.companies, id, 'company_unknown');
		this.#refuseTakenCompany(input, id);
		return Object.assign(company, input);
	}

	removeCompany(id: string): void {
		found(this.kept.companies, id, 'company_unknown');
		this.#leave({ access: this.kept.access.filter(({ companyId }) => companyId !== id) });
		this.kept.companies = this.kept.companies.filter((one) => one.id !== id);
	}

	createCostCarrier(
		input: CostCarrierInput,
		key: string,
	): Made<KeptService['costCarriers'][number]> {
		const there = this.#underKey(this.kept.costCarriers, key);
		if (there !== undefined) return { record: there, isNew: false };
		this.#refuseTakenCarrier(input);
		const carrier = { ...input, ...this.#fresh(key) };
		this.kept.costCarriers.push(carrier);
		return { record: carrier, isNew: true };
	}

	updateCostCarrier(id: string, input: CostCarrierInput): KeptService['costCarriers'][number] {
		const carrier = found(this.kept.costCarriers, id, 'record_unknown');
		this.#refuseTakenCarrier(input, id);
		return Object.assign(carrier, input);
	}

	removeCostCarrier(id: string): void {
		found(this.kept.costCarriers, id, 'record_unknown');
		this.kept.costCarriers = this.kept.costCarriers.filter((one) => one.id !== id);
	}

	grant(input: AccessInput): Made<KeptService['access'][number]> {
		const { kind, name } = input;
		const user = byReference(this.kept.users, input.user, 'user_unknown');
		const company =
			kind === 'app' ? null : byReference(this.kept.companies, input.company, 'company_unknown');
		const { apps, roles } = this.options.condition();
		if (kind === 'app' && !apps.includes(name)) {
			throw new RegistrationProblem(422, 'app_unknown', `There is no app ${name}.`);
		}
		if (kind === 'role' && !roles.includes(name)) {
			throw new RegistrationProblem(422, 'role_unknown', `There is no role ${name}.`);
		}
		const access = { kind, name, userId: user.id, companyId: company?.id ?? '' };
		const there = this.kept.access.find((one) =>
			(['kind', 'name', 'userId', 'companyId'] as const).every(
				(part) => one[part] === access[part],
			),
		);
		if (there !== undefined) return { record: there, isNew: false };
		const record = { id: randomUUID(), ...access };
		this.kept.access.push(record);
		return { record, isNew: true };
	}

	revoke(id: string): void {
		found(this.kept.access, id, 'record_unknown');
		this.#leave({ access: this.kept.access.filter((one) => one.id !== id) });
	}

	/** Access by the references of its user and company. */
	shownAccess({ id, kind, name, userId, companyId }: KeptService['access'][number]): object {
		const user = this.kept.users.find((one) => one.id === userId)?.reference ?? '';
		const company = this.kept.companies.find((one) => one.id === companyId)?.reference ?? '';
		return { id, kind, user, company, name };
	}

	/** Users as lists show them. */
	listedUsers(): readonly KeptUser[] {
		const until = this.options.now() - this.options.condition().listsLateSeconds * 1000;
		return this.kept.users.filter(({ at }) => at <= until).map((user) => this.shownUser(user));
	}

	/** A user as the service shows one: an administrator also by the role. */
	shownUser(user: KeptUser): KeptUser {
		return { ...user, isAdministrator: isAdministrator(this.kept, user) };
	}

	/** Takes away what is no longer there, if somebody is left who may administer the service. */
	#leave(left: Partial<Pick<KeptService, 'users' | 'access'>>): void {
		const after = { ...this.kept, ...left };
		if (isAdministered(this.kept) && !isAdministered(after)) {
			throw new RegistrationProblem(409, 'last_administrator', 'This is the last administrator.');
		}
		Object.assign(this.kept, left);
	}

	#invite(user: KeptUser): void {
		const bounces = this.options.condition().bouncing.includes(user.email);
		user.invitation = bounces ? 'bounced' : SENT;
		const { email, invitation: state } = user;
		this.kept.invitations.push({ email, state, at: this.options.now() });
		this.options.invite(user);
	}

	#underKey<Kept extends { readonly key: string }>(
		records: readonly Kept[],
		key: string,
	): Kept | undefined {
		return records.find((record) => record.key === key);
	}

	#fresh(key: string): { readonly id: string; readonly key: string; readonly at: number } {
		return { id: randomUUID(), key, at: this.options.now() };
	}

	#refuseTakenUser({ reference, email }: UserInput, id = ''): void {
		const taken = this.kept.users.find(
			(one) =>
				one.id !== id &&
				(one.reference === reference || one.email.toLowerCase() === email.toLowerCase()),
		);
		if (taken !== undefined) throw alreadyExists(`A user with e-mail address ${taken.email}`);
	}

	#refuseTakenCompany({ reference, organisationNumber }: CompanyInput, id = ''): void {
		const isVismaNet = this.options.name === 'visma.net';
		if (isVismaNet && !/^\d{8}$/.test(organisationNumber)) {
			throw new RegistrationProblem(422, 'record_invalid', 'The KvK number needs eight digits.');
		}
		const taken = this.kept.companies.find(
			(one) =>
				one.id !== id &&
				(one.reference === reference ||
					(isVismaNet && one.organisationNumber === organisationNumber)),
		);
		if (taken !== undefined) throw alreadyExists(`Company ${taken.name}`);
	}

	#refuseTakenCarrier({ reference, kind, company, code }: CostCarrierInput, id = ''): void {
		byReference(this.kept.companies, company, 'company_unknown');
		const taken = this.kept.costCarriers.find(
			(one) =>
				one.id !== id &&
				(one.reference === reference ||
					(one.kind === kind && one.company === company && one.code === code)),
		);
		if (taken !== undefined) throw alreadyExists(`Cost carrier ${code}`);
	}
}

const SENT = 'sent' as const;

function firstState(at: number): KeptService {
	const beheer = { id: 'beheer', key: '', at: at - 86_400_000, isAdministrator: true };
	return {
		users: [{ ...FIRST_ADMINISTRATOR, ...beheer, invitation: 'accepted' }],
		...{ companies: [], costCarriers: [], access: [], invitations: [] },
	};
}

function found<Kept extends { readonly id: string }>(
	records: readonly Kept[],
	id: string,
	code: 'user_unknown' | 'company_unknown' | 'record_unknown',
): Kept {
	const record = records.find((one) => one.id === id);
	if (record !== undefined) return record;
	throw new RegistrationProblem(404, code, `There is no ${id}.`);
}

function byReference<Kept extends { readonly reference: string }>(
	records: readonly Kept[],
	reference: string,
	code: 'user_unknown' | 'company_unknown',
): Kept {
	const record = records.find((one) => one.reference === reference);
	if (record !== undefined) return record;
	throw new RegistrationProblem(422, code, `There is no ${reference}.`);
}

function alreadyExists(what: string): RegistrationProblem {
	return new RegistrationProblem(409, 'already_exists', `${what} exists already.`);
}
