import fc from 'fast-check';

export const USER_CODES = ['U1', 'U2', 'U3', 'U4'] as const;
export const COMPANY_CODES = ['C1', 'C2', 'C3'] as const;
export const GROUP_CODES = ['G1', 'G2', 'G3'] as const;
export const ADMINISTRATION_CODES = ['A1', 'A2', 'A3', 'A4'] as const;
export const APPS = ['Visma Scanner', 'AccountView Contact'] as const;
export const ROLES = ['AutoReport User', 'Customer Administrator'] as const;
const EMAILS = ['an@firma.nl', 'bo@firma.nl', 'cee@firma.nl', 'dee@firma.nl'] as const;
const NUMBERS = ['11111111', '22222222', '33333333'] as const;

/** Of a user or a group; the code may be written in small letters, or be one that nobody has. */
export interface Holder {
	readonly user?: string;
	readonly group?: string;
}

export interface UserRow {
	readonly code: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly groups: readonly string[];
}

export interface CompanyRow {
	readonly code: string;
	readonly description: string;
	readonly kvkNumber: string;
	readonly isBlocked: boolean;
}

export interface AdministrationRow {
	readonly code: string;
	readonly company: string;
	readonly year: number;
	readonly street: string;
	readonly postcode: string;
	readonly city: string;
	readonly country: string;
}

export interface CarrierRow {
	readonly kind: 'project' | 'costCentre';
	readonly code: string;
	readonly description: string;
	readonly company: string;
}

/** All that AccountView has. */
export interface Tables {
	readonly users: readonly UserRow[];
	readonly groups: readonly { readonly code: string; readonly groups: readonly string[] }[];
	readonly companies: readonly CompanyRow[];
	readonly administrations: readonly AdministrationRow[];
	readonly rights: readonly (Holder & { readonly administration: string })[];
	readonly appRights: readonly (Holder & { readonly app: string })[];
	readonly roleRights: readonly (Holder & { readonly role: string; readonly company: string })[];
	readonly costCarriers: readonly CarrierRow[];
}

/** What somebody does in the admin pages of a service. `which` counts the records that are there, from any number. */
export type Hand =
	| { readonly act: 'makeUser'; readonly email: string }
	| { readonly act: 'makeCompany'; readonly code: string; readonly kvkNumber: string }
	| { readonly act: 'removeUser' | 'accept' | 'makeAdministrator'; readonly which: number }
	| { readonly act: 'give'; readonly which: number; readonly company: number };

export const TROUBLES = [
	/** The process is gone before, or after, the service has done it. */
	...(['killedBefore', 'killedAfter'] as const),
	...(['cutBefore', 'cutAfter', 'faultBefore', 'faultAfter', 'tooMany'] as const),
	/** Another run is made whole at this moment; with the time of a claim over, or within it. */
	...(['overtakenBefore', 'overtakenAfter', 'outlastedBefore', 'outlastedAfter'] as const),
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface RunEvent {
	readonly event: 'run';
	/** By the number of the request that changes something. */
	readonly troubles: Readonly<Record<number, Trouble>>;
	/** The transaction before whose end the process is gone; 0 for none. */
	readonly killedIn: number;
	/** How many seconds the service keeps new users out of its lists. */
	readonly lateSeconds: number;
	readonly hand: { readonly before: number; readonly service: number; readonly does: Hand } | null;
}

export type Edit = { readonly [Name in keyof Tables]?: Tables[Name] };

export type HistoryEvent =
	| { readonly event: 'edit'; readonly edit: Edit }
	| { readonly event: 'hand'; readonly service: number; readonly does: Hand }
	| { readonly event: 'wait'; readonly minutes: number }
	| RunEvent;

export interface History {
	/** Whether companies, users, access and cost carriers are planned and done one after the other. */
	readonly isApart: boolean;
	readonly begin: Tables;
	readonly events: readonly HistoryEvent[];
}

const email = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...EMAILS) },
	{ weight: 1, arbitrary: fc.constantFrom('', 'AN@firma.nl', 'geen adres') },
);

function userRow(code: string): fc.Arbitrary<UserRow> {
	return fc.record({
		code: fc.constant(code),
		firstName: fc.constantFrom('Ada', 'Ada', 'Bas', ''),
		lastName: fc.constantFrom('Jansen', 'Jansen', 'Smit', ''),
		email,
		groups: fc.subarray([...GROUP_CODES], { maxLength: 2 }),
	});
}

function companyRow(code: string): fc.Arbitrary<CompanyRow> {
	return fc.record({
		code: fc.constant(code),
		description: fc.constantFrom('Firma B.V.', 'Zaak N.V.'),
		kvkNumber: fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom(...NUMBERS) },
			{ weight: 1, arbitrary: fc.constantFrom('', '1234567') },
		),
		isBlocked: fc.oneof(
			{ weight: 6, arbitrary: fc.constant(false) },
			{ weight: 1, arbitrary: fc.constant(true) },
		),
	});
}

function administrationRow(code: string): fc.Arbitrary<AdministrationRow> {
	return fc.record({
		code: fc.constant(code),
		company: fc.constantFrom(...COMPANY_CODES, ...COMPANY_CODES, ''),
		year: fc.constantFrom(2024, 2025, 2026),
		street: fc.constant('Weg 1'),
		postcode: fc.constant('1000 AA'),
		city: fc.constantFrom('Utrecht', 'Utrecht', 'Ede', ''),
		country: fc.constant('NL'),
	});
}

/** Rows of some of the codes. */
function ofSome<Row>(
	codes: readonly string[],
	row: (code: string) => fc.Arbitrary<Row>,
): fc.Arbitrary<readonly Row[]> {
	return fc.subarray([...codes]).chain((some) => fc.tuple(...some.map(row)));
}

const holder: fc.Arbitrary<Holder> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(...USER_CODES, 'u1', 'u2').map((user) => ({ user })),
	},
	{ weight: 3, arbitrary: fc.constantFrom(...GROUP_CODES, 'g1').map((group) => ({ group })) },
	{ weight: 1, arbitrary: fc.constantFrom({ user: 'WEG' }, { group: 'WEG' }) },
);

function rightsTo<More>(more: fc.Arbitrary<More>): fc.Arbitrary<readonly (Holder & More)[]> {
	return fc.array(
		fc.tuple(holder, more).map(([who, what]) => ({ ...who, ...what })),
		{ maxLength: 6 },
	);
}

const TABLES: { readonly [Name in keyof Tables]: fc.Arbitrary<Tables[Name]> } = {
	users: ofSome(USER_CODES, userRow),
	groups: ofSome(GROUP_CODES, (code) =>
		fc.record({
			code: fc.constant(code),
			groups: fc.subarray([...GROUP_CODES], { maxLength: 2 }),
		}),
	),
	companies: ofSome(COMPANY_CODES, companyRow),
	administrations: ofSome(ADMINISTRATION_CODES, administrationRow),
	rights: rightsTo(
		fc.record({
			administration: fc.oneof(
				{ weight: 9, arbitrary: fc.constantFrom(...ADMINISTRATION_CODES, 'a1') },
				{ weight: 1, arbitrary: fc.constant('WEG') },
			),
		}),
	),
	appRights: rightsTo(fc.record({ app: fc.constantFrom(...APPS, 'Onbekend') })),
	roleRights: rightsTo(
		fc.record({
			role: fc.constantFrom(...ROLES),
			company: fc.constantFrom('', ...COMPANY_CODES, 'c1'),
		}),
	),
	costCarriers: fc.array(
		fc.record({
			kind: fc.constantFrom('project', 'costCentre'),
			code: fc.constantFrom('P1', 'P2', 'p1'),
			description: fc.constantFrom('Dak', 'Muur'),
			company: fc.constantFrom(...COMPANY_CODES),
		}),
		{ maxLength: 4 },
	),
};

const edit: fc.Arbitrary<Edit> = fc.oneof(
	...Object.entries(TABLES).map(([name, rows]) =>
		(rows as fc.Arbitrary<unknown>).map((value): Edit => ({ [name]: value })),
	),
	TABLES.users.map((users): Edit => ({ users })),
);

const which = fc.nat({ max: 5 });
const hand: fc.Arbitrary<Hand> = fc.oneof(
	fc.record({ act: fc.constant('makeUser' as const), email: fc.constantFrom(...EMAILS) }),
	fc.record({
		act: fc.constant('makeCompany' as const),
		code: fc.constantFrom(...COMPANY_CODES, 'X'),
		kvkNumber: fc.constantFrom(...NUMBERS, ''),
	}),
	fc.record({ act: fc.constantFrom('removeUser' as const, 'accept' as const), which }),
	fc.record({ act: fc.constant('makeAdministrator' as const), which }),
	fc.record({ act: fc.constant('give' as const), which, company: which }),
);

const run: fc.Arbitrary<RunEvent> = fc.record({
	event: fc.constant('run' as const),
	troubles: fc
		.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...TROUBLES)), {
			maxLength: 2,
		})
		.map((some) => Object.fromEntries(some)),
	killedIn: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
	),
	lateSeconds: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.constantFrom(30, 900) },
	),
	hand: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(null) },
		{
			weight: 1,
			arbitrary: fc.record({
				before: fc.integer({ min: 1, max: 8 }),
				service: fc.nat({ max: 1 }),
				does: hand,
			}),
		},
	),
});

export const histories: fc.Arbitrary<History> = fc.record({
	isApart: fc.boolean(),
	begin: fc.record(TABLES),
	events: fc.array(
		fc.oneof(
			{ weight: 4, arbitrary: run },
			{ weight: 4, arbitrary: edit.map((one) => ({ event: 'edit' as const, edit: one })) },
			{
				weight: 2,
				arbitrary: fc.record({
					event: fc.constant('hand' as const),
					service: fc.nat({ max: 1 }),
					does: hand,
				}),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(1, 30).map((minutes) => ({ event: 'wait' as const, minutes })),
			},
		),
		{ minLength: 1, maxLength: 10 },
	),
});
