import {
	companyMemory,
	type CompanySeeker,
} from '../../../../nodes/shared/accountview/company-memory';

const HOUR = 60 * 60_000;
const DEMO = { id: 'C1', code: 'DEMO', description: 'Demo B.V.' };

let addresses = 0;
let now = 0;
let seeker: CompanySeeker;

beforeEach(() => {
	addresses += 1;
	now = 1_000_000;
	seeker = {
		baseUrl: `https://accountview-${String(addresses)}.example`,
		companyCode: 'DEMO',
		credential: withToken('one'),
		clock: { now: () => now, sleep: () => Promise.resolve() },
	};
});

function withToken(token: string) {
	return { oauthTokenData: { access_token: token } };
}

const recalled = (changes: Partial<CompanySeeker> = {}) =>
	companyMemory({ ...seeker, ...changes })?.recall();

describe('the memory of companies', () => {
	it('recalls a company in the next run, whatever the case of its code', () => {
		companyMemory(seeker)?.keep(DEMO);

		expect(recalled()).toEqual(DEMO);
		expect(recalled({ companyCode: 'demo' })).toEqual(DEMO);
	});

	it.each<[string, Partial<CompanySeeker>]>([
		['user', { credential: withToken('two') }],
		['company', { companyCode: 'OTHER' }],
		['address', { baseUrl: 'https://elsewhere.example' }],
	])('keeps it from another %s', (_what, changes) => {
		companyMemory(seeker)?.keep(DEMO);

		expect(recalled(changes)).toBeUndefined();
	});

	it('forgets it after an hour, when told to, and when the clock is set back', () => {
		companyMemory(seeker)?.keep(DEMO);
		now += HOUR;
		const late = recalled();
		companyMemory(seeker)?.keep(DEMO);
		now -= 1;
		const early = recalled();
		now += 1;
		companyMemory(seeker)?.forget();

		expect([late, early, recalled()]).toEqual([undefined, undefined, undefined]);
	});

	it('remembers nothing for a credential that nobody has connected', () => {
		expect(companyMemory({ ...seeker, credential: {} })).toBeUndefined();
	});

	it('holds no token', () => {
		companyMemory({ ...seeker, credential: withToken('very-secret') })?.keep(DEMO);

		const known: unknown = Reflect.get(
			globalThis,
			Symbol.for('n8n-nodes-accountview.known-companies.1'),
		);
		expect(known instanceof Map && known.size).toBeTruthy();
		expect(JSON.stringify([...(known as Map<unknown, unknown>)])).not.toContain('very-secret');
	});
});
