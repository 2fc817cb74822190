import { DEFAULT_LEASE_MS, Runs } from '../../../lib/sync/runs';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { Engine } from '../harness';
import { addErrors, codesOf, runOn, runWithoutStore, type ReportWorkflow } from './report-setting';

const ALL = { connection: '', entity: '', title: '' };

describeOnBothStores('Report', (makePlace) => {
	let engine: Engine;
	let place: StorePlace;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(() => {
		place = makePlace();
	});

	afterEach(async () => {
		await place.remove();
	});

	/** A run of customers that has finished. */
	async function finishRun(): Promise<void> {
		const store = await place.open();
		const clock = new VirtualClock();
		const ports = { clock, newId: () => 'run-1', digest: (text: string) => text };
		const runs = new Runs(store, ports, { leaseMs: DEFAULT_LEASE_MS });
		const stream = { backend: 'field-service', entity: 'customer' };
		const started = await runs.start({ ...stream, execution: '7', workflow: 'w' });
		if (started.outcome !== 'run') throw new Error('Nobody else runs');
		await clock.sleep(5000);
		await runs.finish(started.run);
		await store.close();
	}

	it('Get gives one item per connection and entity, with runs and errors', async () => {
		await addErrors(place);
		await finishRun();
		const result = await runOn(engine, place, 'report-get', { items: [ALL] });
		expect(result.json('Done')).toMatchObject([
			{
				connection: 'field-service',
				entity: 'customer',
				state: 'toMend',
				running: false,
				links: 0,
				lag: { lastFinishedRun: '2026-11-23T09:00:00.000Z' },
				errors: { toMend: 2, settling: 0, byCode: { WRITE_REFUSED: 1, CONFLICT: 1 } },
				overwritten: { total: 0, latest: [] },
				runs: [{ run: 'run-1', state: 'finished', execution: '7', seconds: 5 }],
			},
			{ connection: 'field-service', entity: 'order', state: 'neverRan', runs: [] },
		]);
		expect(result.items('Ledger').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
		]);
	});

	it('Get gives only what the filters name', async () => {
		await addErrors(place);
		const result = await runOn(engine, place, 'report-get', {
			items: [{ connection: 'field-service', entity: 'order' }],
		});
		expect(result.json('Done').map(({ entity }) => entity)).toEqual(['order']);
	});

	it('Render Page gives an HTML file and its figures for each item', async () => {
		await addErrors(place);
		await finishRun();
		const result = await runOn(engine, place, 'report-render-page', {
			items: [
				{ ...ALL, title: 'Koppeling <Jansen>' },
				{ ...ALL, entity: 'order' },
			],
		});
		const pages = result.items('Ledger');
		expect(pages.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{ json: { streams: 2, errors: 3, runs: 1 }, pairedItem: { item: 0 } },
			{ json: { streams: 1, errors: 1, runs: 0 }, pairedItem: { item: 1 } },
		]);
		const file = pages[0]?.binary?.['data'];
		expect(file).toMatchObject({ fileName: 'sync-status.html', mimeType: 'text/html' });
		const html = Buffer.from(file?.data ?? '', 'base64').toString();
		expect(html).toContain('<h1>Koppeling &lt;Jansen&gt;</h1>');
		expect(html).toContain('Klant C-7 (Bakkerij Jansen)');
	});

	it('Render Page speaks English when asked, also on an empty store', async () => {
		const result = await runOn(engine, place, 'report-render-page', {
			items: [ALL],
			parameters: { Ledger: { language: 'en' } },
		});
		const file = result.items('Ledger')[0]?.binary?.['data'];
		const html = Buffer.from(file?.data ?? '', 'base64').toString();
		expect(html).toContain('<html lang="en">');
		expect(html).toContain('Nothing to see yet');
	});

	it('Render Page gives an error item for a language that it does not speak', async () => {
		const result = await runOn(engine, place, 'report-render-page', {
			items: [ALL, ALL],
			parameters: { Ledger: { language: '={{ $itemIndex === 0 ? "fr" : "nl" }}' } },
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual([
			{ code: 'NODE_PARAMETER_INVALID', pairedItem: { item: 0 } },
		]);
		expect(result.items('Ledger')).toHaveLength(1);
	});

	it('Render Mail gives subject and both forms, and whether it asks for anything', async () => {
		await addErrors(place);
		await finishRun();
		const result = await runOn(engine, place, 'report-render-mail', {
			items: [{ statusPage: 'https://n8n.firm.example/status' }],
		});
		expect(result.json('Done')).toMatchObject([
			{
				subject: 'Koppeling AccountView: 3 te herstellen',
				html: expect.stringContaining('href="https://n8n.firm.example/status"') as string,
				text: expect.stringContaining('Klant C-7 (Bakkerij Jansen)') as string,
				asks: true,
				toMend: 3,
				failedRuns: 0,
			},
		]);
	});

	it('Render Mail looks back an hour at least', async () => {
		const result = await runOn(engine, place, 'report-render-mail', {
			items: [{ statusPage: '' }],
			parameters: { Ledger: { hours: 0 } },
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual([
			{ code: 'NODE_PARAMETER_INVALID', pairedItem: { item: 0 } },
		]);
	});

	it('Render Progress gives an HTML file, and whether anything goes on', async () => {
		await finishRun();
		const result = await runOn(engine, place, 'report-render-progress', {
			items: [
				{ entities: 'customer', since: '' },
				{ entities: 'customer, project', since: '' },
				{ entities: 'customer', since: '2026-11-23T11:00:00+01:00' },
			],
		});
		expect(result.json('Done').map(({ done }) => done)).toEqual([true, false, false]);
		const file = result.items('Ledger')[1]?.binary?.['data'];
		expect(file).toMatchObject({ fileName: 'sync-progress.html', mimeType: 'text/html' });
		const html = Buffer.from(file?.data ?? '', 'base64').toString();
		expect(html).toContain('http-equiv="refresh"');
	});

	it('Render Progress gives an error item for a moment that it cannot read', async () => {
		const result = await runOn(engine, place, 'report-render-progress', {
			items: [{ entities: 'customer', since: 'yesterday' }],
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual([
			{ code: 'NODE_PARAMETER_INVALID', pairedItem: { item: 0 } },
		]);
	});
});

describe.each<ReportWorkflow>([
	'report-get',
	'report-render-mail',
	'report-render-page',
	'report-render-progress',
])('%s', (workflow) => {
	it('gives an error item for each item while the store does not answer', async () => {
		const engine = await Engine.load();
		const result = await runWithoutStore(engine, workflow, {
			items: [ALL, ALL],
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual(
			[0, 1].map((item) => ({ code: 'STORE_UNREACHABLE', pairedItem: { item } })),
		);
		expect(JSON.stringify(result.run.data.resultData)).not.toContain('not-for-anybody');
	});
});
