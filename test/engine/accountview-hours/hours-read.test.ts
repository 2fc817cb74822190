import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

describe('reading hours', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const withFilters = async (filters: object) =>
		(
			await setting.run('hour-entry-get-many', {
				items: [{}],
				parameters: { filters: { ...filters } },
			})
		).json('AccountView');

	it('Get Many gives every entry of an employee, with its sheet and period', async () => {
		const result = await setting.run('hour-entry-get-many');

		expect(result.json('Done')).toHaveLength(7 + 3);
		expect(result.json('Done')[0]).toEqual({
			id: expect.any(String) as string,
			sheetId: expect.any(String) as string,
			period: expect.any(Number) as number,
			date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
			employee: '103',
			project: '26-004',
			hourType: 'STORING',
			hours: 2.25,
			description: 'Lekkage kamer 2.14',
			ownReference: '',
		});
		expect(result.items('AccountView').at(-1)?.pairedItem).toEqual({ item: 1 });
	});

	it.each([
		['project', { project: { __rl: true, mode: 'code', value: '26-006' } }, 2],
		['hour type', { hourType: { __rl: true, mode: 'list', value: 'reis' } }, 4],
		['a day in the future', { from: '2099-01-01' }, 0],
		['a day long ago', { until: '1999-12-31T00:00:00' }, 0],
		['own reference', { ownReference: 'UR-1' }, 0],
		['empty filters', { from: '', until: '', ownReference: '' }, 20],
	])('is narrowed down by %s', async (_, filters, count) => {
		expect(await withFilters(filters)).toHaveLength(count);
	});

	it('stops at the limit', async () => {
		const result = await setting.run('hour-entry-get-many', {
			items: [{ employee: '103' }],
			parameters: { returnAll: false, limit: 2 },
		});

		expect(result.json('Done')).toHaveLength(2);
	});

	it('refuses a day that is none, and names the parameter', async () => {
		const result = await setting.run('hour-entry-get-many', {
			items: [{}],
			parameters: { filters: { from: 'last week' } },
		});

		expect(result.error?.message).toContain('The parameter From holds "last week"');
	});

	it('Hour Type: Get Many gives codes with what they stand for', async () => {
		const result = await setting.run('hour-type-get-many');

		expect(result.json('Done')).toContainEqual({ code: 'REIS', description: 'Reistijd' });
		expect(result.json('Done')).toHaveLength(6);
	});

	it('Employee: Get Many looks up by number', async () => {
		const result = await setting.run('employee-get-many');

		expect(result.json('Done')).toMatchObject([{ number: '106', name: 'Chiara Romano' }]);
	});

	it('an installation without hours says so', async () => {
		setting.sandbox.setSwitches({ hoursLicensed: false });

		const result = await setting.run('hour-entry-get-many', { items: [{}] });

		expect(result.error?.context['code']).toBe('AV_OBJECT_UNKNOWN');
	});
});
