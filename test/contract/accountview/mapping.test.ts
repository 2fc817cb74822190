import {
	AnyRecords,
	DEFAULT_DICTIONARY,
	HourEntries,
	Orders,
	Projects,
	ReferenceList,
	applyDictionaryOverride,
	checkMapping,
	readInstallation,
	type AccountViewClient,
	type Finding,
	type MappingReport,
} from '../../../lib/accountview';
import type { Switches } from '../../../sandbox';
import { World, pluck } from './world';

/** Meaningful other names for most of what the package only assumes. */
const DUTCH_NAMES =
	'UR1=HR5, HRS_HDR=UREN_K, HRS_LINE=UREN_R, SO_HDR.ORD_NR=SO_NR, PJ_TYPE=PRJ_SRT, PT1=PS1, HRS_LINE.TRN_QTY=UREN, HRS_LINE.HRS_CODE=UUR_SRT, EM1=MW1, EMPLOYEE=MEDEW, EMPLOYEE.EMP_NAME=NAAM, PROJECTS.EMP_NR=PRJ_LDR';

/** Names that mean nothing, so that only labels, links and kinds of value can tell. */
const ODD_NAMES =
	'UR1=Q1, HRS_HDR=QA, HRS_LINE=QB, US1=Q2, HRS_TYPE=QC, EM1=Q3, EMPLOYEE=QD, PT1=Q4, PJ_TYPE=QE, HRS_LINE.TRN_QTY=QF, HRS_LINE.TRN_DATE=QG, HRS_LINE.HRS_CODE=QH, HRS_LINE.TRN_DESC=QI, HRS_LINE.PROJ_CODE=QJ, HRS_HDR.PERIOD=QK, EMPLOYEE.EMP_NR=QL, EMPLOYEE.EMP_NAME=QM, HRS_TYPE.HRS_CODE=QN, HRS_TYPE.HRS_DESC=QO, PJ_TYPE.PROJ_TYPE=QP, PJ_TYPE.TYPE_DESC=QQ, SO_HDR.ORD_NR=QR, SO_HDR.PROJ_CODE=QS, SO_HDR.ORD_TYPE=QT, PROJECTS.PROJ_TYPE=QU, PROJECTS.EMP_NR=QV, PROJECTS.COMMENT1=QW';

const worlds: World[] = [];

afterEach(async () => {
	await Promise.all(worlds.splice(0).map((world) => world.stop()));
});

async function worldWith(switches: Partial<Switches>): Promise<World> {
	const world = await World.start({ switches });
	worlds.push(world);
	return world;
}

async function reportOf(world: World, override: unknown = {}): Promise<MappingReport> {
	const client = world.client({ dictionaryOverride: JSON.stringify(override) });
	return checkMapping(client.settings.dictionary, await readInstallation(client));
}

function named({ findings }: MappingReport, status: Finding['status']): string[] {
	return findings
		.filter((finding) => finding.status === status)
		.map(({ entity, kind, field, found }) => `${entity} ${kind} ${field}: ${found}`);
}

describe('Check Mapping', () => {
	it('confirms every name of an installation that is as the dictionary says', async () => {
		const report = await reportOf(await worldWith({}));
		expect(named(report, 'differs')).toEqual([]);
		expect(named(report, 'missing')).toEqual([]);
		const names = Object.values(DEFAULT_DICTIONARY).map(
			({ parent, fields }) => (parent === undefined ? 2 : 1) + Object.keys(fields).length,
		);
		expect(report.confirmed).toBe(names.reduce((sum, count) => sum + count, 0));
		expect(report.override).toEqual({});
	});

	it('finds what an installation calls otherwise, and says how to adapt to it', async () => {
		const report = await reportOf(await worldWith({ names: DUTCH_NAMES }));
		expect(named(report, 'missing')).toEqual([]);
		expect(report.override).toEqual({
			project: { fields: { employee: 'PRJ_LDR' } },
			projectType: { businessObject: 'PS1', table: 'PRJ_SRT' },
			employee: { businessObject: 'MW1', table: 'MEDEW', fields: { name: 'NAAM' } },
			order: { fields: { number: 'SO_NR' } },
			hourSheet: { businessObject: 'HR5', table: 'UREN_K' },
			hourEntry: { table: 'UREN_R', fields: { hourType: 'UUR_SRT', hours: 'UREN' } },
		});
	});

	it.each([
		['meaningful', DUTCH_NAMES],
		['odd', ODD_NAMES],
	])('gives an override with which everything works under %s names', async (_kind, names) => {
		const world = await worldWith({ names });
		const { override } = await reportOf(world);
		const again = await reportOf(world, override);
		expect([...named(again, 'differs'), ...named(again, 'missing')]).toEqual([]);
		expect(again.override).toEqual(override);
		const client = world.client({ dictionaryOverride: JSON.stringify(override) });
		const stored = world.sandbox.accountView;
		const employees = new ReferenceList(client, 'employee', 'name').list({});
		expect(await pluck(employees, 'name')).toEqual(
			stored.employees.all().map((row) => row['EMP_NAME']),
		);
		expect(await pluck(new Projects(client).list({}), 'employee')).toEqual(
			stored.projects.all().map((row) => row['EMP_NR']),
		);
		await ordersAndHoursWork(client, world);
	});

	it('leaves no question without an answer when AccountView stops answering half way', async () => {
		const world = await worldWith({});
		const client = world.client();
		const installation = await readInstallation(client);
		const failing = { ...installation, columns: () => Promise.reject(new Error('gone')) };
		const unhandled = jest.fn();
		process.on('unhandledRejection', unhandled);
		await expect(checkMapping(client.settings.dictionary, failing)).rejects.toThrow('gone');
		await new Promise((resolve) => setImmediate(resolve));
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});

	it('asks to check names that stand for something else than they should', async () => {
		const report = await reportOf(
			await worldWith({ names: 'SO_HDR.COMMENT2=COMMENT3, SO_HDR.COMMENT3=COMMENT2' }),
		);
		expect(named(report, 'differs').toSorted()).toEqual([
			'order column externalNote: COMMENT2',
			'order column internalNote: COMMENT3',
		]);
		const { explanation } = report.findings.find(({ field }) => field === 'externalNote') ?? {};
		expect(explanation).toContain(
			"AccountView calls COMMENT2 'Interne notitie' and COMMENT3 'Externe notitie'",
		);
	});

	it('is where a name that is not there leads to', async () => {
		const world = await worldWith({ names: 'SO_HDR.ORD_NR=SO_NR, UR1=HR5' });
		const client = world.client();
		const orders = new Orders(client, { clock: world.clock });
		await expect(pluck(orders.list({}), 'number')).rejects.toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			remedy: expect.stringMatching(/Check Mapping, and paste the override[^.]*\.$/) as string,
		});
		await expect(pluck(new HourEntries(client).list({}), 'hours')).rejects.toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			remedy: expect.stringContaining('Check Mapping') as string,
		});
	});

	it('tells dates apart by what they are for', async () => {
		const world = await worldWith({ names: 'SO_HDR.DEL_DATE=QA, SO_HDR.INV_DATE=QB' });
		const { override } = await reportOf(world);
		expect(override).toEqual({ order: { fields: { deliveryDate: 'QA', invoiceDate: 'QB' } } });
	});

	it('calls a module that is not licensed missing, and leaves the rest alone', async () => {
		const report = await reportOf(await worldWith({ hoursLicensed: false, ordersLicensed: false }));
		expect(named(report, 'missing')).toEqual(
			expect.arrayContaining(['order object : ', 'hourSheet object : ']),
		);
		expect(named(report, 'missing')).not.toContainEqual(
			expect.stringMatching(/^(customer|project) /),
		);
		const { explanation } =
			report.findings.find(({ entity, kind }) => entity === 'order' && kind === 'object') ?? {};
		expect(explanation).toContain('not licensed, or it has another name');
	});

	it('gives the whole override, also what the credential says already', async () => {
		const world = await worldWith({ names: 'SO_HDR.ORD_NR=SO_NR' });
		const current = { customer: { fields: { mobile: 'FAX_BUS', eInvoiceAddress: null } } };
		const { override } = await reportOf(world, current);
		expect(override).toMatchObject({ order: { fields: { number: 'SO_NR' } } });
		expect(override['customer']).toMatchObject({ fields: { eInvoiceAddress: null } });
		const dictionary = applyDictionaryOverride(JSON.stringify(override));
		expect(dictionary.customer.fields['mobile']).toMatchObject({ column: 'FAX_BUS' });
	});
});

/** An order with a line and an hour entry, made and found again. */
async function ordersAndHoursWork(client: AccountViewClient, world: World): Promise<void> {
	const { customers, articles } = world.sandbox.accountView;
	const orders = new Orders(client, { clock: world.clock });
	const made = await orders.create(
		{ fields: { customerNumber: String(customers.all()[3]?.['SUB_NR']), ownReference: 'WB-77' } },
		[{ fields: { articleCode: String(articles.all()[0]?.['ART_CODE']), quantity: 2 } }],
	);
	const read = await orders.get({ field: 'ownReference', value: 'WB-77' });
	expect(read.record['number']).toBe(made.record['number']);
	expect(read.details).toMatchObject([{ quantity: 2 }]);
	const entry = {
		employee: '103',
		project: '26-004',
		hourType: 'WERK',
		date: '2026-03-02',
		hours: 1.5,
		description: 'Werktijd',
		ownReference: 'UR-77',
	};
	const hours = new HourEntries(client);
	expect(await hours.create([entry])).toMatchObject([{ outcome: 'created' }]);
	expect(await new HourEntries(client).create([entry])).toMatchObject([
		{ outcome: 'alreadyThere' },
	]);
}

describe('AnyRecords', () => {
	it('reads, makes and changes records of an object that the package does not know', async () => {
		const world = await worldWith({});
		const records = new AnyRecords(world.client());
		const made = await records.create({
			businessObject: 'ag1',
			values: { ag_code: 'ZON', AG_DESC: 'Zonnepanelen' },
		});
		expect(made).toMatchObject({ outcome: 'created', record: { AG_CODE: 'ZON' } });
		await records.update('zon', { businessObject: 'AG1', values: { AG_DESC: 'Zon & accu €' } });
		const found = records.list({
			businessObject: 'AG1',
			filters: [{ column: 'AG_CODE', operator: 'Equal', value: 'ZON' }],
		});
		expect(await pluck(found, 'AG_DESC')).toEqual(['Zon & accu €']);
	});

	it('checks every filter itself, whatever AccountView makes of it', async () => {
		const world = await worldWith({ equalText: 'begins-with' });
		const records = new AnyRecords(world.client());
		const [first] = world.sandbox.accountView.articles.all();
		const code = String(first?.['ART_CODE']);
		world.sandbox.accountView.articles.insert({ ...first, ART_CODE: `${code}X` });
		const found = records.list({
			businessObject: 'AK1',
			columns: ['art_code'],
			filters: [{ column: 'ART_CODE', operator: 'Equal', value: code }],
		});
		expect(await pluck(found, 'ART_CODE')).toEqual([code]);
	});

	it.each([
		['an object that is not there', { businessObject: 'XX9' }, 'AV_OBJECT_UNKNOWN'],
		['a key that is no column', { businessObject: 'AK1', keyColumn: 'NIX' }, 'AV_QUERY_INVALID'],
		[
			'a date for a text',
			{
				businessObject: 'AK1',
				filters: [{ column: 'ART_CODE', operator: 'DateOnOrAfterDate', value: '2026-01-01' }],
			},
			'AV_QUERY_INVALID',
		],
		[
			'a text for a number',
			{ businessObject: 'AK1', filters: [{ column: 'PX_SELL', operator: 'Equal', value: 'veel' }] },
			'AV_QUERY_INVALID',
		],
	] as const)('refuses %s', async (_what, read, code) => {
		const records = new AnyRecords((await worldWith({})).client());
		await expect(pluck(records.list(read), 'x')).rejects.toMatchObject({ code });
	});
});
