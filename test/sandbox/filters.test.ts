import type { Switches } from '../../sandbox';
import { AccountViewCalls, errorMessage } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function calls(switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
	const world = await sandbox({ switches });
	const { customers } = world.accountView;
	customers.insert({
		SUB_NR: '1',
		ACCT_NAME: 'Bakker',
		CITY: 'Zeist',
		CNG_DATE: '2026-03-01T10:00:00',
	});
	customers.insert({
		SUB_NR: '10',
		ACCT_NAME: 'bakkerij Smit',
		CITY: 'Utrecht',
		EL_SI: true,
		CNG_DATE: '2026-03-02T10:00:00',
	});
	customers.insert({
		SUB_NR: '2',
		ACCT_NAME: 'Slager',
		CITY: 'Utrecht',
		CRED_LIM: 500,
		VAT_DATE: '2026-03-02',
		CNG_DATE: '2026-03-03T10:00:00',
	});
	return new AccountViewCalls(world);
}

/** Parameters of a filter: column, operator, value type and value. */
function filter(text: string, number = 1): Record<string, string> {
	const [column = '', operator = '', type = '', ...value] = text.split(' ');
	return {
		[`FilterControlSource${number}`]: column,
		[`FilterOperator${number}`]: operator,
		[`FilterValueType${number}`]: type,
		[`FilterValue${number}`]: value.join(' '),
	};
}

describe('Filters', () => {
	it.each([
		['CITY Equal C Utrecht', ['10', '2']],
		['contact.city equal c Utrecht', ['10', '2']],
		['CITY NotEqual C Utrecht', ['1']],
		['ACCT_NAME Contains C akker', ['1', '10']],
		['SUB_NR Equal C 1         ', ['1']],
		['CRED_LIM Equal N 500', ['2']],
		['CRED_LIM NotEqual N 500', ['1', '10']],
		['EL_SI Equal L true', ['10']],
		['EL_SI Equal L .F.', ['1', '2']],
		['EL_SI NotEqual L 1', ['1', '2']],
		['CNG_DATE DateOnOrAfterDate T {^2026-03-02 10:00:00}', ['10', '2']],
		['CNG_DATE DateOnOrAfterDate T {^2026-03-02 10:00:01}', ['2']],
		['CNG_DATE DateOnOrBeforeDate T {^2026-03-02}', ['1']],
		['CNG_DATE 42 D {^2026-03-03}', ['2']],
		['CNG_DATE 43 D {^2026-03-02}', ['1']],
		['VAT_DATE Equal D {^2026-03-02}', ['2']],
		['VAT_DATE NotEqual D {^2026-03-02}', []],
	])('"%s" finds %j', async (text, found) => {
		expect(await (await calls()).numbers(filter(text))).toEqual(found);
	});

	it('must all hold by default, and one of them with MatchAnyFilter', async () => {
		const both = {
			...filter('CITY Equal C Utrecht'),
			...filter('CRED_LIM Equal N 500', 2),
		};
		const asked = await calls();

		expect(await asked.numbers(both)).toEqual(['2']);
		expect(await asked.numbers({ ...both, matchAnyFilter: 'TRUE' })).toEqual(['10', '2']);
	});

	it.each([
		[',', '1,2'],
		[';', '1;2'],
	] as const)('take a list of values separated by "%s"', async (listSeparator, list) => {
		const asked = await calls({ listSeparator });
		const isList = { FilterIsListOfValues1: 'true' };

		expect(await asked.numbers({ ...filter(`SUB_NR Equal C ${list}`), ...isList })).toEqual([
			'1',
			'2',
		]);
		expect(await asked.numbers({ ...filter(`SUB_NR NotEqual C ${list}`), ...isList })).toEqual([
			'10',
		]);
	});

	it.each([
		['exact', 'Bakker', ['1']],
		['ignore-case', 'BAKKER', ['1']],
		['begins-with', 'B', ['1']],
	] as const)('compare text as equalText %s says', async (equalText, text, found) => {
		const asked = await calls({ equalText });

		expect(await asked.numbers(filter(`ACCT_NAME Equal C ${text}`))).toEqual(found);
	});

	it('find text inside in the same case only with containsText exact', async () => {
		const asked = await calls({ containsText: 'exact' });

		expect(await asked.numbers(filter('ACCT_NAME Contains C bakker'))).toEqual(['10']);
	});

	it.each([
		['true-false', 'true', '.T.'],
		['foxpro', '.t.', '1'],
		['digits', '1', 'true'],
	] as const)('accept yes and no as booleanFilterForms %s says', async (forms, right, wrong) => {
		const asked = await calls({ booleanFilterForms: forms });

		expect(await asked.numbers(filter(`EL_SI Equal L ${right}`))).toEqual(['10']);
		expect((await asked.read(filter(`EL_SI Equal L ${wrong}`))).status).toBe(400);
	});

	it('compare date-times by the day alone with dateFilter day', async () => {
		const asked = await calls({ dateFilter: 'day' });

		const after = filter('CNG_DATE DateOnOrAfterDate T {^2026-03-02 23:00:00}');
		expect(await asked.numbers(after)).toEqual(['10', '2']);
		expect(await asked.numbers(filter('CNG_DATE 43 D {^2026-03-02}'))).toEqual(['1', '10']);
	});

	it('read times as UTC with timeZone UTC', async () => {
		const asked = await calls({ timeZone: 'UTC' });

		const text = 'CNG_DATE DateOnOrAfterDate T {^2026-03-03 09:00:00}';
		expect(await asked.numbers(filter(text))).toEqual(['2']);
		expect(await asked.numbers(filter(text.replace('09:00:00', '09:00:01')))).toEqual([]);
		expect(await asked.numbers(filter('VAT_DATE Equal D {^2026-03-02}'))).toEqual(['2']);
	});

	it('begin a day at midnight UTC with timeZone UTC', async () => {
		const asked = await calls();
		asked.sandbox.accountView.customers.update('1', { CNG_DATE: '2026-03-05T00:30:00' });
		const fromThatDay = filter('CNG_DATE DateOnOrAfterDate T {^2026-03-05}');

		expect(await asked.numbers(fromThatDay)).toEqual(['1']);
		asked.sandbox.setSwitches({ timeZone: 'UTC' });
		expect(await asked.numbers(fromThatDay)).toEqual([]);
	});

	it.each([
		['NOT_THERE Equal C x', "De kolom 'NOT_THERE' in filter 1 bestaat niet."],
		['CITY StartsWith C x', "De operator 'StartsWith' in filter 1 is onbekend."],
		['CITY Equal N 5', "Waardetype 'N' past niet bij kolom CITY (C)."],
		['CRED_LIM Equal N five', "'five' is geen getal voor kolom CRED_LIM."],
		['CRED_LIM Contains N 5', "De operator 'Contains' past niet bij deze kolom."],
		[
			'CNG_DATE DateOnOrAfterDate T 2026-03-02',
			"'2026-03-02' is geen datum; verwacht wordt {^JJJJ-MM-DD}.",
		],
		[
			'CNG_DATE DateOnOrAfterDate T {^2026-02-30}',
			"'{^2026-02-30}' is geen datum; verwacht wordt {^JJJJ-MM-DD}.",
		],
		['CNG_DATE Contains T {^2026-03-02}', 'De operator Contains geldt alleen voor tekst.'],
		['CITY DateOnOrAfterDate C Zeist', 'Deze operator geldt alleen voor datums.'],
	])('"%s" is refused with a sentence', async (text, message) => {
		const answer = await (await calls()).read(filter(text));

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe(message);
	});

	it('are at most as many as maxFilters', async () => {
		const asked = await calls({ maxFilters: 2 });
		const two = { ...filter('CITY Equal C Utrecht'), ...filter('SUB_NR Equal C 2', 2) };

		expect(await asked.numbers(two)).toEqual(['2']);
		expect((await asked.read({ ...two, ...filter('SUB_NR Equal C 2', 3) })).status).toBe(400);
	});

	it('do not take a free expression', async () => {
		expect((await (await calls()).read({ Filter: 'EMPTY(city)' })).status).toBe(400);
	});
});
