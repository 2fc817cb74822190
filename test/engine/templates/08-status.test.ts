import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { putIssues } from '../../../lib/sync/issues/issue-table';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { sampleIssue } from '../../lib/sync/issues/sample-issue';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { mailCredentialFor } from './mail-credential';
import { timesRun } from './setting';
import { readTemplate, withSettings } from './template-file';

const TEMPLATE = readTemplate('08-status.json');
const HOSTILE = '<script>alert(1)</script>';

let engine: Engine;
let sandbox: Sandbox;
let place: StorePlace;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	sandbox = await startSandbox({ seed: 'empty' });
	place = sqlitePlace();
});
afterEach(async () => {
	await sandbox.stop();
	await place.remove();
});

type Trigger = 'Status Page Is Opened' | 'Every Morning' | 'Mail Now';

const USUAL = { language: 'nl', mailTo: 'ans@firm.example', mailFrom: '' };

/** A store on a port where nothing listens. */
const NOBODY_THERE: StoredCredential = {
	type: 'accountViewStoreApi',
	data: {
		...{ storage: 'postgres', host: '127.0.0.1', port: 1, database: 'x', user: 'x' },
		...{ password: 'x', schema: 'x', tls: 'off' },
	},
};

async function run(
	startAt: Trigger,
	settings: IDataObject = {},
	store = storeCredentialFor(place.address),
): Promise<RunResult> {
	const result = await engine.run(withSettings(TEMPLATE, { ...USUAL, ...settings }), {
		startAt,
		credentials: { mail: mailCredentialFor(sandbox), store },
	});
	expect(result.error).toBeUndefined();
	return result;
}

async function addError(label = 'Bakkerij Jansen'): Promise<void> {
	const store = await place.open();
	const stream = { backend: 'field-service', entity: 'customer' };
	await store.transaction((sql) => putIssues(sql, stream, [sampleIssue({ label })]));
	await store.close();
}

const isMonday = new Date().toLocaleDateString('en', {
	weekday: 'long',
	timeZone: 'Europe/Amsterdam',
});

describe('template 08', () => {
	it.each([
		['nl', 'Foutenlijst'],
		['en', 'Error list'],
		[' English', 'Error list'],
		['Nederlands', 'Foutenlijst'],
		['fr', 'Foutenlijst'],
	])('shows the page in the language of the settings (%s)', async (language, words) => {
		await addError();

		const result = await run('Status Page Is Opened', { language });

		const [page] = result.items('Status Page');
		const html = Buffer.from(page?.binary?.['data']?.data ?? '', 'base64').toString();
		expect(html).toContain(`<html lang="${words === 'Error list' ? 'en' : 'nl'}">`);
		expect(html).toContain(words);
		expect(result.order.at(-1)).toBe('Status Page');
		expect(timesRun(result, 'Daily Mail')).toBe(0);
	});

	it('says so above the page while the schedules are paused', async () => {
		const page = async (paused: string): Promise<string> => {
			const result = await run('Status Page Is Opened', { paused });
			const [item] = result.items('Status Page');
			return Buffer.from(item?.binary?.['data']?.data ?? '', 'base64').toString();
		};

		expect(await page('yes')).toContain('De koppeling staat stil');
		expect(await page('no')).not.toContain('De koppeling staat stil');
	});

	it.each([
		['nl', 'De pagina kan nu niet worden getoond', 'niet te bereiken'],
		['en', 'The page cannot be shown now', 'does not answer'],
	])(
		'says why there is no page while the store cannot be reached (%s)',
		async (language, ...words) => {
			const result = await run('Status Page Is Opened', { language }, NOBODY_THERE);

			const [page] = result.items('No Page');
			const html = Buffer.from(page?.binary?.['data']?.data ?? '', 'base64').toString();
			expect(page?.binary?.['data']).toMatchObject({ mimeType: 'text/html' });
			expect(html).toContain(`<html lang="${language}">`);
			for (const part of words) expect(html).toContain(part);
		},
	);

	it('mails what there is to mend, with the remedy, a link and everything escaped', async () => {
		await addError(HOSTILE);

		await run('Every Morning');

		expect(sandbox.mailbox.mails()).toMatchObject([
			{
				from: 'ans@firm.example',
				to: ['ans@firm.example'],
				subject: 'Koppeling AccountView: 1 te herstellen',
			},
		]);
		const { html = '', text = '' } = sandbox.mailbox.mails()[0] ?? {};
		expect(html).toContain('href="http://127.0.0.1/webhook/accountview-status"');
		expect(html).toContain('&lt;script&gt;');
		expect(html).not.toContain(HOSTILE);
		expect(html).not.toContain('sent automatically with');
		expect(text).toContain('Klant C-7');
	});

	it('mails nothing when all is well, except on Mondays and by hand', async () => {
		const morning = await run('Every Morning');
		const byHand = await run('Mail Now');

		expect(timesRun(morning, 'Send It')).toBe(isMonday === 'Monday' ? 1 : 0);
		expect(timesRun(byHand, 'Send It')).toBe(1);
		expect(sandbox.mailbox.mails().at(-1)?.subject).toBe('Koppeling AccountView: alles in orde');
	});

	it('mails nobody where no address is set', async () => {
		await addError();

		const result = await run('Every Morning', { mailTo: '' });

		expect(timesRun(result, 'Nothing to Say')).toBe(1);
		expect(sandbox.mailbox.mails()).toEqual([]);
	});
});
