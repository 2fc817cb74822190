import { VismaRegistration, type ServiceRecord } from '../../../../lib/visma';

const USER = {
	...{ firstName: 'An', lastName: 'Bakker', isAdministrator: false, invitation: 'accepted' },
};
const COMPANY = {
	...{ name: 'Firma', organisationNumber: '', street: '', postcode: '', city: '', country: '' },
};
const CARRIER = { kind: 'costType', company: 'FIRMA', description: '' };

/** Each list has what is asked for on its second page only: this connector passes over every filter. */
const PAGES: Readonly<Record<string, readonly object[]>> = {
	users: [
		{ users: [{ id: 'u1', reference: 'BO', email: 'bo@firma.nl', ...USER }], next: '2' },
		{ users: [{ id: 'u2', reference: 'AN', email: 'an@firma.nl', ...USER }], next: null },
	],
	companies: [
		{ companies: [{ id: 'c1', reference: 'ANDER', code: 'ANDER', ...COMPANY }], next: '2' },
		{ companies: [{ id: 'c2', reference: 'FIRMA', code: 'FIRMA', ...COMPANY }], next: null },
	],
	'cost-carriers': [
		{
			costCarriers: [{ id: 'k1', reference: 'costType/FIRMA/A', code: 'A', ...CARRIER }],
			next: '2',
		},
		{
			costCarriers: [{ id: 'k2', reference: 'costType/FIRMA/B', code: 'B', ...CARRIER }],
			next: null,
		},
	],
	invitations: [
		{ invitations: [{ email: 'bo@firma.nl', state: 'sent', at: '2026-01-01T10:00:00Z' }] },
	],
};

function client(lists = PAGES): VismaRegistration {
	return new VismaRegistration(
		{ baseUrl: 'https://connector.example', timeoutMs: 1000 },
		{
			http: ({ url }) => {
				const { pathname, searchParams } = new URL(url);
				const pages = lists[pathname.split('/').at(-1) ?? ''] ?? [];
				const body = JSON.stringify(pages[Number(searchParams.get('cursor') ?? 1) - 1]);
				return Promise.resolve({ status: 200, headers: {}, body });
			},
			clock: { now: () => 0, sleep: () => Promise.resolve() },
		},
	);
}

const DATA = { street: '', postcode: '', city: '', country: '', organisationNumber: '' };
const RECORDS: readonly (readonly [ServiceRecord, string])[] = [
	[
		{
			...{ kind: 'user', reference: 'an' },
			data: { firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' },
		},
		'u2',
	],
	[
		{
			...{ kind: 'user', reference: 'NIEUW' },
			data: { firstName: 'An', lastName: 'Bakker', email: 'AN@firma.nl' },
		},
		'u2',
	],
	[{ kind: 'company', reference: 'FIRMA', data: { code: 'FIRMA', name: 'Firma', ...DATA } }, 'c2'],
	[
		{
			...{ kind: 'costCarrier', reference: 'costType/FIRMA/B' },
			data: { kind: 'costType', company: 'FIRMA', code: 'B', description: '' },
		},
		'k2',
	],
];

describe('A look-up at a connector that gives all there is, page by page', () => {
	it.each(RECORDS)('finds %j behind the first page', async (record, id) => {
		expect(await client().find('vismaNet', record)).toMatchObject({ id });
	});

	it('has a record once that is on two pages, because the list grew while it was read', async () => {
		const one = { id: 'a1', kind: 'company', user: 'AN', company: 'FIRMA', name: '' };
		const pages = [
			{ access: [one], next: '2' },
			{ access: [one, { ...one, id: 'a2', user: 'BO' }], next: null },
		];

		const { access } = await client({ ...PAGES, access: pages }).registered('vismaNet', [
			'companies',
		]);

		expect(access.map(({ id }) => id)).toEqual(['a1', 'a2']);
	});

	it('takes an invitation to somebody else for none', async () => {
		expect(await client().isInvited('vismaNet', 'an@firma.nl', 0)).toBe(false);
		expect(await client().isInvited('vismaNet', 'BO@firma.nl', 0)).toBe(true);
	});
});
