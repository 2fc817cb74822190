import '../quiet';
import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { Engine, type RunResult } from '../harness';
import { textOf } from '../node-setting';
import { dataTables, type DataTables } from './data-tables';
import { withAnswers } from './forms';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';
import { readTemplate } from './template-file';

/*
 * A table that is not there is an empty one. One that is there and cannot be read tells what nobody knows, so
 * the flow ends: n8n's node then gives what came in as if it were a row, or its own error by the second output.
 */

const SETTINGS = 'AccountView settings';
const MATRIX = 'accountview_email_profiles';
const SENTENCE = `n8n kon de tabel "${SETTINGS}" niet lezen`;

const row = (name: string, value: string): IDataObject => ({ id: 1, name, value });

const LOCKED = new Error('SQLITE_BUSY: database is locked');
const OWN = new NodeOperationError({ name: 'Read Settings' } as INode, 'synchronization error');

const FAILURES: readonly [string, DataTables][] = [
	['while it is looked up', { lookUpFails: LOCKED }],
	['while its rows are read', { tables: { [SETTINGS]: [] }, readFails: LOCKED }],
	['with an error of the node', { tables: { [SETTINGS]: [] }, readFails: OWN }],
];

const EMPTY: readonly [string, DataTables][] = [
	['is not there', {}],
	['has no rows', { tables: { [SETTINGS]: [] } }],
];

let engine: Engine;

beforeAll(async () => {
	engine = await Engine.load();
});

/** Runs a flow that asks nothing of a system before it has its settings. */
async function runAlone(file: string, startAt: string, tables: DataTables): Promise<RunResult> {
	return await engine.run(withAnswers(readTemplate(file), {}), {
		startAt,
		dataTables: dataTables(tables),
	});
}

describe('a flow by schedule (01)', () => {
	let setting: TemplateSetting;

	beforeEach(async () => {
		setting = await templateSetting(engine, '01-customers.json', { seed: 'empty' });
		setting.sandbox.accountView.customers.insert({
			SUB_NR: '10001',
			ACCT_NAME: 'Bakkerij',
			SRC_CODE: 'KLANT',
			ACCT_NR: '1300',
		});
	});
	afterEach(async () => {
		await setting.stop();
	});

	const starts: readonly TemplateRun[] = [
		{},
		{ trigger: 'Every Night' },
		{ trigger: 'Run Now' },
		{ trigger: 'When Executed by Another Workflow', input: { preview: false } },
		{ trigger: 'When Executed by Another Workflow', input: { preview: true } },
		{ input: { timestamp: '2026-11-28T10:00:00.000+01:00' } },
	];

	describe.each(FAILURES)('whose settings fail %s', (_, tables) => {
		it.each(starts)('stops with a sentence and writes nothing: %j', async (start) => {
			const result = await setting.run({ ...start, dataTables: dataTables(tables) });

			expect(result.error?.message).toContain(SENTENCE);
			expect(result.error?.message).toContain('de volgende run probeert het vanzelf opnieuw');
			expect(result.error?.message).toContain('the next run tries again by itself');
			expect(timesRun(result, 'Settings')).toBe(0);
			expect(setting.writes()).toEqual([]);
		});
	});

	describe.each(EMPTY)('whose table of settings %s', (_, tables) => {
		it.each(starts.slice(0, 3))('goes on with the defaults: %j', async (start) => {
			const result = await setting.run({ ...start, dataTables: dataTables(tables) });

			expect(result.error).toBeUndefined();
			expect(timesRun(result, 'Settings')).toBe(1);
			expect(setting.writes()).toEqual(['POST /customers']);
		});
	});

	it('takes what stands in the table', async () => {
		const tables = { [SETTINGS]: [row('customers.direction', 'off'), row('paused', 'no')] };

		const result = await setting.run({ dataTables: dataTables({ tables }) });

		expect(result.error).toBeUndefined();
		expect(setting.writes()).toEqual([]);
	});

	it.each(FAILURES)('tells it in the preview of 09 as well, %s', async (_, tables) => {
		const result = await engine.run(withAnswers(readTemplate('09-first-run.json'), {}), {
			startAt: 'First Run Form',
			items: [{ kinds: ['Klanten'] }],
			dataTables: dataTables({}),
			subWorkflows: {
				'accountview-01-customers': async ([input = {}]) => {
					const trigger = 'When Executed by Another Workflow';
					return (await setting.run({ trigger, input, dataTables: dataTables(tables) })).run;
				},
			},
		});

		expect(JSON.stringify(result.json('What Would Be Done'))).toContain('niet lezen');
	});
});

describe('a flow with a form', () => {
	it.each(FAILURES)('says it on a page, where it fails %s (15, 09)', async (_, tables) => {
		for (const [file, form, next] of [
			['15-send-invoices.json', 'Invoice Form', 'Settings'],
			['09-first-run.json', 'First Run Form', 'Settings'],
		] as const) {
			const result = await runAlone(file, form, tables);

			const [page] = result.json('Settings Not Read: Form');
			expect(result.error).toBeUndefined();
			expect(page?.['title']).toBe('Een tabel kon nu niet worden gelezen');
			expect(page?.['message']).toContain(SENTENCE);
			expect(timesRun(result, next)).toBe(0);
		}
	});

	it('says it in English on the English one', async () => {
		const [, tables] = FAILURES[0] ?? ['', {}];
		const result = await runAlone('15-send-invoices.json', 'Invoice Form (English)', tables);

		const [page] = result.json('Settings Not Read: Form');
		expect(page?.['message']).toContain(`n8n could not read the table "${SETTINGS}"`);
	});

	it.each(EMPTY)('goes on where the table %s (15)', async (_, tables) => {
		const result = await runAlone('15-send-invoices.json', 'Invoice Form', tables);

		expect(timesRun(result, 'Settings')).toBe(1);
		expect(timesRun(result, 'Settings Not Read: Form')).toBe(0);
	});
});

describe('a flow with a page', () => {
	it.each([
		['08-status.json', 'Status Page Is Opened'],
		['20-filing-calendar.json', 'Calendar Is Opened'],
		['24-access-overview.json', 'Access Page Is Opened'],
		['25-autoreport-readiness.json', 'Readiness Page Is Opened'],
		['09-first-run.json', 'Progress Page Is Opened'],
	])('answers with a page that says it (%s)', async (file, request) => {
		for (const [, tables] of FAILURES) {
			const result = await runAlone(file, request, tables);

			const [item] = result.items('Settings Not Read: File');
			const html = Buffer.from(item?.binary?.['data']?.data ?? '', 'base64').toString();
			expect(result.error).toBeUndefined();
			expect(result.order.at(-1)).toBe('Settings Not Read: File');
			expect(html).toContain('niet lezen');
			expect(html).toContain('could not read');
			expect(timesRun(result, 'Settings')).toBe(0);
		}
	});

	it.each(['Every Morning', 'Mail Now'])(
		'ends with an error where nobody looks on (08, %s)',
		async (startAt) => {
			for (const [, tables] of FAILURES) {
				const result = await runAlone('08-status.json', startAt, tables);
				expect(result.error?.message).toContain(SENTENCE);
			}
		},
	);
});

describe('the flow that tells of errors (10)', () => {
	it('says that nobody was mailed', async () => {
		for (const [, tables] of FAILURES) {
			const result = await runAlone('10-errors.json', 'A Flow Broke Off', tables);
			expect(result.error?.message).toContain('niet gemaild dat een flow is afgebroken');
		}
	});
});

describe('the matrix of e-mail profiles', () => {
	const failing: readonly DataTables[] = [
		{ lookUpFails: LOCKED },
		{ tables: { [MATRIX]: [] }, readFails: LOCKED },
		{ tables: { [MATRIX]: [] }, readFails: OWN },
	];

	it('that cannot be read sends no mail from another sender (11)', async () => {
		for (const tables of failing) {
			const result = await runAlone('11-mail-report.json', 'Report Form', tables);
			expect(textOf(result.json('Matrix Not Read: Form')[0]?.['message'])).toContain(MATRIX);
			expect(timesRun(result, 'Find the Profile')).toBe(0);
		}
	});

	it('that cannot be read is not filled again (12)', async () => {
		for (const tables of failing) {
			for (const startAt of ['Profile Form', 'Set Up Now']) {
				const inserted = jest.fn();
				const result = await runAlone('12-profile-matrix.json', startAt, {
					...tables,
					onInsert: inserted,
				});
				expect(inserted).not.toHaveBeenCalled();
				const ends = ['Matrix Not Read', 'Matrix Not Read: Form'];
				expect(ends.reduce((sum, end) => sum + timesRun(result, end), 0)).toBe(1);
			}
		}
	});
});
