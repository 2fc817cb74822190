import { startSandbox } from '../../sandbox';
import { errorMessage, memberOf, tableRows } from './support/account-view';
import { ORDER, documentBody, firm, onlyRow } from './support/documents';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const NAMES =
	'SO1=OR1, SO_HDR=ORD, SO_LINE=ORDREGEL, SO_HDR.ORD_NR=SO_NR, so_hdr.rpl_inv = DEB_NR, SO_LINE.ART_CODE=ARTIKEL, SO_LINE.REC_ID=REGEL_ID';
const RENAMED = { object: 'OR1', table: 'ORD', detail: 'ORDREGEL' };
const GOOD = {
	header: { DEB_NR: '10', SO_NR: '500' },
	lines: [{ ARTIKEL: 'KRAAN', ORD_QTY: 2 }],
};

describe('Other names', () => {
	it('hold in what is written and in the answer', async () => {
		const asked = await firm({ names: NAMES });

		const answer = await asked.send('POST', documentBody([GOOD], RENAMED));

		expect(onlyRow(answer, 'ORD')).toMatchObject({ SO_NR: '500', DEB_NR: '10', ORD_Id: 0 });
		expect(onlyRow(answer, 'ORDREGEL')).toMatchObject({
			REGEL_ID: '0000000001',
			ARTIKEL: 'KRAAN',
			ART_PX: 49.5,
			ORD_Id: 0,
		});
		expect(asked.sandbox.accountView.orders.get('500')).toMatchObject({ RPL_INV: '10' });
	});

	it('hold in changes of lines by their key', async () => {
		const asked = await firm({ names: NAMES });
		await asked.send('POST', documentBody([GOOD], RENAMED));

		const answer = await asked.send(
			'PUT',
			documentBody(
				[{ header: { SO_NR: '500' }, lines: [{ REGEL_ID: '0000000001', ORD_QTY: 9 }] }],
				RENAMED,
			),
		);

		expect(onlyRow(answer, 'ORDREGEL')).toMatchObject({ ORD_QTY: 9, ARTIKEL: 'KRAAN' });
	});

	it('hold in Fields, filters and sort of a read', async () => {
		const asked = await firm({ names: NAMES });
		await asked.send('POST', documentBody([GOOD], RENAMED));

		const answer = await asked.read({
			BusinessObject: 'or1',
			Fields: 'ord.so_nr,ordregel.artikel',
			SortFields: 'DEB_NR',
			FilterControlSource1: 'ORDREGEL.ARTIKEL',
			FilterOperator1: 'Equal',
			FilterValueType1: 'C',
			FilterValue1: 'KRAAN',
		});

		expect(onlyRow(answer, 'ORD')).toEqual({ SO_NR: '500', EXT_KEY: 1, ORD_Id: 0 });
		expect(onlyRow(answer, 'ORDREGEL')).toEqual({ ARTIKEL: 'KRAAN', EXT_KEY: 1, ORD_Id: 0 });
	});

	it('leave the old ones unknown', async () => {
		const asked = await firm({ names: NAMES });

		const object = await asked.read({ BusinessObject: 'SO1' });
		const column = await asked.read({ BusinessObject: 'OR1', Fields: 'ORD_NR' });
		const table = await asked.send('POST', documentBody([GOOD], { ...RENAMED, table: 'SO_HDR' }));
		const sent = documentBody([{ header: { RPL_INV: '10' } }], RENAMED);

		expect(errorMessage(object)).toBe("Het businessobject 'SO1' bestaat niet.");
		expect(errorMessage(column)).toBe("De kolom 'ORD_NR' bestaat niet in ORD.");
		expect(errorMessage(table)).toBe("De tabel 'SO_HDR' hoort niet bij object OR1.");
		expect(errorMessage(await asked.send('POST', sent))).toBe(
			"De kolom 'RPL_INV' bestaat niet in ORD.",
		);
	});

	it('are those in the sentences of errors', async () => {
		const asked = await firm({ names: NAMES });
		const order = (header: Record<string, string>): unknown => documentBody([{ header }], RENAMED);

		expect(errorMessage(await asked.send('POST', order({ COMMENT1: 'x' })))).toBe(
			'De kolom DEB_NR is verplicht.',
		);
		expect(errorMessage(await asked.send('POST', order({ DEB_NR: '99' })))).toBe(
			"De debiteur '99' (DEB_NR) bestaat niet.",
		);
	});

	it('are those in the dictionary and the list of objects', async () => {
		const asked = await firm({ names: NAMES });

		const objects = await asked.get('accountviewsystembusinessobjects');
		const tables = tableRows(await asked.read({ BusinessObject: 'DBF' }), 'DCT_FILE');
		const fields = await asked.get('accountviewfields?BusinessObject=OR1');
		const named = (name: string): unknown => tables.find((row) => row['DBF_NAME'] === name);
		const columns = tableRows(fields, 'DCT_FLD').map((row) => row['FIELD_NAME']);

		expect(objects.json).toContainEqual(expect.objectContaining({ Code: 'OR1' }));
		expect(JSON.stringify(objects.json)).not.toContain('"SO1"');
		expect(named('ORD')).toMatchObject({ OBJ_CODE: 'OR1', TBL_CHILD: 'ORDREGEL' });
		expect(named('ORDREGEL')).toMatchObject({ TBL_HDR: 'ORD' });
		expect(named('SO_HDR')).toBeUndefined();
		expect(columns).toContain('SO_NR');
		expect(columns).toContain('ARTIKEL');
		expect(columns).not.toContain('ORD_NR');
	});

	it('change with the switch while the data stay', async () => {
		const asked = await firm();
		await asked.send('POST', documentBody([{ header: { RPL_INV: '10' } }], ORDER));

		asked.sandbox.setSwitches({ names: 'SO_HDR.ORD_NR=SO_NR' });
		const renamed = await asked.read({ BusinessObject: 'SO1', Fields: 'SO_NR' });
		asked.sandbox.setSwitches({ names: '' });
		const back = await asked.read({ BusinessObject: 'SO1', Fields: 'ORD_NR' });
		const fields = await asked.get('accountviewfields?BusinessObject=SO1');

		expect(onlyRow(renamed, 'SO_HDR')['SO_NR']).toBe('1');
		expect(onlyRow(back, 'SO_HDR')['ORD_NR']).toBe('1');
		expect(tableRows(fields, 'DCT_FLD').map((row) => row['FIELD_NAME'])).not.toContain('SO_NR');
	});

	it.each([
		['SO9=X', 'There is no object, table or column SO9 to rename.'],
		['SO_HDR.NIETS=X', 'There is no column SO_HDR.NIETS to rename.'],
		['DCT_FLD=X', 'There is no object, table or column DCT_FLD to rename.'],
		['SO_HDR.ORD_NR=RPL_INV', 'Two columns of SO_HDR would be named RPL_INV.'],
		['SO_HDR=CONTACT', 'Two tables would be named CONTACT.'],
		['SO1=UR1', 'Two objects would be named UR1.'],
		['SO1=A, SO1=B', 'SO1 is renamed twice.'],
		['SO1', "'SO1' is not of the form OLD=NEW"],
		['SO1=VEEL_TE_LANG', 'is not of the form OLD=NEW'],
	])('%s are refused with a sentence', async (names, sentence) => {
		await expect(startSandbox({ seed: 'empty', switches: { names } })).rejects.toThrow(sentence);

		const world = await sandbox();
		expect(() => {
			world.setSwitches({ names });
		}).toThrow(sentence);
		const answer = await fetch(`${world.pageUrl}/_control/switches`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ names }),
		});
		expect(answer.status).toBe(422);
		const body: unknown = await answer.json();
		expect(String(memberOf(memberOf(body, 'error'), 'message'))).toContain(sentence);
		expect(world.switches.names).toBe('');
	});

	it('may change places', async () => {
		const asked = await firm({ names: 'SO_HDR.COMMENT2=COMMENT3, SO_HDR.COMMENT3=COMMENT2' });
		const header = { RPL_INV: '10', COMMENT2: 'intern' };

		await asked.send('POST', documentBody([{ header }], ORDER));

		expect(asked.sandbox.accountView.orders.get('1')).toMatchObject({ COMMENT3: 'intern' });
	});
});
