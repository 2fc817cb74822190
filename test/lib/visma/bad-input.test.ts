import { did, knownCompany, knownUser, OFFICE, planFor, told } from './office';

const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const [FIRMA] = OFFICE.companies as [(typeof OFFICE.companies)[0]];
const KNOWN_AN = knownUser('AN', AN);
const KNOWN_BO = knownUser('BO', BO);
const USERS_ONLY = { parts: ['users'] } as const;
const COMPANIES_ONLY = { parts: ['companies'] } as const;

describe('Users that are not as they should be', () => {
	it('with the same e-mail address are refused both, and stay as they are', () => {
		const twin = { ...BO, email: 'AN@firma.nl' };

		const plan = planFor('vismaNet', { users: [AN, twin] }, { users: [KNOWN_AN] }, USERS_ONLY);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'AN')).toEqual([
			'kept: E-mail address an@firma.nl is also that of BO; give each user an own address.',
		]);
		expect(told(plan, 'BO')).toEqual([
			'notVisible: E-mail address AN@firma.nl is also that of AN; give each user an own address.',
		]);
	});

	it('with the same e-mail address are named five at most, however many they are', () => {
		const users = Array.from({ length: 3000 }, (_, index) => ({ ...AN, code: `U${index}` }));

		const plan = planFor('vismaNet', { users }, {}, USERS_ONLY);

		expect(told(plan, 'U2')).toEqual([
			'notVisible: E-mail address an@firma.nl is also that of U0, U1, U3, U4, U5 (+2994); give each user an own address.',
		]);
		expect(told(plan, 'U2999').join()).toContain('U0, U1, U2, U3, U4 (+2994)');
	});

	it('with another e-mail address are the same person', () => {
		const moved = { ...AN, email: 'nieuw@firma.nl' };

		const plan = planFor('vismaNet', { users: [moved] }, { users: [KNOWN_AN] }, USERS_ONLY);

		expect(did(plan)).toEqual(['update user An Bakker']);
	});

	it('whose e-mail address has other capitals at the service are not changed in each run', () => {
		const there = { ...KNOWN_AN, data: { ...KNOWN_AN.data, email: 'An@Firma.NL' } };

		const plan = planFor('vismaNet', { users: [AN] }, { users: [there] }, USERS_ONLY);

		expect(did(plan)).toEqual([]);
	});

	it('whose name was emptied stay as they are', () => {
		const nameless = { ...AN, firstName: '', lastName: '' };

		const plan = planFor('vismaNet', { users: [nameless] }, { users: [KNOWN_AN] }, USERS_ONLY);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'AN')).toEqual([
			'kept: First name and last name are empty; fill them in AccountView.',
		]);
	});

	it.each([
		'an',
		'an@firma',
		'an@firma.nl; bo@firma.nl',
		'an@firma.nl>',
		`${'a'.repeat(250)}@x.nl`,
	])('with the address %s are not invited', (email) => {
		const plan = planFor('vismaNet', { users: [{ ...AN, email }] }, {}, USERS_ONLY);

		expect(told(plan, 'AN')).toEqual([
			`notVisible: ${email} is no e-mail address; mend it in AccountView.`,
		]);
	});

	it('without any company are registered, and told', () => {
		const plan = planFor('accountViewNet', { users: [AN] });

		expect(did(plan)).toEqual(['create user An Bakker']);
		expect(told(plan, 'AN')).toContain('notice: Has access to no company in AccountView.');
	});

	it('who are the last administrator are never removed', () => {
		const users = [{ ...KNOWN_AN, isAdministrator: true }, KNOWN_BO];

		const plan = planFor('vismaNet', { users: [] }, { users }, USERS_ONLY);

		expect(did(plan)).toEqual(['remove user Bo Visser']);
		expect(told(plan, 'AN')).toEqual([
			'kept: This is the last administrator; make another user one first.',
		]);
	});

	it('who are all the administrators there are, are kept all', () => {
		const users = [KNOWN_AN, KNOWN_BO].map((user) => ({ ...user, isAdministrator: true }));

		const all = planFor('vismaNet', { users: [] }, { users }, USERS_ONLY);
		const one = planFor('vismaNet', { users: [AN] }, { users }, USERS_ONLY);

		expect(did(all)).toEqual([]);
		expect(did(one)).toEqual(['remove user Bo Visser']);
	});

	it('whose invitation bounced are told', () => {
		const users = [{ ...KNOWN_AN, invitation: 'bounced' as const }];

		const plan = planFor('vismaNet', { users: [AN] }, { users }, USERS_ONLY);

		expect(told(plan, 'AN')).toEqual([
			'notice: The invitation to an@firma.nl bounced; mend the e-mail address in AccountView.',
		]);
	});

	it('who were made by hand with this address are linked, and not invited again', () => {
		const byHand = { ...KNOWN_AN, reference: '', id: 'u-7' };

		const plan = planFor('vismaNet', { users: [AN] }, { users: [byHand] }, USERS_ONLY);

		expect(plan.steps).toMatchObject([{ action: 'update', targetId: 'u-7', key: 'AN' }]);
	});

	it('whose row has no e-mail column stay as they are', () => {
		const without = { code: 'AN', firstName: 'An', lastName: 'Bakker' };

		const plan = planFor('vismaNet', { users: [without] }, { users: [KNOWN_AN] }, USERS_ONLY);
		const emptied = planFor(
			...(['vismaNet', { users: [{ ...without, email: null }] }] as const),
			...([{ users: [KNOWN_AN] }, USERS_ONLY] as const),
		);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'AN')).toEqual([
			'kept: The row has no column email; map it, empty where there is no e-mail address.',
		]);
		expect(did(emptied)).toEqual(['remove user An Bakker']);
	});

	it('whose code has other capitals are the same', () => {
		const users = [{ ...AN, code: 'an', groups: ['boek'] }, BO];
		const rights = [...OFFICE.rights, { user: 'bo', administration: 'firma26' }];
		const companies = [{ ...FIRMA, code: 'firma' }];
		const access = ['AN', 'BO'].map((user) => ({
			...{ id: `a-${user}`, kind: 'company' as const, user, company: 'FIRMA', name: '' },
		}));

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, users, rights, companies },
			{ users: [KNOWN_AN, KNOWN_BO], companies: [knownCompany()], access },
		);

		expect(did(plan)).toEqual([]);
	});

	it.each([[null], [''], ['BOEK'], ['KAS; boek, X'], [['KAS', 'BOEK']]])(
		'have the groups %j',
		(groups) => {
			const rights = [{ group: 'BOEK', administration: 'FIRMA26' }];

			const plan = planFor('accountViewNet', { ...OFFICE, users: [{ ...AN, groups }], rights });

			const isMember = groups !== null && groups !== '';
			expect(did(plan).includes('grant access AN: FIRMA')).toBe(isMember);
		},
	);

	it('with the same code are refused before anything is planned', () => {
		expect(() => planFor('vismaNet', { users: [AN, { ...AN, code: 'an' }] })).toThrow(
			'The table that was given cannot be used at users, row 2: code an comes twice.',
		);
	});
});

describe('Companies that are not as they should be', () => {
	const administrations = OFFICE.administrations.map((one) => ({ ...one, year: 2026 }));

	it('with two administrations of one year wait at Visma.net, and are named at both', () => {
		const sentence =
			'Administrations FIRMA25 and FIRMA26 are both of book year 2026; unlink one of them.';

		const there = planFor('vismaNet', { companies: [FIRMA], administrations }, {}, COMPANIES_ONLY);
		const elsewhere = planFor(
			'accountViewNet',
			{ companies: [FIRMA], administrations },
			{},
			COMPANIES_ONLY,
		);

		expect(told(there, 'FIRMA')).toEqual([`notVisible: ${sentence}`]);
		expect(told(elsewhere, 'FIRMA')).toContain(`notice: ${sentence}`);
		expect(did(elsewhere)).toEqual(['create company Firma B.V.']);
	});

	it('with the KvK number of another wait both at Visma.net, and are told', () => {
		const companies = [FIRMA, { ...FIRMA, code: 'TWEE' }];
		const linked = [
			...OFFICE.administrations,
			{ ...OFFICE.administrations[1], code: 'T26', company: 'TWEE' },
		];

		const source = { companies, administrations: linked };
		const plan = planFor('vismaNet', source, { companies: [knownCompany()] }, COMPANIES_ONLY);
		const elsewhere = planFor('accountViewNet', source, {}, COMPANIES_ONLY);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'TWEE')).toEqual([
			'notVisible: KvK number 12345678 is also that of FIRMA; Visma.net knows one company for each number.',
		]);
		expect(told(plan, 'FIRMA').join()).toContain('kept: KvK number 12345678');
		expect(elsewhere.steps).toHaveLength(2);
	});

	it.each([
		[{ code: 'FIRMA26' }, 2026],
		[{ code: 'FIRMA2025' }, 2025],
		[{ description: 'Firma B.V. 2026' }, 2026],
	])('with a book year in %j wait', (change, year) => {
		const company = { ...FIRMA, ...change };
		const linked = OFFICE.administrations.map((one) => ({ ...one, company: company.code }));

		const plan = planFor(
			'accountViewNet',
			{ companies: [company], administrations: linked },
			{},
			COMPANIES_ONLY,
		);

		expect(told(plan, company.code)).toEqual([
			`notVisible: Book year ${year} is in the code or description; take it out, since a company is for all years.`,
		]);
	});

	it.each([
		[null, false],
		['', false],
		['Nee', false],
		['F', false],
		[0, false],
		['ja', true],
		['T', true],
		['true', true],
		[1, true],
	])('that say %j of being blocked are blocked: %s', (isBlocked, isHeld) => {
		const plan = planFor(
			'accountViewNet',
			{ companies: [{ ...FIRMA, isBlocked }] },
			{},
			COMPANIES_ONLY,
		);

		expect(plan.steps).toHaveLength(isHeld ? 0 : 1);
	});

	it('that say neither yes nor no are refused', () => {
		expect(() => planFor('accountViewNet', { companies: [{ ...FIRMA, isBlocked: 'x' }] })).toThrow(
			'companies, row 1: isBlocked is neither yes nor no',
		);
	});

	it('are not held for a number that is no book year of theirs', () => {
		const companies = [{ ...FIRMA, description: 'Studio 2000 B.V.' }];

		const plan = planFor(
			'accountViewNet',
			{ companies, administrations: OFFICE.administrations },
			{},
			COMPANIES_ONLY,
		);

		expect(did(plan)).toEqual(['create company Studio 2000 B.V.']);
	});

	it('with a code of digits alone are not held when a year comes that ends alike', () => {
		const companies = [{ ...FIRMA, code: '26' }];
		const administrations = [{ ...OFFICE.administrations[1], company: '26' }];

		const plan = planFor('accountViewNet', { companies, administrations }, {}, COMPANIES_ONLY);

		expect(did(plan)).toEqual(['create company Firma B.V.']);
	});

	it('that were registered stay as they are when they no longer may be', () => {
		const companies = [{ ...FIRMA, kvkNumber: '' }];

		const plan = planFor(
			'vismaNet',
			{ companies, administrations: OFFICE.administrations },
			{ companies: [knownCompany()] },
			COMPANIES_ONLY,
		);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'FIRMA')).toEqual([
			'kept: The KvK number is empty; fill it in with the company.',
		]);
	});
});

describe('Cost carriers that are not as they should be', () => {
	it('with a slash in a code are not taken for those of another company', () => {
		const costCarriers = [
			{ kind: 'project', company: 'A/B', code: 'C' },
			{ kind: 'project', company: 'A', code: 'B/C' },
		];

		const plan = planFor(
			...(['vismaNet', { costCarriers }] as const),
			...([
				{ companies: [knownCompany('A'), knownCompany('A/B')] },
				{ parts: ['costCarriers'] },
			] as const),
		);

		expect(plan.steps.map(({ key }) => key)).toEqual(['project/A%2FB/C', 'project/A/B/C']);
	});
});

describe('Cost carriers that are given twice', () => {
	const carrier = (code: string, description: string) => ({
		...{ kind: 'costType', company: 'FIRMA', code, description },
	});
	const planned = (...costCarriers: readonly object[]) =>
		planFor(
			...(['vismaNet', { costCarriers }] as const),
			...([{ companies: [knownCompany()] }, { parts: ['costCarriers'] }] as const),
		);

	it('are registered once and told once where they say the same', () => {
		const plan = planned(carrier('reis', 'Reizen'), carrier('REIS', 'Reizen'));

		expect(did(plan)).toEqual(['create costCarrier REIS Reizen']);
		expect(told(plan, 'costType/FIRMA/REIS')).toEqual([
			'notice: Is in the table 2 times; take the others out.',
			'registered: Is in AccountView and not yet at the service.',
		]);
	});

	it('wait, and are told once, where their descriptions differ, whichever is read first', () => {
		const rows = [carrier('REIS', 'Reizen'), carrier('REIS', 'Rente')] as const;

		const plans = [planned(...rows), planned(...rows.toReversed())];

		for (const plan of plans) {
			expect(did(plan)).toEqual([]);
			expect(told(plan, 'costType/FIRMA/REIS')).toEqual([
				'notVisible: Is in the table more than once, with different descriptions ("Reizen", "Rente"); leave one of them.',
			]);
		}
	});
});

describe('A plan that takes much away', () => {
	const users = Array.from({ length: 4 }, (_, index) =>
		knownUser(`U${index}`, { ...AN, email: `u${index}@firma.nl` }),
	);

	it('waits for a confirmation above the number that was set', () => {
		const stays = [...users, KNOWN_AN];
		const held = planFor('vismaNet', { users: [AN] }, { users: stays }, { confirmAbove: 3 });
		const free = planFor('vismaNet', { users: [AN] }, { users: stays }, { confirmAbove: 4 });

		expect(held.brake).toEqual({ removals: 4, confirmAbove: 3, emptied: [] });
		expect(free.brake).toBeNull();
	});

	it('waits for a confirmation when nothing would be left, however few there were', () => {
		const plan = planFor('vismaNet', {}, { users: [KNOWN_BO] }, USERS_ONLY);

		expect(plan.brake?.emptied).toEqual([{ service: 'vismaNet', kind: 'user' }]);
	});

	it.each([
		['an empty table', []],
		['columns with other names', [AN, BO].map(({ code }) => ({ code, email: '' }))],
		['nothing but rows that are held', [{ ...AN, firstName: '' }]],
	])('waits for a confirmation with %s, also where an administrator may not go', (_, rows) => {
		const known = [{ ...KNOWN_AN, isAdministrator: true }, KNOWN_BO];

		const plan = planFor('vismaNet', { users: rows }, { users: known }, USERS_ONLY);

		expect(did(plan)).toEqual(['remove user Bo Visser']);
		expect(plan.brake?.emptied).toEqual([{ service: 'vismaNet', kind: 'user' }]);
	});

	it('waits for a confirmation when one kind of cost carrier is no longer in the table', () => {
		const carrier = (kind: 'project' | 'costCentre') => ({
			...{ id: kind, reference: `${kind}/FIRMA/1` },
			data: { kind, company: 'FIRMA', code: '1', description: '' },
		});

		const plan = planFor(
			'vismaNet',
			{ costCarriers: [{ kind: 'costCentre', company: 'FIRMA', code: '1' }] },
			{ companies: [knownCompany()], costCarriers: [carrier('project'), carrier('costCentre')] },
			{ parts: ['costCarriers'] },
		);

		expect(plan.brake?.emptied).toEqual([{ service: 'vismaNet', kind: 'project' }]);
	});

	it('counts the users of a company that goes, who lose access to it', () => {
		const access = ['AN', 'BO', 'BO'].map((user, index) => ({
			...{ id: `a-${index}`, kind: 'company' as const, user, company: 'OUD', name: '' },
		}));

		const plan = planFor(
			'accountViewNet',
			{ companies: OFFICE.companies, administrations: OFFICE.administrations },
			{ companies: [knownCompany(), knownCompany('OUD')], access },
			{ ...COMPANIES_ONLY, confirmAbove: 2 },
		);

		expect(did(plan)).toEqual(['remove company Firma B.V.']);
		expect(plan.brake?.removals).toBe(3);
	});

	it('counts a user once who loses access to many companies', () => {
		const access = ['A', 'B', 'C'].map((company) => ({
			...{ id: company, kind: 'company' as const, user: 'AN', company, name: '' },
		}));
		const companies = ['A', 'B', 'C'].map((code) => knownCompany(code));
		const settings = { parts: ['access'], confirmAbove: 0 } as const;

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, rights: OFFICE.rights.slice(1) },
			{ users: [KNOWN_AN], companies, access },
			settings,
		);

		expect(plan.steps).toHaveLength(3);
		expect(plan.brake).toEqual({ removals: 1, confirmAbove: 0, emptied: [] });
	});

	it('has another fingerprint as soon as one step is another', () => {
		const one = planFor('vismaNet', { users: [AN] });
		const same = planFor('vismaNet', { users: [{ ...AN }] });
		const other = planFor('vismaNet', { users: [{ ...AN, firstName: 'Anna' }] });

		expect(same.fingerprint).toBe(one.fingerprint);
		expect(other.fingerprint).not.toBe(one.fingerprint);
	});

	it('takes away before it gives, and makes companies before users before access', () => {
		const gone = { ...KNOWN_BO, reference: 'OUD', id: 'u-oud' };

		const plan = planFor('accountViewNet', OFFICE, {
			users: [gone],
			companies: [knownCompany('OUD', { organisationNumber: '' })],
		});

		expect(plan.steps.map(({ action, kind }) => `${action} ${kind}`)).toEqual([
			...['remove user', 'remove company', 'create company'],
			...['create user', 'create user', 'grant access', 'grant access'],
		]);
	});
});
