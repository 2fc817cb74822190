import { planRegistration, readMasterData } from '../../../lib/visma';
import {
	did,
	digest,
	knownCompany,
	knownUser,
	nothing,
	OFFICE,
	planFor,
	SETTINGS,
	told,
} from './office';

const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const [FIRMA] = OFFICE.companies as [(typeof OFFICE.companies)[0]];
const BOTH = ['accountViewNet', 'vismaNet'] as const;
const KNOWN_AN = knownUser('AN', AN);
const KNOWN_BO = knownUser('BO', BO);
const USERS_ONLY = { parts: ['users'] } as const;
const COMPANIES_ONLY = { parts: ['companies'] } as const;

describe('B1: users are created and kept when first name, last name and e-mail are all filled', () => {
	it.each(BOTH)('at %s', (service) => {
		const created = planFor(service, { users: [AN] }, {}, USERS_ONLY);
		const kept = planFor(service, { users: [AN] }, { users: [KNOWN_AN] }, USERS_ONLY);

		expect(did(created)).toEqual(['create user An Bakker']);
		expect(created.steps[0]?.after).toEqual({
			...{ firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' },
		});
		expect(did(kept)).toEqual([]);
	});

	it.each([
		['firstName', 'The first name is empty; fill it in AccountView.'],
		['lastName', 'The last name is empty; fill it in AccountView.'],
		['email', 'The e-mail address is empty. Fill it in AccountView to register the user.'],
	])('not without %s', (field, sentence) => {
		const plan = planFor('vismaNet', { users: [{ ...AN, [field]: ' ' }] }, {}, USERS_ONLY);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'AN')).toEqual([`notVisible: ${sentence}`]);
	});
});

describe('B2: companies', () => {
	it('are synchronised to AccountView.Net automatically', () => {
		const plan = planFor('accountViewNet', { companies: [{ code: 'KAAL' }] }, {}, COMPANIES_ONLY);

		expect(did(plan)).toEqual(['create company KAAL']);
	});

	it('come to Visma.net with KvK number and the address of the latest linked administration', () => {
		const { companies, administrations } = OFFICE;

		const plan = planFor('vismaNet', { companies, administrations }, {}, COMPANIES_ONLY);

		expect(plan.steps.map(({ after }) => after)).toEqual([knownCompany().data]);
	});

	it.each([
		[
			'no KvK number',
			{ kvkNumber: '' },
			{},
			'The KvK number is empty; fill it in with the company.',
		],
		[
			'7 digits',
			{ kvkNumber: 1234567 },
			{},
			'KvK number 1234567 does not have 8 digits; mend it with the company.',
		],
		[
			'no address',
			{},
			{ street: '', city: '' },
			'In administration FIRMA26 the address lacks: street, city; fill in the company data.',
		],
	])('do not come to Visma.net with %s', (_, company, administration, sentence) => {
		const source = {
			companies: [{ ...FIRMA, ...company }],
			administrations: [{ ...OFFICE.administrations[1], ...administration }],
		};

		const there = planFor('vismaNet', source, {}, COMPANIES_ONLY);
		const elsewhere = planFor('accountViewNet', source, {}, COMPANIES_ONLY);

		expect(did(there)).toEqual([]);
		expect(told(there, 'FIRMA')).toEqual([`notVisible: ${sentence}`]);
		expect(did(elsewhere)).toEqual(['create company Firma B.V.']);
	});

	it('wait while they are blocked', () => {
		const companies = [{ ...FIRMA, isBlocked: true }];

		const plan = planFor('accountViewNet', { companies }, {}, COMPANIES_ONLY);

		expect(told(plan, 'FIRMA')).toEqual([
			'notVisible: The company is blocked; release it when it is ready.',
		]);
	});
});

describe('B3: access to an administration is access to its company', () => {
	it('for a user by own right and by a group', () => {
		const plan = planFor('accountViewNet', OFFICE);

		expect(did(plan).slice(-2)).toEqual(['grant access AN: FIRMA', 'grant access BO: FIRMA']);
	});

	it('and is taken away with the right', () => {
		const registered = {
			users: [KNOWN_AN, KNOWN_BO],
			companies: [knownCompany()],
			access: ['AN', 'BO'].map((user) => ({
				...{ id: `a-${user}`, kind: 'company' as const, user, company: 'FIRMA', name: '' },
			})),
		};

		const plan = planFor(
			'accountViewNet',
			{ ...OFFICE, rights: OFFICE.rights.slice(1) },
			registered,
		);

		expect(did(plan)).toEqual(['revoke access AN: FIRMA']);
	});
});

describe('B4: apps of AccountView.Net', () => {
	const appRights = [
		{ group: 'BOEK', app: 'Visma Scanner' },
		{ user: 'BO', app: 'AccountView Contact' },
		{ user: 'AN', app: 'Visma Scanner' },
		{ user: 'BO', app: 'Urenapp' },
	];

	it('are given per user and per user group, once each', () => {
		const plan = planFor('accountViewNet', { ...OFFICE, appRights, rights: [] });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([
			'grant access AN: Visma Scanner',
			'grant access BO: AccountView Contact',
		]);
		expect(told(plan, 'Urenapp')).toEqual([
			'notVisible: The service has no app Urenapp; check the name, or buy it.',
		]);
	});

	it('are none of Visma.net', () => {
		const plan = planFor('vismaNet', { ...OFFICE, appRights });

		expect(did(plan).filter((step) => step.startsWith('grant'))).toEqual([]);
	});
});

describe('B5: what is deleted in AccountView goes at the next synchronisation', () => {
	it('users and companies, and only what came from AccountView', () => {
		const byHand = knownUser('', { firstName: 'Cor', lastName: 'Smit', email: 'cor@elders.nl' });
		const registered = { users: [KNOWN_AN, KNOWN_BO, byHand], companies: [knownCompany()] };

		const plan = planFor('accountViewNet', { users: [AN] }, registered);

		expect(did(plan)).toEqual(['remove user Bo Visser', 'remove company Firma B.V.']);
		expect(told(plan, '')).toEqual(['kept: Did not come from AccountView and stays as it is.']);
	});

	it('and what is changed in AccountView is changed there', () => {
		const changed = { ...AN, email: 'a.bakker@firma.nl' };

		const plan = planFor('vismaNet', { users: [changed] }, { users: [KNOWN_AN] }, USERS_ONLY);

		expect(plan.steps).toMatchObject([
			{ action: 'update', targetId: 'u-AN', after: { email: 'a.bakker@firma.nl' } },
		]);
		expect(told(plan, 'AN')).toEqual(['changed: Changed in AccountView: e-mail address.']);
	});
});

describe('B6: emptying the e-mail address takes the user out', () => {
	it.each(BOTH)('of %s, and leaves the record in AccountView', (service) => {
		const plan = planFor(
			service,
			{ users: [{ ...AN, email: '' }, BO] },
			{ users: [KNOWN_AN, KNOWN_BO] },
			USERS_ONLY,
		);

		expect(did(plan)).toEqual(['remove user An Bakker']);
		expect(told(plan, 'AN')).toEqual([
			'removed: The e-mail address is empty. Fill it in AccountView to register the user.',
		]);
	});
});

describe('B7: the report shows the result, and why something is not visible', () => {
	it('with one line for each record and service', () => {
		const source = readMasterData({ ...OFFICE, companies: [{ ...FIRMA, kvkNumber: '' }] });

		const { report } = planRegistration({
			...{ source, digest, settings: { ...SETTINGS, parts: ['companies'] } },
			registered: BOTH.map(nothing),
		});

		expect(report.map(({ service, outcome, reason }) => [service, outcome, reason.nl])).toEqual([
			['accountViewNet', 'registered', 'Staat in AccountView en nog niet bij de dienst.'],
			['vismaNet', 'notVisible', 'Het KvK-nummer is leeg; vul het in bij de onderneming.'],
		]);
	});
});

describe('B8: cost carriers come to Visma.net at once when they are created, as licensed', () => {
	const costCarriers = [
		{ kind: 'project', code: 'P1', description: 'Verbouwing', company: 'FIRMA' },
		{ kind: 'costCentre', code: 'P1', description: 'Magazijn', company: 'FIRMA' },
		{ kind: 'costType', code: 'K1', description: 'Reiskosten', company: 'FIRMA' },
	];
	const settings = { parts: ['costCarriers'], isComplete: false } as const;

	it('projects, cost types and cost centres', () => {
		const plan = planFor('vismaNet', { costCarriers }, { companies: [knownCompany()] }, settings);

		expect(plan.steps.map(({ action, key }) => `${action} ${key}`)).toEqual([
			'create project/FIRMA/P1',
			'create costCentre/FIRMA/P1',
			'create costType/FIRMA/K1',
		]);
	});

	it('not of a kind that the licence has not, nor to AccountView.Net', () => {
		const registered = { companies: [knownCompany()] };

		const plan = planFor('vismaNet', { costCarriers }, registered, {
			...settings,
			licensed: ['project'],
		});
		const elsewhere = planFor('accountViewNet', { costCarriers }, registered, settings);

		expect(did(plan)).toEqual(['create costCarrier P1 Verbouwing']);
		expect(told(plan, 'costType')).toEqual([
			'notVisible: The licence has no cost types (1 passed over).',
		]);
		expect(did(elsewhere)).toEqual([]);
	});

	it('and the others stay, because the table has only what is new', () => {
		const old = {
			...{ id: 'k-1', reference: 'project/FIRMA/P0' },
			data: { kind: 'project', code: 'P0', description: 'Dak', company: 'FIRMA' } as const,
		};

		const plan = planFor(
			'vismaNet',
			{ costCarriers: costCarriers.slice(0, 1) },
			{ companies: [knownCompany()], costCarriers: [old] },
			settings,
		);

		expect(did(plan)).toEqual(['create costCarrier P1 Verbouwing']);
	});
});

describe('B9: version 9.6 needs creation by hand on both sides, 9.6a synchronises', () => {
	it.each([
		['9.6', 'accountViewNet', true],
		['9.6a', 'accountViewNet', false],
		['11.0', 'accountViewNet', false],
		['9.6', 'vismaNet', false],
	] as const)('%s at %s', (version, service, isByHand) => {
		const plan = planFor(service, { users: [AN] }, {}, { ...USERS_ONLY, version });

		expect(plan.steps.map((step) => step.isByHand)).toEqual([isByHand]);
	});

	it.each([
		['9.5', 'AccountView 9.5 has no link with the Visma services.'],
		['nieuw', '"nieuw" is no version of AccountView.'],
	])('%s is refused', (version, message) => {
		expect(() => planFor('vismaNet', { users: [AN] }, {}, { version })).toThrow(message);
	});
});
