import {
	customerSettingsFromColumns,
	parseCustomerSettings,
	PRECEDENCE,
	route,
	USUAL_COLUMNS,
	type DocumentKind,
	type CustomerSettingsInput,
	type Routed,
	type RouteInput,
} from '../../../../lib/einvoice';
import { refusal } from '../samples';

function routed(
	customer: CustomerSettingsInput,
	input: Partial<Omit<RouteInput, 'customer'>> = {},
): Routed {
	return route({
		kind: 'invoice',
		copy: 'customer',
		alwaysStore: false,
		...input,
		customer: parseCustomerSettings(customer),
	});
}

const MAILED: CustomerSettingsInput = {
	electronic: { invoice: true },
	emails: 'facturen@dehoek.example',
};

type Way = [string, CustomerSettingsInput, Partial<RouteInput>, string, string, boolean];

const WAYS: readonly Way[] = [
	['agreed by e-mail', MAILED, {}, 'email', 'ELECTRONIC', false],
	['not agreed', { emails: MAILED.emails ?? '' }, {}, 'print', 'PAPER', false],
	['not agreed, all stored', {}, { alwaysStore: true }, 'archive', 'ALWAYS_STORE', false],
	['agreed, all stored', MAILED, { alwaysStore: true }, 'email', 'ELECTRONIC', false],
	['internal copy', MAILED, { copy: 'internal' }, 'print', 'INTERNAL_COPY', false],
	[
		'internal copy, all stored',
		MAILED,
		{ copy: 'internal', alwaysStore: true },
		'print',
		'INTERNAL_COPY',
		false,
	],
	[
		'internal copy, AutoInvoice',
		{ autoInvoice: true },
		{ copy: 'internal' },
		'print',
		'INTERNAL_COPY',
		false,
	],
	['blocked', { ...MAILED, blocked: true }, {}, 'print', 'CUSTOMER_BLOCKED', true],
	[
		'blocked, all stored',
		{ ...MAILED, blocked: true },
		{ alwaysStore: true },
		'archive',
		'CUSTOMER_BLOCKED',
		true,
	],
	[
		'blocked, AutoInvoice',
		{ autoInvoice: true, blocked: true },
		{},
		'print',
		'CUSTOMER_BLOCKED',
		true,
	],
	['AutoInvoice', { ...MAILED, autoInvoice: true }, {}, 'autoInvoice', 'AUTOINVOICE', false],
	[
		'AutoInvoice, forced to print',
		{ autoInvoice: true, forced: 'print' },
		{},
		'autoInvoice',
		'AUTOINVOICE_FORCED',
		false,
	],
	[
		'AutoInvoice, forced to mail',
		{ ...MAILED, autoInvoice: true, forced: 'email' },
		{},
		'autoInvoice',
		'AUTOINVOICE_FORCED',
		false,
	],
	[
		'AutoInvoice, forced to mail, no address',
		{ autoInvoice: true, forced: 'email' },
		{},
		'autoInvoice',
		'AUTOINVOICE_ADDRESS_MISSING',
		true,
	],
	[
		'AutoInvoice, forced to e-invoice',
		{ autoInvoice: true, forced: 'einvoice', electronicAddress: '0106:12345678' },
		{},
		'autoInvoice',
		'AUTOINVOICE_FORCED',
		false,
	],
	[
		'AutoInvoice, forced to e-invoice, no address',
		{ autoInvoice: true, forced: 'einvoice' },
		{},
		'autoInvoice',
		'AUTOINVOICE_ADDRESS_MISSING',
		true,
	],
	['forced without AutoInvoice', { ...MAILED, forced: 'print' }, {}, 'email', 'ELECTRONIC', false],
	[
		'electronic, no address',
		{ electronic: { invoice: true } },
		{},
		'print',
		'ELECTRONIC_ADDRESS_MISSING',
		true,
	],
	[
		'electronic, no address, all stored',
		{ electronic: { invoice: true } },
		{ alwaysStore: true },
		'archive',
		'ELECTRONIC_ADDRESS_MISSING',
		true,
	],
	[
		'electronic, wrong address',
		{ ...MAILED, emails: 'de hoek' },
		{},
		'print',
		'ELECTRONIC_ADDRESS_INVALID',
		true,
	],
	[
		'electronic, one of two wrong',
		{ ...MAILED, emails: 'a@b.nl; de hoek' },
		{},
		'email',
		'ELECTRONIC_PARTLY_VALID',
		true,
	],
	['a reminder, invoices agreed', MAILED, { kind: 'reminder' }, 'print', 'PAPER', false],
	[
		'a reminder, agreed',
		{ ...MAILED, electronic: { reminder: true } },
		{ kind: 'reminder' },
		'email',
		'ELECTRONIC',
		false,
	],
	[
		'a reminder, AutoInvoice',
		{ ...MAILED, autoInvoice: true },
		{ kind: 'reminder' },
		'print',
		'PAPER',
		false,
	],
	['a credit note, invoices agreed', MAILED, { kind: 'creditNote' }, 'email', 'ELECTRONIC', false],
];

it.each(['0106:1', 'facturen@dehoek.example', '12345678'])(
	'takes %s for no address to which an e-invoice could be forced',
	(electronicAddress) => {
		const way = routed({ autoInvoice: true, forced: 'einvoice', electronicAddress });

		expect(way).toMatchObject({ reasonCode: 'AUTOINVOICE_ADDRESS_MISSING', attention: true });
	},
);

describe('the way of a document', () => {
	it.each(WAYS)('%s', (_, customer, input, channel, reasonCode, attention) => {
		expect(routed(customer, input)).toMatchObject({ channel, reasonCode, attention });
	});

	it('is tested for each row of the table', () => {
		const tested = new Set(WAYS.map(([, , , , reasonCode]) => reasonCode));
		expect(PRECEDENCE.map(({ code }) => code).filter((code) => !tested.has(code))).toEqual([]);
	});

	it('the internal copy never mails, whatever the customer, kind and settings are', () => {
		const kinds: readonly DocumentKind[] = ['invoice', 'creditNote', 'reminder', 'packingSlip'];
		for (const kind of kinds) {
			for (const autoInvoice of [true, false]) {
				const all = { ...MAILED, electronic: { invoice: true, reminder: true }, autoInvoice };
				expect(routed(all, { kind, copy: 'internal' })).toMatchObject({
					channel: 'print',
					recipients: [],
				});
			}
		}
	});
});

describe('recipients', () => {
	it.each([
		['a@b.nl;c@d.nl', ['a@b.nl', 'c@d.nl']],
		['a@b.nl, c@d.nl ,', ['a@b.nl', 'c@d.nl']],
		['a@b.nl\r\nC@d.nl; A@B.nl', ['A@B.nl', 'C@d.nl']],
		['"Bos, Ans" <ans@b.nl>', ['"Bos, Ans" <ans@b.nl>']],
	])('%p', (emails, expected) => {
		const result = routed({ ...MAILED, emails });
		expect([...result.recipients].sort()).toEqual([...expected].sort());
		expect(result.attention).toBe(false);
	});

	it('that cannot be written to are named in both languages', () => {
		const result = routed({ ...MAILED, emails: 'a@b.nl; piet@; $& ' });
		expect(result.recipients).toEqual(['a@b.nl']);
		expect(result.reason.nl).toContain('"piet@", "$&"');
		expect(result.reason.en).toContain('"piet@", "$&"');
	});

	it('are none where nothing is mailed', () => {
		expect(routed({ ...MAILED, autoInvoice: true }).recipients).toEqual([]);
	});

	it('a header cannot be smuggled in', () => {
		const result = routed({ ...MAILED, emails: 'a@b.nl\nBcc: x@y.nl' });
		expect(result.recipients).toEqual(['a@b.nl']);
		expect(result.reasonCode).toBe('ELECTRONIC_PARTLY_VALID');
	});
});

it('what AutoInvoice is told is said', () => {
	const result = routed({ autoInvoice: true, forced: 'print' });
	expect(result.forced).toBe('print');
	expect(result.reason.nl).toBe('Via AutoInvoice, altijd via de printservice.');
	expect(routed(MAILED).forced).toBeNull();
});

describe('settings from columns', () => {
	const names = [
		...Object.values(USUAL_COLUMNS.electronic),
		...USUAL_COLUMNS.emails,
		USUAL_COLUMNS.autoInvoice,
		...Object.values(USUAL_COLUMNS.forced),
		USUAL_COLUMNS.blocked,
		USUAL_COLUMNS.electronicAddress,
	];
	const nothing = Object.fromEntries(names.map((name) => [name, null]));

	it('are read from what AccountView gives', () => {
		const settings = customerSettingsFromColumns({
			...nothing,
			EL_SI: true,
			EL_RE: 'T',
			EL_PS: 0,
			MAIL_BUS: ' ',
			MC_MAILB: 'piet@dehoek.example',
			AUTO_INV: 1,
			AIEM_MAND: true,
			AIPR_MAND: true,
			EIA: ' 0106:87654321 ',
		});
		expect(settings).toEqual({
			electronic: {
				invoice: true,
				counterInvoice: false,
				deposit: false,
				subscription: false,
				reminder: true,
				orderConfirmation: false,
				packingSlip: false,
				purchaseOrder: false,
			},
			emails: 'piet@dehoek.example',
			autoInvoice: true,
			forced: 'email',
			blocked: false,
			electronicAddress: '0106:87654321',
		});
	});

	it('are read from the columns that the caller names', () => {
		const columns = { ...USUAL_COLUMNS, blocked: 'GEBLOKKEERD' };
		const record = { ...nothing, GEBLOKKEERD: 'ja' };
		expect(customerSettingsFromColumns(record, columns).blocked).toBe(true);
	});

	it('are refused when a column is missing or cannot be read, and it is named', () => {
		const others = Object.fromEntries(Object.entries(nothing).filter(([name]) => name !== 'EL_SI'));
		expect(refusal(() => customerSettingsFromColumns(others)).message).toContain('no column EL_SI');
		const odd = { ...nothing, AUTO_INV: 'misschien' };
		expect(refusal(() => customerSettingsFromColumns(odd)).message).toContain(
			'AUTO_INV is neither',
		);
		expect(refusal(() => customerSettingsFromColumns({ ...nothing, EIA: {} })).message).toContain(
			'EIA is no text',
		);
	});
});

it('settings that are given wrong are refused by name', () => {
	expect(refusal(() => parseCustomerSettings({ autoInvoice: 'ja' })).message).toContain(
		'autoInvoice must be true or false',
	);
	expect(refusal(() => parseCustomerSettings({ mail: 'a@b.nl' })).message).toContain(
		'no setting called mail',
	);
	expect(refusal(() => parseCustomerSettings(null)).code).toBe('EINVOICE_CUSTOMER_INVALID');
});
