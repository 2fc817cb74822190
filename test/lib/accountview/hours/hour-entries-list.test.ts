import { HourEntries } from '../../../../lib/accountview';
import { clientWith, collect, errorOf } from '../support/client-with';
import { containing } from '../support/expecting';
import { HoursDouble } from './hours-double';

function filled(): HoursDouble {
	const double = new HoursDouble();
	const line = (
		TRN_DATE: string,
		TRN_DESC: string,
		PROJ_CODE = 'P1',
		HRS_CODE = 'WERK',
	): object => ({
		TRN_DATE: `${TRN_DATE}T00:00:00`,
		TRN_DESC,
		PROJ_CODE,
		HRS_CODE,
		TRN_QTY: 7.25,
	});
	double.put('JAN', 202610, [
		{ ...line('2026-03-02', '[WB-1] Ketel vervangen') },
		{ ...line('2026-03-04', '[WB-2] Reistijd', 'P2', 'REIS') },
	]);
	double.put('PIET', 202610, [{ ...line('2026-03-03', 'Zonder kenmerk') }]);
	return double;
}

function hours(double: HoursDouble = filled()): HourEntries {
	return new HourEntries(clientWith(double.handler).client);
}

async function references(filter: Parameters<HourEntries['list']>[0]): Promise<unknown[]> {
	return (await collect(hours().list(filter))).map(({ ownReference }) => ownReference);
}

it('each line comes with its sheet and period, reference and description apart', async () => {
	const [first] = await collect(hours().list({}));
	expect(first).toEqual({
		sheetId: '000001',
		period: 202610,
		id: '000002',
		date: '2026-03-02',
		employee: 'JAN',
		project: 'P1',
		hourType: 'WERK',
		ownReference: 'WB-1',
		description: 'Ketel vervangen',
		hours: 7.25,
	});
});

it.each([
	['employee', { employee: 'piet' }, ['']],
	['project', { project: 'p2' }, ['WB-2']],
	['hour type', { hourType: 'WERK' }, ['WB-1', '']],
	['first day', { from: '2026-03-03' }, ['WB-2', '']],
	['last day', { until: '2026-03-03' }, ['WB-1', '']],
	['own reference', { ownReference: 'WB-2' }, ['WB-2']],
	['half an own reference', { ownReference: 'WB' }, []],
	['several', { employee: 'JAN', until: '2026-03-03' }, ['WB-1']],
])('entries are found by %s', async (_, filter, found) => {
	expect(await references(filter)).toEqual(found);
});

it('AccountView is asked by employee, and what it answers too much is left out', async () => {
	const double = filled();
	const { client, http } = clientWith((request, count) =>
		double.handler({ ...request, url: request.url.replace(/&Filter[^&]*/g, '') }, count),
	);
	const found = await collect(new HourEntries(client).list({ employee: 'Piet' }));
	expect(http.query(0).get('FilterValue1')).toBe('PIET');
	expect(found.map(({ employee }) => employee)).toEqual(['PIET']);
});

it('only the fields asked for come, and filters need not be among them', async () => {
	const fields = ['sheetId', 'hours', 'TRN_DESC'];
	expect(await collect(hours().list({ project: 'P2' }, { fields }))).toEqual([
		{ sheetId: '000001', hours: 7.25, TRN_DESC: '[WB-2] Reistijd' },
	]);
});

it('no more come than asked for', async () => {
	expect(await collect(hours().list({}, { limit: 2 }))).toHaveLength(2);
});

it('a field that is not known is refused before anything is asked', async () => {
	const { client, http } = clientWith(filled().handler);
	const failure = await errorOf(collect(new HourEntries(client).list({}, { fields: ['hour'] })));
	expect(failure).toMatchObject({ code: 'AV_FIELD_UNKNOWN', message: containing("'hours'") });
	expect(http.requests).toEqual([]);
});

it('a line that names no employee has that of its sheet', async () => {
	const double = new HoursDouble();
	double.put('JAN', 202610, [{ EMP_NR: '', TRN_DATE: '2026-03-02', TRN_DESC: 'x', TRN_QTY: 1 }]);
	expect(await collect(hours(double).list({ employee: 'JAN' }))).toMatchObject([
		{ employee: 'JAN' },
	]);
});
