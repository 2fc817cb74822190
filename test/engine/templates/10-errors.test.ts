import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { Engine, type RunResult } from '../harness';
import { textOf } from '../node-setting';
import { mailCredentialFor } from './mail-credential';
import { timesRun } from './setting';
import { readTemplate, withSettings } from './template-file';

const TEMPLATE = readTemplate('10-errors.json');

let engine: Engine;
let sandbox: Sandbox;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	sandbox = await startSandbox({ seed: 'empty' });
});
afterEach(async () => {
	await sandbox.stop();
});

const USUAL = { language: 'nl', mailTo: 'ans@firm.example', mailFrom: 'flow@firm.example' };

const WORKFLOW = { id: 'accountview-03-work-orders', name: 'AccountView 03 · Work orders' };

/** What n8n hands over when this error ended a run. */
const failed = (error: IDataObject): IDataObject => ({
	execution: {
		id: '231',
		url: 'http://127.0.0.1:5678/workflow/x/executions/231',
		mode: 'trigger',
		lastNodeExecuted: 'Get Orders',
		error: { node: { name: 'Get Orders' }, stack: 'Error: x\n    at Secret.ts:1', ...error },
	},
	workflow: WORKFLOW,
});

async function tell(item: IDataObject, settings: IDataObject = {}): Promise<RunResult> {
	const result = await engine.run(withSettings(TEMPLATE, { ...USUAL, ...settings }), {
		items: [item],
		credentials: { mail: mailCredentialFor(sandbox) },
	});
	expect(result.error).toBeUndefined();
	return result;
}

describe('template 10', () => {
	it('mails one line that says which flow, which step, what happened and what to do', async () => {
		await tell(failed({ message: 'The table ORD is not there' }));

		expect(sandbox.mailbox.mails()).toMatchObject([
			{
				from: 'flow@firm.example',
				to: ['ans@firm.example'],
				subject: 'Afgebroken: AccountView 03 · Work orders',
			},
		]);
		const [line, , link] = (sandbox.mailbox.mails()[0]?.text ?? '').split(/\r?\n/);
		expect(line).toMatch(
			/^AccountView 03 · Work orders, stap "Get Orders": The table ORD is not there – Wat te doen: Open deze run/,
		);
		expect(link).toBe('http://127.0.0.1:5678/workflow/x/executions/231');
	});

	it('says of a company that was switched in the credential which one to choose', async () => {
		const message =
			'The links of "customer" of connection "field-service" belong to https://www.accountview.net, company DEVRIES, and these records come from https://www.accountview.net, company VRIESBEH. Nothing was compared';

		await tell(failed({ message }));

		expect(sandbox.mailbox.mails()[0]?.text).toContain(
			'Wat te doen: De koppeling hoort bij een andere administratie dan het credential. Kies in het credential van AccountView de oude administratie weer',
		);
	});

	it('speaks English where the settings say so, and mails from the address itself', async () => {
		await tell(failed({ message: 'No' }), { language: 'en', mailFrom: '' });

		expect(sandbox.mailbox.mails()).toMatchObject([
			{ from: 'ans@firm.example', subject: 'Broken off: AccountView 03 · Work orders' },
		]);
		expect(sandbox.mailbox.mails()[0]?.text).toContain('What to do: Open this run');
	});

	it.each([
		[{ message: 'Request failed', httpCode: '401' }, /Controleer het credential/],
		[{ message: 'x', code: 'AV_RIGHT_MISSING' }, /Controleer het credential/],
		[{ message: 'connect ECONNREFUSED 10.0.0.1:443' }, /niet te bereiken/],
		[{ message: 'Service unavailable', httpCode: '503' }, /niet te bereiken/],
		[{ message: 'Node does not have any credentials set' }, /Kies in deze stap een credential/],
	])('says what to do about %j', async (error, advice) => {
		const result = await tell(failed(error));

		expect(result.json('In One Line')[0]?.['nl']).toMatch(advice);
	});

	it.each([
		['a stack', 'Broken\n    at run (/home/node/secret-folder/x.js:1:2)', 'secret-folder'],
		['a token in an address', 'GET https://app.example/api?token=abc123 failed', 'abc123'],
		['a password in an address', 'GET https://me:hunter2@app.example/ failed', 'hunter2'],
		['a bearer token', 'Authorization: Bearer abc.def.ghi refused', 'abc.def'],
		['a named secret', 'client_secret=hunter2 is wrong', 'hunter2'],
		['a secret in JSON', '{"password": "hunter2"} is wrong', 'hunter2'],
		['anything long that looks like a key', `Key ${'a1B2'.repeat(10)} refused`, 'a1B2a1B2'],
	])('never tells %s', async (_, message, secret) => {
		const result = await tell(failed({ message }));

		const line = JSON.stringify(result.json('In One Line'));
		expect(line).not.toContain(secret);
		expect(line).not.toContain('Secret.ts');
		expect(sandbox.mailbox.mails()[0]?.raw).not.toContain(secret);
	});

	it('tells of a trigger that could not start, and of an error without words', async () => {
		const started = await tell({
			trigger: { error: { message: 'Cron is wrong' }, mode: 'trigger' },
			workflow: WORKFLOW,
		});
		const wordless = await tell({ execution: {}, workflow: WORKFLOW });

		expect(started.json('In One Line')[0]).toMatchObject({
			nl: expect.stringContaining('Cron is wrong') as string,
			run: '',
		});
		expect(wordless.json('In One Line')[0]?.['nl']).toContain('stap "?"');
	});

	it('mails nobody where no address is set', async () => {
		const result = await tell(failed({ message: 'No' }), { mailTo: '' });

		expect(timesRun(result, 'No Address Is Set')).toBe(1);
		expect(sandbox.mailbox.mails()).toEqual([]);
	});

	it('mails the same once a day', async () => {
		const first = await tell(failed({ message: 'No' }));
		const told = textOf(first.json('In One Line')[0]?.['told']);
		const second = await tell(failed({ message: 'No' }), { toldLast: told });
		await tell(failed({ message: 'Something else' }), { toldLast: told });

		expect(timesRun(second, 'Told Today Already')).toBe(1);
		expect(sandbox.mailbox.mails()).toHaveLength(2);
	});
});
