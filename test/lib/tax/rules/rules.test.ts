import { readMessage, type MessageInput } from '../../../../lib/tax/message/message';
import { ICP_QUARTER_THRESHOLD } from '../../../../lib/tax/periods/icp-filings';
import type { IcpStatement } from '../../../../lib/tax/icp/statement';
import { checkIcp, checkMessage, checkVatReturn, RULES } from '../../../../lib/tax/rules/check';
import type {
	EarlierFiling,
	IcpContext,
	VatReturnContext,
} from '../../../../lib/tax/rules/context';
import type { Finding } from '../../../../lib/tax/rules/finding';
import type { VatReturn } from '../../../../lib/tax/vat-return/draft';
import { CONTEXT, icp, MESSAGE, SUPPLIES, vatReturn } from '../samples';
import { accumulated, sale } from '../vat-return/books';
import { refusal } from '../refusal';

/** For one rule: what breaks it, and what does not; all else is equal. */
interface RuleCase {
	readonly rule: string;
	readonly wrong: () => Findings;
	readonly field: string;
	/** A part of the Dutch sentence that only this breach has. */
	readonly says: string;
	readonly right: () => Findings;
}

type Findings = readonly Finding[] | Promise<readonly Finding[]>;

function returned(
	changes: (draft: VatReturn) => Partial<VatReturn> = () => ({}),
	context: Partial<VatReturnContext> = {},
	draft = vatReturn(),
): readonly Finding[] {
	return checkVatReturn({ ...draft, ...changes(draft) }, { ...CONTEXT, ...context });
}

function filed(field: keyof VatReturn['euros'], euros: number): readonly Finding[] {
	return returned((draft) => ({ euros: { ...draft.euros, [field]: euros } }));
}

async function stated(
	changes: (draft: IcpStatement) => Partial<IcpStatement> = () => ({}),
	context: Partial<IcpContext> = {},
	given: IcpStatement | Promise<IcpStatement> = icp(),
): Promise<readonly Finding[]> {
	const draft = await given;
	return checkIcp({ ...draft, ...changes(draft) }, { ...CONTEXT, ...context });
}

function line(changes: Partial<IcpStatement['lines'][number]>): Promise<readonly Finding[]> {
	return stated(({ lines }) => ({
		lines: lines.map((one, at) => (at === 0 ? { ...one, ...changes } : one)),
	}));
}

function callOff(...stock: IcpStatement['callOff']): Promise<readonly Finding[]> {
	return stated(() => ({ callOff: stock }));
}

const GERMAN = { customer: { country: 'DE', number: '136695976' } } as const;
const TO_AUSTRIA = {
	movement: 'changedAcquirer',
	original: GERMAN.customer,
	replacement: { country: 'AT', number: 'U12345678' },
} as const;

function said(changes: Partial<MessageInput>): readonly Finding[] {
	return checkMessage(readMessage({ ...MESSAGE, ...changes }));
}

function contact(changes: Partial<MessageInput['contact']>): readonly Finding[] {
	return said({ contact: { ...MESSAGE.contact, ...changes } });
}

async function read(...transactions: readonly unknown[]): Promise<readonly Finding[]> {
	return (await accumulated(transactions)).findings;
}

const EARLIER: EarlierFiling = {
	reference: 'OB-1',
	start: '2026-01-01',
	end: '2026-03-31',
	state: 'accepted',
};
const OVER = { months: [0, 0, 0], previousQuarters: [ICP_QUARTER_THRESHOLD + 1] } as const;
const UNDER = { months: [0, 0, 0], previousQuarters: [ICP_QUARTER_THRESHOLD] } as const;
const OVER_IN_MARCH = { months: [0, 0, ICP_QUARTER_THRESHOLD + 1], previousQuarters: [] } as const;
const OVER_THRESHOLD = SUPPLIES.map((one, at) => ({
	...one,
	amount: at === 0 ? '47000.01' : one.amount,
}));
const OTHER_GERMAN = {
	...SUPPLIES[0],
	record: 'VRK 9',
	vatId: 'DE136695977',
	amount: '0.50',
} as (typeof SUPPLIES)[number];

const CASES: readonly RuleCase[] = [
	{
		rule: 'TAX-RECORD-UNREADABLE',
		wrong: () => read(sale({ vat: 'x' })),
		field: '',
		says: 'VRK 1',
		right: () => read(sale()),
	},
	{
		rule: 'TAX-RECORD-REPEATED',
		wrong: () => read(sale(), sale()),
		field: 'vatCode',
		says: 'tweemaal',
		right: () => read(sale()),
	},
	{
		rule: 'TAX-RECORD-PERIOD',
		wrong: () => read(sale({ date: '2026-04-01' })),
		field: 'vatCode',
		says: '1 april 2026',
		right: () => read(sale({ date: '2026-03-31' })),
	},
	{
		rule: 'TAX-RECORD-PERIOD-COUNTED',
		wrong: async () =>
			(await accumulated([sale({ date: '2026-04-01' })], { periodBy: 'bookingPeriod' })).findings,
		field: 'vatCode',
		says: 'telt mee',
		right: async () => (await accumulated([sale()], { periodBy: 'bookingPeriod' })).findings,
	},
	{
		rule: 'TAX-READING-MORE',
		wrong: () =>
			read(
				...Array.from({ length: 101 }, (_, at) => sale({ record: `R${at}`, vatCode: `q${at}` })),
			),
		field: '',
		says: 'nog 1 boekingen',
		right: () =>
			read(
				...Array.from({ length: 100 }, (_, at) => sale({ record: `R${at}`, vatCode: `q${at}` })),
			),
	},
	{
		rule: 'TAX-VAT-CODE-MISSING',
		wrong: () => read(sale({ vatCode: '' })),
		field: 'vatCode',
		says: 'VRK 1',
		right: () => read(sale()),
	},
	{
		rule: 'TAX-VAT-CODE-UNKNOWN',
		wrong: () => read(sale({ vatCode: 'Q' })),
		field: 'vatCode',
		says: 'btw-code Q',
		right: () => read(sale()),
	},
	{
		rule: 'TAX-VAT-CODE-RUBRIC-MISSING',
		wrong: () => read(sale({ vatCode: '8' })),
		field: 'vatCode',
		says: 'Btw-code 8',
		right: () => read(sale()),
	},
	{
		rule: 'TAX-RUBRIC-WITHOUT-VAT',
		wrong: () => read(sale({ vatCode: '3' })),
		field: 'vatCode',
		says: 'rubriek 3b',
		right: () => read(sale({ vatCode: '3', vat: 0 })),
	},

	{
		rule: 'TAX-OB-NUMBER',
		wrong: () => returned(() => ({ obNumber: '123456789B13' })),
		field: 'obNumber',
		says: 'eenmanszaak',
		right: () => returned(),
	},
	{
		rule: 'TAX-OB-NUMBER',
		wrong: () => stated(() => ({ obNumber: '123456789B01' })),
		field: 'obNumber',
		says: 'elfproef',
		right: () => stated(),
	},
	{
		rule: 'TAX-OB-NUMBER-DOUBT',
		wrong: () => returned(() => ({ obNumber: '123456782B76' })),
		field: 'obNumber',
		says: '123456782B76',
		right: () => returned(),
	},
	{
		rule: 'TAX-PERIOD',
		wrong: () => returned(({ period }) => ({ period: { ...period, end: '2026-03-28' } })),
		field: 'period',
		says: '28 maart 2026',
		right: () => returned(),
	},
	{
		rule: 'TAX-PERIOD',
		wrong: () => stated(({ period }) => ({ period: { ...period, kind: 'month' } })),
		field: 'period',
		says: '31 maart 2026',
		right: () => stated(undefined, {}, icp('2026-01/02')),
	},
	{
		rule: 'TAX-PERIOD-NOT-OVER',
		wrong: () => returned(undefined, { today: '2026-03-31' }),
		field: 'period',
		says: '31 maart 2026',
		right: () => returned(undefined, { today: '2026-04-01' }),
	},
	{
		rule: 'TAX-DEADLINE',
		wrong: () => returned(undefined, { today: '2026-05-01' }),
		field: 'period',
		says: '30 april 2026',
		right: () => returned(undefined, { today: '2026-04-30' }),
	},
	{
		rule: 'TAX-FILING-OPEN',
		wrong: () =>
			returned(undefined, { filings: [{ ...EARLIER, state: 'open' }], replaces: 'OB-1' }),
		field: 'period',
		says: 'OB-1',
		right: () =>
			returned(undefined, {
				filings: [{ ...EARLIER, state: 'open', start: '2026-04-01', end: '2026-04-30' }],
			}),
	},
	{
		rule: 'TAX-FILED-BEFORE',
		wrong: () =>
			returned(undefined, { filings: [{ ...EARLIER, end: '2026-01-31' }], replaces: 'OB-1' }),
		field: 'period',
		says: 'januari 2026',
		right: () =>
			returned(undefined, {
				filings: [{ ...EARLIER, start: '2025-10-01', end: '2025-12-31' }],
			}),
	},
	{
		rule: 'TAX-FILED-BEFORE',
		wrong: () => returned(undefined, { filings: [EARLIER] }),
		field: 'period',
		says: 'OB-1',
		right: () => returned(undefined, { filings: [{ ...EARLIER, state: 'rejected' }] }),
	},
	{
		rule: 'TAX-FILED-BEFORE',
		wrong: () => stated(undefined, { filings: [EARLIER], replaces: 'OB-2' }),
		field: 'period',
		says: 'OB-1',
		right: () => stated(undefined, { filings: [EARLIER], replaces: 'OB-1' }),
	},
	{
		rule: 'TAX-REPLACES',
		wrong: () => returned(undefined, { filings: [EARLIER], replaces: 'OB-1' }),
		field: 'period',
		says: 'OB-1',
		right: () => returned(),
	},
	{
		rule: 'TAX-REPLACES-UNKNOWN',
		wrong: () => returned(undefined, { filings: [EARLIER], replaces: 'OB-2' }),
		field: 'replaces',
		says: 'OB-2',
		right: () => returned(undefined, { filings: [EARLIER], replaces: 'OB-1' }),
	},

	{
		rule: 'TAX-OWED-TOTAL',
		wrong: () => filed('5a.vat', 24_691),
		field: '5a.vat',
		says: '€ 24.691, maar',
		right: () => filed('5a.vat', 24_690),
	},
	{
		rule: 'TAX-PAYABLE-TOTAL',
		wrong: () => filed('5g.vat', 15_380),
		field: '5g.vat',
		says: '5a min 5b is € 15.379',
		right: () => filed('5g.vat', 15_379),
	},
	{
		rule: 'TAX-VAT-ROUNDING',
		wrong: () => returned(({ cents }) => ({ cents: { ...cents, '5b.vat': 931_101 } })),
		field: '5b.vat',
		says: 'In rubriek 5b (btw) staat € 9.311, maar € 9.311,01 uit de boekhouding wordt afgerond € 9.312.',
		right: () => returned(({ cents }) => ({ cents: { ...cents, '5b.vat': 931_001 } })),
	},
	{
		rule: 'TAX-VAT-ROUNDING',
		wrong: () => returned(({ cents }) => ({ cents: { ...cents, '1d.vat': -1 } })),
		field: '1d.vat',
		says: 'afgerond € -1',
		right: () => returned(({ cents }) => ({ cents: { ...cents, '1d.vat': 99 } })),
	},
	{
		rule: 'TAX-TURNOVER-ROUNDING',
		wrong: () => filed('3a.turnover', 7_501),
		field: '3a.turnover',
		says: 'In rubriek 3a (omzet) staat € 7.501',
		right: () => returned(({ cents }) => ({ cents: { ...cents, '3a.turnover': 750_099 } })),
	},
	{
		rule: 'TAX-AMOUNT-DIGITS',
		wrong: () => filed('1c.vat', -1_000_000_000),
		field: '1c.vat',
		says: 'Het bedrag in rubriek 1c (btw), € -1.000.000.000, past niet in de aangifte: hoogstens 9 cijfers',
		right: () => filed('1c.vat', -999_999_999),
	},
	{
		rule: 'TAX-VAT-RATE',
		wrong: () =>
			returned(undefined, {}, vatReturn('2026-Q1', { '1b': { turnover: 10_000, vat: 2_100 } })),
		field: '1b.vat',
		says: 'bij 9% over de omzet',
		right: () =>
			returned(undefined, {}, vatReturn('2026-Q1', { '1b': { turnover: -10_000, vat: -901 } })),
	},
	{
		rule: 'TAX-RETURN-PERIOD',
		wrong: () => returned(undefined, {}, vatReturn('2026-01/02')),
		field: 'period',
		says: 'niet over twee maanden',
		right: () => returned(undefined, {}, vatReturn('2026')),
	},
	{
		rule: 'TAX-CORRECTION-SIZE',
		wrong: () => returned(() => ({ corrections: -100_001 })),
		field: 'corrections',
		says: '-1.000,01',
		right: () => returned(() => ({ corrections: 100_000 })),
	},
	{
		rule: 'TAX-RUBRIC-3B',
		wrong: async () =>
			returned(undefined, {
				statements: [await icp('2026-01'), await icp('2026-02'), await icp('2026-03')],
			}),
		field: '3b.turnover',
		says: 'een verschil van € 24.000,00',
		right: async () =>
			returned(undefined, {
				statements: [await icp('2026-03', []), await icp('2026-01/02', SUPPLIES)],
			}),
	},
	{
		rule: 'TAX-RUBRIC-3B',
		wrong: () => returned(undefined, { statements: [] }),
		field: '3b.turnover',
		says: 'komt op € 0,00',
		right: async () => returned(undefined, { statements: [await icp('2026-01')] }),
	},
	{
		rule: 'TAX-RUBRIC-3B-UNCOMPARED',
		wrong: () => returned(undefined, { statements: 'missing' }),
		field: '3b.turnover',
		says: 'niet vergeleken met de ICP-opgaaf',
		right: async () => returned(undefined, { statements: [await icp()] }),
	},
	{
		rule: 'TAX-RUBRIC-3B-UNCOMPARED',
		wrong: async () => returned(undefined, { statements: [await icp('2026-01')] }),
		field: '3b.turnover',
		says: 'niet over al deze dagen',
		right: () => returned(undefined, { statements: null }),
	},

	{
		rule: 'TAX-ICP-EMPTY',
		wrong: () => stated(undefined, {}, icp('2026-Q1', [])),
		field: 'lines',
		says: 'niets op te geven',
		right: () =>
			stated(() => ({
				lines: [],
				callOff: [{ movement: 'current', customer: { country: 'DE', number: '136695976' } }],
			})),
	},
	{
		rule: 'TAX-ICP-VAT-NUMBER',
		wrong: () => line({ country: 'NL', number: '123456782B01' }),
		field: 'vatId',
		says: 'Het btw-nummer NL123456782B01 van customer 10 kan niet',
		right: () => stated(),
	},
	{
		rule: 'TAX-ICP-VAT-NUMBER',
		wrong: () => line({ country: 'DE', number: '' }),
		field: 'vatId',
		says: 'het btw-nummer ontbreekt',
		right: () => stated(),
	},
	{
		rule: 'TAX-ICP-VAT-NUMBER',
		wrong: () => line({ country: 'GR', number: '094259216' }),
		field: 'vatId',
		says: 'begint met EL',
		right: () => line({ country: 'EL', number: '094259216' }),
	},
	{
		rule: 'TAX-ICP-VAT-NUMBER',
		wrong: () =>
			stated(() => ({
				callOff: [
					{
						movement: 'changedAcquirer',
						original: { country: 'DE', number: '136695976' },
						replacement: { country: 'DE', number: '1' },
					},
				],
			})),
		field: 'vatId',
		says: 'DE1',
		right: () =>
			stated(() => ({
				callOff: [{ movement: 'returned', customer: { country: 'DE', number: '136695976' } }],
			})),
	},
	{
		rule: 'TAX-ICP-LINE-TWICE',
		wrong: () => line({ country: 'FR', number: '83404833048' }),
		field: 'goods.line',
		says: 'FR83404833048) staat tweemaal',
		right: () => line({ country: 'FR', number: '83404833048', nature: 'triangular' }),
	},
	{
		rule: 'TAX-ICP-CALL-OFF-TWICE',
		wrong: () => callOff({ movement: 'returned', ...GERMAN }, { movement: 'returned', ...GERMAN }),
		field: 'callOff',
		says: 'van DE136695976 staat tweemaal op de opgaaf met dezelfde beweging (teruggekomen)',
		right: () => callOff({ movement: 'returned', ...GERMAN }, { movement: 'current', ...GERMAN }),
	},
	{
		rule: 'TAX-ICP-CALL-OFF-TWICE',
		wrong: () => callOff(TO_AUSTRIA, TO_AUSTRIA),
		field: 'callOff',
		says: 'DE136695976 > ATU12345678',
		right: () =>
			callOff(TO_AUSTRIA, { ...TO_AUSTRIA, replacement: { country: 'DK', number: '12345678' } }),
	},
	{
		rule: 'TAX-ICP-AMOUNT',
		wrong: () => line({ euros: 0 }),
		field: 'goods.euros',
		says: 'niet nul',
		right: () => line({ euros: -9_999_999_999 }),
	},
	{
		rule: 'TAX-ICP-ROUNDED-TO-ZERO',
		wrong: () => stated(undefined, {}, icp('2026-Q1', [...SUPPLIES, OTHER_GERMAN])),
		field: 'goods.euros',
		says: 'afgerond nul',
		right: () =>
			stated(undefined, {}, icp('2026-Q1', [...SUPPLIES, { ...OTHER_GERMAN, amount: 0 }])),
	},
	{
		rule: 'TAX-ICP-PERIOD',
		wrong: () => stated(undefined, { goods: OVER }),
		field: 'period',
		says: 'vier kwartalen',
		right: () => stated(undefined, { goods: UNDER }),
	},
	{
		rule: 'TAX-ICP-PERIOD',
		wrong: () => stated(undefined, {}, icp('2025')),
		field: 'period',
		says: 'per jaar',
		right: () => stated(undefined, { yearly: 'allowed' }, icp('2025')),
	},
	{
		rule: 'TAX-ICP-PERIOD',
		wrong: () => stated(undefined, { goods: UNDER }, icp('2026-01/02')),
		field: 'period',
		says: 'in één keer',
		right: () =>
			stated(
				undefined,
				{ goods: { months: [1, ICP_QUARTER_THRESHOLD, 0], previousQuarters: [0] } },
				icp('2026-01/02'),
			),
	},
	{
		rule: 'TAX-ICP-GOODS-UNSAID',
		wrong: () => stated(undefined, {}, icp('2026-Q1', OVER_THRESHOLD)),
		field: 'period',
		says: '€ 50.000,01',
		right: () => stated(undefined, { goods: OVER_IN_MARCH }, icp('2026-Q1', OVER_THRESHOLD)),
	},
	{
		rule: 'TAX-ICP-GOODS-UNSAID',
		wrong: () => stated(undefined, {}, icp('2026-Q1', OVER_THRESHOLD)),
		field: 'period',
		says: 'over een kwartaal',
		right: () => stated(undefined, {}, icp('2026-01', OVER_THRESHOLD)),
	},
	{
		rule: 'TAX-ICP-GOODS-UNSAID',
		wrong: () => stated(undefined, {}, icp('2026-01/02', OVER_THRESHOLD)),
		field: 'period',
		says: 'over twee maanden komen op € 50.000,01, boven de grens',
		right: () =>
			stated(
				undefined,
				{ goods: { months: [1, ICP_QUARTER_THRESHOLD, 0], previousQuarters: [0] } },
				icp('2026-01/02', OVER_THRESHOLD),
			),
	},
	{
		rule: 'TAX-ICP-GOODS-UNSAID',
		wrong: () => stated(undefined, {}, icp('2026-01/02')),
		field: 'period',
		says: 'niet boven de grens van € 50.000',
		right: () => stated(undefined, {}, icp('2026-Q1')),
	},
	{
		rule: 'TAX-ICP-CORRECTED-PERIOD',
		wrong: () => line({ corrects: '2026-Q1' }),
		field: 'goods.corrects',
		says: '2026-Q1',
		right: () => line({ corrects: '2025-Q4' }),
	},
	{
		rule: 'TAX-ICP-DIVISION',
		wrong: () => stated(undefined, { fiscalEntity: 'member' }),
		field: 'division',
		says: 'ontbreekt',
		right: () => stated(() => ({ division: '123456794B01' }), { fiscalEntity: 'member' }),
	},
	{
		rule: 'TAX-ICP-DIVISION',
		wrong: () => stated(() => ({ division: '000123456B01' })),
		field: 'division',
		says: 'eerste drie cijfers',
		right: () => stated(),
	},
	{
		rule: 'TAX-ICP-TOTAL',
		wrong: () =>
			stated(undefined, { vatReturn: vatReturn('2026-Q1', { '3b': { turnover: 12_000.5 } }) }),
		field: 'lines',
		says: 'een verschil van € -0,50',
		right: () => stated(undefined, { vatReturn: vatReturn() }),
	},
	{
		rule: 'TAX-ICP-TOTAL',
		wrong: () => stated(undefined, { vatReturn: vatReturn('2026-Q1', {}) }),
		field: 'lines',
		says: '12.000,00',
		right: () => stated(undefined, { vatReturn: vatReturn('2026-Q1', {}), fiscalEntity: 'member' }),
	},
	{
		rule: 'TAX-ICP-TOTAL-UNCOMPARED',
		wrong: () => stated(undefined, { vatReturn: 'missing' }),
		field: 'lines',
		says: 'niet vergeleken met rubriek 3b',
		right: () => stated(undefined, { vatReturn: 'missing', fiscalEntity: 'member' }),
	},
	{
		rule: 'TAX-ICP-TOTAL-UNCOMPARED',
		wrong: () => stated(undefined, { vatReturn: vatReturn('2026-01') }),
		field: 'lines',
		says: 'niet over dezelfde dagen',
		right: () => stated(undefined, { vatReturn: vatReturn() }),
	},

	{
		rule: 'TAX-MESSAGE-MISSING',
		wrong: () => contact({ surname: ' ' }),
		field: 'contact.surname',
		says: 'de achternaam',
		right: () => contact({ prefix: '' }),
	},
	{
		rule: 'TAX-MESSAGE-LENGTH',
		wrong: () => contact({ phone: '+31 20 123 4567' }),
		field: 'contact.phone',
		says: '15 tekens',
		right: () => contact({ phone: '+31 20 1234567' }),
	},
	{
		rule: 'TAX-MESSAGE-LENGTH',
		wrong: () => said({ reference: 'x'.repeat(21) }),
		field: 'reference',
		says: 'kenmerk',
		right: () => said({ reference: 'x'.repeat(20) }),
	},
	{
		rule: 'TAX-MESSAGE-CHARACTERS',
		wrong: () => contact({ surname: 'Kovač' }),
		field: 'contact.surname',
		says: 'U+010D',
		right: () => contact({ surname: 'Müller €' }),
	},
	{
		rule: 'TAX-MESSAGE-CHARACTERS',
		wrong: () => contact({ surname: 'A\nB' }),
		field: 'contact.surname',
		says: 'U+000A',
		right: () => contact({ surname: 'A B' }),
	},
	{
		rule: 'TAX-MESSAGE-VENDOR',
		wrong: () => said({ software: { ...MESSAGE.software, vendorNumber: 'SWO1' } }),
		field: 'software.vendorNumber',
		says: 'niet 4 tekens',
		right: () => said({}),
	},
	{
		rule: 'TAX-MESSAGE-CONSULTANT',
		wrong: () => contact({ type: 'intermediary' }),
		field: 'taxConsultant',
		says: 'beconnummer',
		right: () =>
			said({ contact: { ...MESSAGE.contact, type: 'intermediary' }, taxConsultant: '123456' }),
	},
	{
		rule: 'TAX-MESSAGE-CONSULTANT',
		wrong: () => said({ taxConsultant: '123456' }),
		field: 'taxConsultant',
		says: 'zonder',
		right: () => said({}),
	},
];

describe.each(CASES.map((one, at) => ({ ...one, at })))(
	'$rule at $field ($at)',
	({ rule, wrong, field, says, right }) => {
		it('tells what breaks it, in both languages', async () => {
			const found = (await wrong()).filter((one) => one.rule === rule);
			expect(found.map((one) => one.field)).toEqual([field]);
			expect(found[0]?.message.nl).toContain(says);
			expect(found[0]?.message.en).not.toBe(found[0]?.message.nl);
			for (const texts of [found[0]?.message, found[0]?.remedy]) {
				expect(`${texts?.nl ?? '{'}${texts?.en ?? '{'}`).not.toMatch(/[{}]/);
			}
		});

		it('is silent when that is mended', async () => {
			expect((await right()).map((one) => one.rule)).not.toContain(rule);
		});
	},
);

it.each(['', 'DE'])(
	'a customer of %p without a VAT number is named, and no number',
	async (country) => {
		const [finding] = await line({ country, number: '' });

		expect(finding?.message).toEqual({
			nl: 'customer 10 kan niet op de ICP-opgaaf: het btw-nummer ontbreekt.',
			en: 'customer 10 cannot stand on the ICP statement: the VAT number is missing.',
		});
	},
);

it('nobody is told to file no statement while what was read could not be counted', async () => {
	const [supply] = SUPPLIES;
	const found = await stated(
		undefined,
		{},
		icp('2026-Q1', [{ ...supply, amount: 'unreadable' } as never]),
	);

	expect(found.map(({ rule }) => rule)).toEqual(['TAX-RECORD-UNREADABLE']);
});

it('every rule has a case that breaks it and one that does not', () => {
	const tested = new Set(CASES.map(({ rule }) => rule));
	expect(RULES.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
	expect([...tested].filter((rule) => !RULES.some(({ id }) => id === rule))).toEqual([]);
	expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

it('every business rule is answered', () => {
	const answered = new Set(RULES.flatMap(({ answersTo }) => answersTo));
	const wanted = Array.from({ length: 18 }, (_, at) => `B${at + 1}`);
	expect(wanted.filter((rule) => !answered.has(rule))).toEqual([]);
});

it('a right return, a right statement and a right message have no findings', async () => {
	expect(returned(undefined, { statements: [await icp()] })).toEqual([]);
	expect(await stated(undefined, { vatReturn: vatReturn(), goods: UNDER })).toEqual([]);
	expect(said({})).toEqual([]);
});

it('the findings of the books stay with the draft, and errors come first', async () => {
	const { findings } = await accumulated([sale({ date: '2026-04-01' })], {
		periodBy: 'bookingPeriod',
	});
	const found = returned(() => ({ reading: [...findings], obNumber: '1' }));
	expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
		['TAX-OB-NUMBER', 'error'],
		['TAX-RECORD-PERIOD-COUNTED', 'warning'],
	]);
});

it('VAT rounded for each of many transactions is not unlikely', () => {
	const draft = vatReturn('2026-Q1', { '1a': { turnover: 100_000, vat: 20_980 } });
	const many = [{ code: '1', transactions: 5_000, cents: 0 }];
	const counts = { read: 5_000, counted: 5_000, leftOut: 0, refused: 0 };
	const rulesOf = (sources: VatReturn['sources']) =>
		returned(() => ({ counts, sources }), {}, draft).map(({ rule }) => rule);
	expect(rulesOf({ ...draft.sources, '1a.vat': many })).not.toContain('TAX-VAT-RATE');
	expect(rulesOf(draft.sources)).toContain('TAX-VAT-RATE');
});

it('what a filing says of itself is refused when it cannot be read', () => {
	expect(refusal(() => readMessage({ ...MESSAGE, contact: { type: 'boss' } }))).toMatchObject({
		code: 'TAX_MESSAGE_INVALID',
		message: expect.stringContaining('contact.type must be taxpayer or intermediary') as unknown,
	});
});
