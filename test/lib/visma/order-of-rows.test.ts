import type { Known, CompanyData } from '../../../lib/visma';
import { knownCompany, OFFICE, planFor, SETTINGS } from './office';

const [FIRMA] = OFFICE.companies as [(typeof OFFICE.companies)[0]];
const COMPANIES_ONLY = { parts: ['companies'] } as const;

/** A company as somebody made it at the service, before AccountView did. */
const byHand = (code: string, organisationNumber: string): Known<CompanyData> => ({
	...knownCompany(code, { organisationNumber }),
	reference: '',
});

describe('What a plan does, in whatever order the tables were read', () => {
	it('is the same, and has the same fingerprint', () => {
		const source = {
			...OFFICE,
			companies: [...OFFICE.companies, { ...FIRMA, code: 'TWEE', kvkNumber: '87654321' }],
			appRights: [
				{ group: 'BOEK', app: 'Visma Scanner' },
				{ user: 'BO', app: 'Visma Scanner' },
			],
			costCarriers: ['B', 'A'].map((code) => ({ kind: 'project', company: 'FIRMA', code })),
		};
		const turned = Object.fromEntries(
			Object.entries(source).map(([table, rows]) => [table, rows.toReversed()]),
		);

		const there = planFor('accountViewNet', source);
		const back = planFor('accountViewNet', turned);

		expect(back.fingerprint).toBe(there.fingerprint);
	});

	it('takes the address of the same one of two administrations of one year', () => {
		const administrations = OFFICE.administrations.map((one) => ({ ...one, year: 2026 }));
		const plan = (rows: readonly object[]) =>
			planFor('accountViewNet', { companies: [FIRMA], administrations: rows }, {}, COMPANIES_ONLY);

		const plans = [plan(administrations), plan(administrations.toReversed())];

		expect(plans[1]).toEqual(plans[0]);
		expect(plans[0]?.steps[0]?.after).toMatchObject({ street: 'Oude weg 1' });
	});

	it('links one that was made by hand with the company that has its code as well', () => {
		const companies = [FIRMA, { ...FIRMA, code: 'TWEE' }];
		const plan = (rows: readonly object[], made: Known<CompanyData>) =>
			planFor('accountViewNet', { companies: rows }, { companies: [made] }, COMPANIES_ONLY);
		const linked = (made: Known<CompanyData>) =>
			[companies, companies.toReversed()].map((rows) =>
				plan(rows, made).steps.flatMap(({ action, key }) => (action === 'update' ? [key] : [])),
			);

		expect(linked(byHand('twee', FIRMA.kvkNumber))).toEqual([['TWEE'], ['TWEE']]);
		expect(linked(byHand('ANDERS', FIRMA.kvkNumber))).toEqual([['FIRMA'], ['FIRMA']]);
	});
});

describe('B9: companies that were made by hand on both sides in version 9.6', () => {
	it.each([
		['without a KvK number are linked by their code', '', ['update FIRMA']],
		['with another KvK number are not theirs', '11111111', ['create FIRMA']],
	])('%s', (_, number, steps) => {
		const plan = planFor(
			'accountViewNet',
			{ companies: [FIRMA] },
			{ companies: [byHand('Firma', number)] },
			{ ...SETTINGS, ...COMPANIES_ONLY },
		);

		expect(plan.steps.map(({ action, key }) => `${action} ${key}`)).toEqual(steps);
	});
});

describe('Very many that were made by hand', () => {
	it('are compared as few are', () => {
		const made = Array.from({ length: 150_000 }, (_, index) => ({
			...byHand(`X${index}`, ''),
			id: `c-${index}`,
		}));
		const source = { companies: [FIRMA] };

		const plan = planFor(
			'accountViewNet',
			source,
			{ companies: [...made, byHand('FIRMA', '')] },
			COMPANIES_ONLY,
		);

		expect(plan.steps.map(({ action, key }) => `${action} ${key}`)).toEqual(['update FIRMA']);
	});
});
