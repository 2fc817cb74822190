import { AccountViewCalls, memberOf, tableRows, type Columns } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function calls(): Promise<AccountViewCalls> {
	return new AccountViewCalls(await sandbox());
}

/** Dictionary rows of one table, asked the way live clients do. */
async function columnsOf(table: string, asked: AccountViewCalls): Promise<Columns[]> {
	const query = new URLSearchParams({
		businessobject: 'fld',
		pagesize: '256',
		fields:
			'dct_fld.field_name,dct_fld.fld_desc,dct_fld.field_len,dct_fld.field_type,dct_fld.inp_mand,dct_fld.fld_fmt,dct_fld.com_blk',
		FilterControlSource1: 'DBF_NAME',
		FilterOperator1: 'Equal',
		FilterValueType1: 'C',
		FilterValue1: table.padEnd(8),
	});
	return tableRows(await asked.get(`accountviewsystemdata?${query.toString()}`), 'DCT_FLD');
}

describe('The data dictionary', () => {
	it.each([
		['CONTACT', 189],
		['ACCT_REC', 2],
		['COMP_HDR', 48],
		['ADM_LIST', 40],
		['PROJECTS', 16],
		['SO_HDR', 22],
		['SO_LINE', 18],
		['HRS_LINE', 14],
	])('has for %s its %i columns', async (table, count) => {
		expect(await columnsOf(table, await calls())).toHaveLength(count);
	});

	it('says of each column its type, length, label and flags', async () => {
		const columns = await columnsOf('CONTACT', await calls());
		const named = (name: string): Columns | undefined =>
			columns.find((column) => column['FIELD_NAME'] === name);

		expect(named('SUB_NR')).toMatchObject({
			FLD_DESC: 'Debiteur-/crediteurnummer',
			FIELD_TYPE: 'C',
			FIELD_LEN: 10,
			INP_MAND: true,
			FLD_FMT: '!',
			COM_BLK: false,
		});
		expect(named('MAIL_BUS')).toMatchObject({ FIELD_TYPE: 'C', FIELD_LEN: 50, INP_MAND: false });
		expect(named('CNG_DATE')).toMatchObject({ FIELD_TYPE: 'T', COM_BLK: true });
		expect(named('VAT_DATE')).toMatchObject({ FIELD_TYPE: 'D', FLD_FMT: 'D' });
	});

	it('has rows with a row index and no EXT_KEY, beside a DCT_TAG array', async () => {
		const { json } = await (
			await calls()
		).get('accountviewsystemdata?BusinessObject=FLD&PageSize=1');

		expect(json).toMatchObject({ DCT_FLD: [{ DCT_FLD_Id: 0 }], DCT_TAG: [] });
		expect(JSON.stringify(json)).not.toContain('EXT_KEY');
	});

	it('lists tables with their Dutch name and object', async () => {
		const answer = await (
			await calls()
		).get(
			'accountviewsystemdata?businessobject=dbf&fields=dct_file.obj_code,dct_file.dbf_name,dct_file.dbf_desc',
		);

		expect(tableRows(answer, 'DCT_FILE')).toContainEqual(
			expect.objectContaining({
				OBJ_CODE: 'ADDR',
				DBF_NAME: 'DEL_ADDR',
				DBF_DESC: 'Afleveradressen',
			}),
		);
	});

	it('ties tables of lines to those of their headers, and columns to what they point to', async () => {
		const asked = await calls();
		const tables = await asked.rows({ BusinessObject: 'DBF' }, 'DCT_FILE');
		const columns = await asked.rows({ BusinessObject: 'FLD', PageSize: '1000' }, 'DCT_FLD');
		const target = (table: string, name: string): unknown =>
			columns.find((row) => row['DBF_NAME'] === table && row['FIELD_NAME'] === name)?.['PKY_TBL'];

		for (const [header, lines, object] of [
			['SO_HDR', 'SO_LINE', 'SO1'],
			['HRS_HDR', 'HRS_LINE', 'UR1'],
		]) {
			expect(tables).toContainEqual(
				expect.objectContaining({ DBF_NAME: header, OBJ_CODE: object, TBL_CHILD: lines }),
			);
			expect(tables).toContainEqual(
				expect.objectContaining({ DBF_NAME: lines, OBJ_CODE: '', TBL_HDR: header }),
			);
		}
		expect(target('SO_HDR', 'RPL_INV')).toBe('CONTACT');
		expect(target('SO_LINE', 'ART_CODE')).toBe('ARTICLE');
		expect(target('HRS_LINE', 'HRS_CODE')).toBe('HRS_TYPE');
		expect(target('PROJECTS', 'PROJ_DESC')).toBe('');
	});

	it('lists administrations', async () => {
		const answer = await (
			await calls()
		).get('accountviewsystemdata?businessobject=ADL&fields=adm_code');

		expect(tableRows(answer, 'ADM_LIST')).toEqual([
			{ ADM_CODE: 'DEVRIE2025' },
			{ ADM_CODE: 'DEVRIE2026' },
		]);
	});

	it('is also in accountviewdata, unless dictionaryInData is off', async () => {
		const asked = await calls();
		expect((await asked.read({ BusinessObject: 'FLD' })).status).toBe(200);

		asked.sandbox.setSwitches({ dictionaryInData: false });
		expect((await asked.read({ BusinessObject: 'FLD' })).status).toBe(400);
	});

	it('is not cut short by pageSizeCap', async () => {
		const asked = await calls();
		asked.sandbox.setSwitches({ pageSizeCap: 10 });

		expect(await columnsOf('CONTACT', asked)).toHaveLength(189);
	});
});

describe('Business objects', () => {
	it('are a bare array with what may be done to them', async () => {
		const { json } = await (await calls()).get('AccountViewSystemBusinessObjects');

		expect(json).toContainEqual({
			Code: 'AR1',
			Description: 'Debiteuren',
			InsertAllowed: true,
			UpdateAllowed: true,
			DeleteAllowed: true,
		});
		expect(json).toContainEqual(expect.objectContaining({ Code: 'CMP1', InsertAllowed: false }));
	});

	it('have their fields listed, in the form of fieldsAnswer', async () => {
		const asked = await calls();

		const table = await asked.get('accountviewfields?BusinessObject=ADDR');
		expect(tableRows(table, 'DCT_FLD')).toContainEqual(
			expect.objectContaining({ FIELD_NAME: 'REC_ID', FIELD_TYPE: 'C' }),
		);

		asked.sandbox.setSwitches({ fieldsAnswer: 'array' });
		const { json } = await asked.get('accountviewfields?BusinessObject=ADDR');
		expect(json).toEqual(memberOf(table.json, 'DCT_FLD'));
	});
});
