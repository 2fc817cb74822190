import type { AccessData } from '../../../lib/visma';
import { did, knownCompany, knownUser, OFFICE, planFor, told } from './office';

const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const ACCESS_ONLY = { parts: ['access'] } as const;
const THERE = {
	users: [knownUser('AN', AN), knownUser('BO', BO)],
	companies: [knownCompany()],
	roles: ['AutoReport User', 'Invoice Approver', 'Customer Administrator'],
};

function has(user: string, kind: AccessData['kind'], name = '') {
	const company = kind === 'app' ? '' : 'FIRMA';
	return { id: `${user} ${kind} ${name}`, kind, user, company, name };
}

function namesOf(plan: ReturnType<typeof planFor>, outcome: string): readonly string[] {
	return plan.report.filter((row) => row.outcome === outcome).map(({ name }) => name);
}

describe('Access of which the last right was withdrawn', () => {
	const cases = [
		['accountViewNet', 'rights', [], has('BO', 'company')],
		['accountViewNet', 'appRights', [], has('BO', 'app', 'Visma Scanner')],
		['vismaNet', 'roleRights', [], has('BO', 'role', 'AutoReport User')],
		[
			...(['vismaNet', 'roleRights', [{ user: 'AN', role: 'Invoice Approver' }]] as const),
			has('BO', 'role', 'AutoReport User'),
		],
	] as const;

	it.each(cases)(
		'at %s stays, with why, while the table of %s is %j',
		(service, name, rows, one) => {
			const source = { ...OFFICE, [name]: rows };

			const plan = planFor(service, source, { ...THERE, access: [one] }, ACCESS_ONLY);

			expect(did(plan).filter((step) => step.startsWith('revoke'))).toEqual([]);
			expect(plan.report.filter(({ outcome }) => outcome === 'kept')).toMatchObject([
				{
					kind: 'access',
					reason: { en: expect.stringMatching(/no table says who may/) as string },
				},
			]);
		},
	);

	it.each(cases)('at %s goes, confirmed, when the table of %s is complete with %j', (...given) => {
		const [service, name, rows, one] = given;
		const settings = { ...ACCESS_ONLY, completeThoughEmpty: [name] };

		const plan = planFor(
			...([service, { ...OFFICE, [name]: rows }] as const),
			...([{ ...THERE, access: [one] }, settings] as const),
		);

		expect(plan.steps.filter(({ action }) => action === 'revoke')).toHaveLength(1);
		expect(plan.brake?.emptied).toEqual([{ service, kind: 'access' }]);
	});

	it('stays without a table of users, whatever is said to be complete', () => {
		const settings = { ...ACCESS_ONLY, completeThoughEmpty: ['rights'] as const };
		const access = [has('BO', 'company')];

		const plan = planFor(
			...(['accountViewNet', { ...OFFICE, users: [], rights: [] }] as const),
			...([{ ...THERE, access }, settings] as const),
		);

		expect(did(plan)).toEqual([]);
	});
});

describe('Rights that cannot be read', () => {
	const access = [has('AN', 'company'), has('BO', 'company')];

	it('of an unknown administration are told, and their holder loses nothing', () => {
		const rights = [
			{ user: 'BO', administration: 'FIRMA62' },
			{ user: 'CEES', administration: 'FIRMA26' },
		];

		const plan = planFor(
			...([
				'accountViewNet',
				{ ...OFFICE, rights: [...rights, { user: 'AN', administration: 'FIRMA26' }] },
			] as const),
			...([{ ...THERE, access }, ACCESS_ONLY] as const),
		);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'FIRMA62')).toEqual([
			'notice: There is a right to administration FIRMA62, which is not in the table; mend the code. Access of those with the right stays.',
		]);
		expect(told(plan, 'CEES')).toEqual([
			'notice: Has rights, but is not in the table of users; check the code. Access that is there stays.',
		]);
		expect(namesOf(plan, 'kept')).toEqual(['BO: FIRMA']);
	});

	it('of an unknown group are told', () => {
		const rights = [...OFFICE.rights, { group: 'BEOK', administration: 'FIRMA26' }];

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, rights },
			{ ...THERE, access },
			ACCESS_ONLY,
		);

		expect(told(plan, 'BEOK')).toEqual([
			'notice: Has rights, but nobody is in this user group; check the code.',
		]);
	});

	it('of groups in a circle leave their members what they have', () => {
		const groups = [
			{ code: 'BOEK', groups: ['KAS'] },
			{ code: 'KAS', groups: ['BOEK'] },
		];
		const users = [{ ...AN, groups: ['KAS'] }, BO];

		const plan = planFor(
			...(['accountViewNet', { ...OFFICE, groups, users }] as const),
			...([{ ...THERE, access }, ACCESS_ONLY] as const),
		);

		expect(did(plan)).toEqual([]);
		expect(namesOf(plan, 'kept')).toEqual(['AN: FIRMA']);
	});
});

describe('The last administrator', () => {
	const administrator = { isAdministrator: true };
	const invited = { ...administrator, invitation: 'sent' as const };

	it('is the last who has a password, not one who was only invited', () => {
		const users = [knownUser('AN', AN, administrator), knownUser('BO', BO, invited)];

		const plan = planFor('vismaNet', { users: [BO] }, { users }, { parts: ['users'] });

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'AN')).toEqual([
			'kept: This is the last administrator; make another user one first.',
		]);
	});

	it.each([
		[{}, ['AN: FIRMA, Customer Administrator']],
		[invited, ['AN: FIRMA, Customer Administrator']],
		[administrator, []],
	])('keeps the role while the other is %j', (other, kept) => {
		const users = [knownUser('AN', AN, administrator), knownUser('BO', BO, other)];
		const roleRights = [{ user: 'BO', role: 'Customer Administrator' }];
		const access = [has('AN', 'role', 'Customer Administrator')];

		const plan = planFor(
			...(['vismaNet', { ...OFFICE, roleRights }] as const),
			...([{ ...THERE, users, access }, ACCESS_ONLY] as const),
		);

		expect(namesOf(plan, 'kept')).toEqual(kept);
	});

	it('loses the role for one company, who keeps it for another', () => {
		const role = has('AN', 'role', 'Customer Administrator');
		const registered = {
			...THERE,
			users: [knownUser('AN', AN, administrator)],
			companies: [knownCompany(), knownCompany('ANDER')],
			access: [role, { ...role, id: 'a-2', company: 'ANDER' }],
		};
		const roleRights = [{ user: 'AN', role: 'Customer Administrator' }];

		const plan = planFor('vismaNet', { ...OFFICE, roleRights }, registered, ACCESS_ONLY);

		expect(did(plan)).toEqual(['revoke access AN: ANDER, Customer Administrator']);
	});
});
