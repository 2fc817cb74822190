import { did, knownCompany, knownUser, OFFICE, planFor, told } from './office';

const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const KNOWN_AN = knownUser('AN', AN);
const KNOWN_BO = knownUser('BO', BO);
const ACCESS_ONLY = { parts: ['access'] } as const;

describe('Groups and roles that are not as they should be', () => {
	it('a group in a group passes its members on', () => {
		const groups = [{ code: 'ALLE', groups: ['BOEK'] }, { code: 'BOEK' }];
		const rights = [{ group: 'ALLE', administration: 'FIRMA26' }];

		const plan = planFor('accountViewNet', { ...OFFICE, groups, rights });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([
			'grant access AN: FIRMA',
		]);
	});

	it('a group in other capitals is the same, also without a table of groups', () => {
		const users = [AN, { ...BO, groups: ['Boek'] }];
		const rights = [{ group: 'boek', administration: 'FIRMA26' }];

		const plan = planFor('accountViewNet', { ...OFFICE, users, groups: [], rights });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([
			...['grant access AN: FIRMA', 'grant access BO: FIRMA'],
		]);
		expect(told(plan, 'boek')).toEqual([]);
	});

	it('to a company in other capitals are the same, also without a table of companies', () => {
		const source = { ...OFFICE, companies: [], rights: OFFICE.rights.slice(0, 1) };
		const role = { ...{ user: 'AN', company: 'Firma' }, name: 'AutoReport User' };
		const registered = {
			users: [knownUser('AN', AN)],
			companies: [knownCompany('Firma')],
			access: [
				{ id: 'a-1', kind: 'role' as const, ...role },
				{ id: 'a-2', kind: 'company' as const, ...role, name: '' },
			],
		};
		const roleRights = [{ user: 'an', role: 'AutoReport User', company: 'firma' }];

		const companies = planFor('accountViewNet', source, registered, ACCESS_ONLY);
		const roles = planFor('vismaNet', { ...source, roleRights }, registered, ACCESS_ONLY);

		expect(did(companies).filter((step) => !step.includes('AutoReport'))).toEqual([]);
		expect(did(roles)).toEqual([]);
		expect(roles.report.map(({ reason }) => reason.en)).not.toContainEqual(
			expect.stringContaining('The role was not given'),
		);
	});

	it('that the service has twice is neither given nor taken', () => {
		const access = ['a-1', 'a-2'].map((id) => ({
			...{ id, kind: 'company' as const, user: 'AN', company: 'FIRMA', name: '' },
		}));
		const rights = OFFICE.rights.slice(0, 1);

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, rights },
			{ users: [knownUser('AN', AN)], companies: [knownCompany()], access },
			ACCESS_ONLY,
		);

		expect(did(plan)).toEqual([]);
	});

	it('groups that contain themselves are named, and not followed', () => {
		const groups = [
			{ code: 'ALLE', groups: ['BOEK'] },
			{ code: 'BOEK', groups: ['KAS'] },
			{ code: 'KAS', groups: ['BOEK'] },
			{ code: 'ZELF', groups: ['ZELF'] },
		];
		const users = [AN, { ...BO, groups: ['KAS'] }];
		const rights = [
			{ group: 'BOEK', administration: 'FIRMA26' },
			{ group: 'ALLE', administration: 'FIRMA25' },
		];

		const plan = planFor('accountViewNet', { ...OFFICE, users, groups, rights });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([
			'grant access AN: FIRMA',
		]);
		const named = plan.report.filter(({ kind }) => kind === 'group').map(({ key }) => key);
		expect(named).toEqual(['BOEK', 'KAS', 'ZELF']);
	});

	it('a role in a company without a right to it is not given', () => {
		const roleRights = [
			{ user: 'AN', company: 'ANDERS' },
			{ user: 'BO', role: 'Directeur' },
		];

		const plan = planFor('vismaNet', { ...OFFICE, roleRights });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([]);
		expect(plan.report.map(({ reason }) => reason.en)).toEqual(
			expect.arrayContaining([
				'The role was not given: the user has no access to this company in AccountView.',
				'The service has no role Directeur; check the name, or buy it.',
				'Nobody has the role AutoReport User for this company; give it to at least one user.',
			]),
		);
	});

	it('the role AutoReport User is given for each company that its holder may use', () => {
		const plan = planFor('vismaNet', { ...OFFICE, roleRights: [{ user: 'AN' }] });

		expect(did(plan)).toContain('grant access AN: FIRMA, AutoReport User');
		expect(told(plan, 'FIRMA').join()).not.toContain('Nobody has the role');
	});
});

describe('Access that no table is about', () => {
	const companies = [knownCompany()];
	const users = [KNOWN_AN, KNOWN_BO];
	const has = (kind: 'company' | 'app' | 'role', name: string) => ({
		...{ id: `a-${name}`, kind, user: 'BO', company: kind === 'app' ? '' : 'FIRMA', name },
	});

	it('stays: apps and companies without a table of them', () => {
		const access = [has('app', 'Visma Scanner'), has('company', '')];
		const settings = { parts: ['access'] } as const;

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, rights: [] },
			{ users, companies, access },
			settings,
		);
		const governed = planFor(
			'accountViewNet',
			{ ...OFFICE, appRights: [{ user: 'AN', app: 'Visma Scanner' }] },
			{ users, companies, access },
			settings,
		);

		expect(did(plan)).toEqual([]);
		expect(did(governed)).toContain('revoke access BO: Visma Scanner');
	});

	it('stays when no right of anybody is known, as without a table of users', () => {
		const access = [has('company', '')];

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, users: [] },
			{ users, companies, access },
			{ parts: ['access'] },
		);

		expect(did(plan)).toEqual([]);
	});

	it('stays: roles that were given in Visma.net Admin', () => {
		const access = [has('role', 'Invoice Approver'), has('role', 'AutoReport User')];

		const plan = planFor(
			'vismaNet',
			{ ...OFFICE, roleRights: [{ user: 'AN' }] },
			{ users, companies, access },
			{ parts: ['access'] },
		);

		expect(did(plan)).toEqual([
			'revoke access BO: FIRMA, AutoReport User',
			'grant access AN: FIRMA, AutoReport User',
		]);
	});

	it.each([
		['accountViewNet', 'company', ''],
		['vismaNet', 'role', 'AutoReport User'],
	] as const)('stays at %s: to a company that was made by hand', (service, kind, name) => {
		const given = { ...has(kind, name), user: 'AN' };
		const byHand = { ...given, id: 'a-hand', company: '' };

		const plan = planFor(
			service,
			{ ...OFFICE, roleRights: [{ user: 'AN' }, { user: 'BO' }] },
			{ users, companies: [...companies, knownCompany('')], access: [given, byHand] },
			{ parts: ['access'] },
		);

		expect(did(plan).filter((step) => step.startsWith('revoke'))).toEqual([]);
	});
});
