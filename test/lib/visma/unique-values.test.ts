import { did, knownCompany, knownUser, OFFICE, planFor, told } from './office';

const USERS_ONLY = { parts: ['users'] } as const;

function user(code: string, email = code) {
	return { code, firstName: code, lastName: 'X', email: `${email.toLowerCase()}@firma.nl` };
}

const KNOWN = ['AN', 'BO', 'CO', 'DE'].map((code) => knownUser(code, user(code)));

describe('Addresses that go from one user to another', () => {
	it('are freed before they are given, however long the chain is', () => {
		const users = [user('AN', 'bo'), user('NEW', 'an'), user('BO', 'co'), user('CO', 'free')];

		const plan = planFor('vismaNet', { users }, { users: KNOWN.slice(0, 3) }, USERS_ONLY);

		expect(did(plan)).toEqual([
			...['update user CO X', 'update user BO X', 'update user AN X', 'create user NEW X'],
		]);
	});

	it('wait where two swap, and where somebody waits for one of them', () => {
		const users = [user('AN', 'bo'), user('BO', 'an'), user('CO', 'free'), user('DE', 'co')];
		const swap = [...users, user('NEW', 'de')];

		const plan = planFor('vismaNet', { users: swap }, { users: KNOWN }, USERS_ONLY);
		const three = [user('AN', 'bo'), user('BO', 'co'), user('CO', 'an'), user('DE'), user('NEW')];
		const circle = planFor('vismaNet', { users: three }, { users: KNOWN }, USERS_ONLY);

		expect(did(plan)).toEqual(['update user CO X', 'update user DE X', 'create user NEW X']);
		expect(told(plan, 'AN')).toEqual([
			'kept: E-mail address bo@firma.nl is still that of BO at the service, and does not become free. Nobody can swap at once: give one of the two another address first.',
		]);
		expect(told(plan, 'BO').join()).toContain('still that of AN');
		expect(did(circle)).toEqual(['create user NEW X']);
		expect(told(circle, 'CO').join()).toContain('still that of AN');
	});

	it('wait for one who swaps, and for one who keeps it', () => {
		const users = [user('AN', 'bo'), user('BO', 'an'), { ...user('CO', 'free'), lastName: '' }];
		const waiting = [...users, user('DE', 'co'), user('NEW', 'de')];

		const plan = planFor('vismaNet', { users: waiting }, { users: KNOWN }, USERS_ONLY);
		const byHand = { ...knownUser('', user('X', 'hand')), id: 'u-9' };
		const taken = planFor(
			...(['vismaNet', { users: [user('AN', 'hand')] }] as const),
			...([{ users: [KNOWN[0] ?? byHand, byHand] }, USERS_ONLY] as const),
		);

		expect(did(plan)).toEqual([]);
		expect(told(plan, 'DE').join()).toContain('still that of CO');
		expect(told(plan, 'NEW').join()).toContain('notVisible');
		expect(did(taken)).toEqual([]);
		expect(told(taken, 'AN').join()).toContain('still that of X X');
	});

	it.each([[[]], [[{ ...user('AN'), email: '' }]]])(
		'wait for the last administrator, who stays whatever the table says',
		(rows) => {
			const administrator = knownUser('AN', user('AN'), { isAdministrator: true });

			const plan = planFor(
				...(['vismaNet', { users: [...rows, user('NEW', 'an')] }] as const),
				...([{ users: [administrator] }, USERS_ONLY] as const),
			);

			expect(did(plan)).toEqual([]);
			expect(told(plan, 'NEW').join()).toContain('an@firma.nl is still that of AN');
		},
	);

	it('are free when who has them goes', () => {
		const users = [user('AN', 'bo'), user('CO'), user('DE')];

		const plan = planFor('vismaNet', { users }, { users: KNOWN }, USERS_ONLY);
		const part = planFor(
			'vismaNet',
			{ users },
			{ users: KNOWN },
			{ ...USERS_ONLY, isComplete: false },
		);

		expect(did(plan)).toEqual(['remove user BO X', 'update user AN X']);
		expect(did(part)).toEqual([]);
	});
});

describe('KvK numbers that go from one company to another', () => {
	const PARTS = { parts: ['companies'] } as const;
	const NUMBERS = { A: '11111111', B: '22222222', C: '33333333', D: '44444444' };
	const [, address] = OFFICE.administrations;

	const tables = (numbers: Readonly<Record<string, string>>) => ({
		companies: Object.entries(numbers).map(([code, kvkNumber]) => ({
			...{ code, description: code, kvkNumber },
		})),
		administrations: Object.keys(numbers).map((company) => ({
			...{ ...address, code: `${company}26`, company },
		})),
	});
	const there = (numbers: Readonly<Record<string, string>>) => ({
		companies: Object.entries(numbers).map(([code, organisationNumber]) =>
			knownCompany(code, { name: code, organisationNumber }),
		),
	});

	it('wait at Visma.net where two swap, with the number and the other company', () => {
		const swapped = tables({ A: NUMBERS.B, B: NUMBERS.A, C: NUMBERS.D });
		const known = there({ A: NUMBERS.A, B: NUMBERS.B, C: NUMBERS.C });

		const plan = planFor('vismaNet', swapped, known, PARTS);

		expect(did(plan)).toEqual(['update company C']);
		expect(told(plan, 'A')).toEqual([
			'kept: KvK number 22222222 is still that of B at Visma.net, and does not become free. Two cannot swap at once: check the numbers; if they are right, first change one of the two companies at Visma.net by hand.',
		]);
		expect(told(plan, 'B').join()).toContain('11111111 is still that of A');
	});

	it('are freed at Visma.net before they are given', () => {
		const passedOn = tables({ A: NUMBERS.B, B: NUMBERS.C, C: NUMBERS.D, E: NUMBERS.A });
		const known = there({ A: NUMBERS.A, B: NUMBERS.B, C: NUMBERS.C });

		const plan = planFor('vismaNet', passedOn, known, PARTS);

		expect(did(plan)).toEqual([
			...['update company C', 'update company B', 'update company A', 'create company E'],
		]);
	});

	it('are swapped at AccountView.Net, which knows a company by its code, and by none where there is none', () => {
		const swapped = tables({ A: NUMBERS.B, B: NUMBERS.A, C: '' });
		const known = there({ A: NUMBERS.A, B: NUMBERS.B, D: '' });

		const plan = planFor('accountViewNet', swapped, known, { ...PARTS, isComplete: false });

		expect(did(plan)).toEqual(['update company A', 'update company B', 'create company C']);
	});
});
