import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { describeOnBothStores } from '../../contract/store/both';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunOptions, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

let engine: Engine;
let place: StorePlace;
let sandbox: Sandbox;
let credentials: Record<string, StoredCredential>;

beforeAll(async () => {
	engine = await Engine.load();
});

async function begin(makePlace: () => StorePlace): Promise<void> {
	place = makePlace();
	sandbox = await startSandbox({ seed: 'empty' });
	credentials = {
		accountview: credentialFor(sandbox),
		store: storeCredentialFor(place.address),
	};
}

async function end(): Promise<void> {
	await sandbox.stop();
	await place.remove();
}

const run = (options: RunOptions = {}): Promise<RunResult> =>
	engine.run(join(__dirname, 'get-changed.workflow.json'), { credentials, ...options });

/** Everything but the confirming. */
const runWithoutConfirm = (options: RunOptions = {}): Promise<RunResult> =>
	run({ ...options, nodes: { ...options.nodes, Confirm: { disabled: true } } });

const positions = (parameters: IDataObject, items: IDataObject[] = [{}]): Promise<RunResult> =>
	engine.run(join(__dirname, 'positions.workflow.json'), {
		credentials,
		items,
		parameters: { Positions: parameters },
		nodes: { Positions: { onError: 'continueErrorOutput' } },
	});

function addCustomers(...numbers: string[]): void {
	for (const number of numbers) {
		sandbox.accountView.customers.insert({ SUB_NR: number, ACCT_NAME: `Customer ${number}` });
	}
}

const changed = (result: RunResult): unknown[] =>
	result.json('Changed').map(({ number }) => number);

describeOnBothStores('Get Changed and Confirm with positions', (makePlace) => {
	beforeEach(() => begin(makePlace));
	afterEach(end);

	it('give everything first, then what was changed, then nothing', async () => {
		addCustomers('1', '2');
		const first = await run();
		expect(first.error).toBeUndefined();
		expect(changed(first)).toEqual(['1', '2']);
		expect(first.json('Done')).toEqual([
			{ name: 'customer: test', outcome: 'confirmed' },
			{ name: 'customer: test', outcome: 'confirmed' },
		]);
		sandbox.accountView.customers.update('2', { CITY: 'Zeist' });
		expect(changed(await run())).toEqual(['2']);
		expect(changed(await run())).toEqual([]);
	});

	it('give the same again as long as nothing is confirmed', async () => {
		addCustomers('1', '2');
		expect(changed(await runWithoutConfirm())).toEqual(['1', '2']);
		expect(changed(await runWithoutConfirm())).toEqual(['1', '2']);
	});

	it('cut a first run into batches by the limit', async () => {
		addCustomers('1', '2', '3');
		const limited = { parameters: { Changed: { returnAll: false, limit: 2 } } };
		const first = await run(limited);
		expect(first.json('Changed').map(({ _position }) => _position)).toEqual([
			expect.objectContaining({ name: 'customer: test', complete: false }),
			expect.objectContaining({ name: 'customer: test', complete: false }),
		]);
		const second = await run(limited);
		expect(changed(second)).toEqual(['3']);
		expect(second.json('Changed')[0]?.['_position']).toMatchObject({ complete: true });
	});
});

describe('Get Changed', () => {
	beforeEach(() => begin(sqlitePlace));
	afterEach(end);

	it('simplifies as Get Many does, or gives whole records', async () => {
		addCustomers('1');
		const simple = await runWithoutConfirm();
		expect(Object.keys(simple.json('Changed')[0] ?? {})).toEqual([
			'number',
			'name',
			'phone',
			'email',
			'mainStreet',
			'mainPostcode',
			'mainCity',
			'workStreet',
			'workPostcode',
			'workCity',
			'contactName',
			'contactSalutation',
			'contactEmail',
			'_position',
		]);
		const whole = await runWithoutConfirm({ parameters: { Changed: { simplify: false } } });
		expect(Object.keys(whole.json('Changed')[0] ?? {})).toEqual(
			expect.arrayContaining(['number', 'searchCode', 'changedAt', '_position']),
		);
	});

	it('pairs each record with the input item', async () => {
		addCustomers('1', '2');
		const result = await runWithoutConfirm();
		expect(result.items('Changed').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
		]);
	});

	it('gives the changes of one position once per run, however many items come in', async () => {
		addCustomers('1');
		const result = await run({ items: [{}, {}, {}] });
		expect(result.error).toBeUndefined();
		expect(changed(result)).toEqual(['1']);
	});

	it('begins from now when told to', async () => {
		addCustomers('1');
		const fromNow = { parameters: { Changed: { firstRun: 'now' } } };
		expect(changed(await run(fromNow))).toEqual([]);
		addCustomers('2');
		expect(changed(await run(fromNow))).toEqual(['2']);
	});

	it('keeps the position of one company from following another', async () => {
		addCustomers('1');
		await run();
		credentials['accountview'] = credentialFor(sandbox, {
			companyCode: sandbox.accountView.closedCompanyCode,
		});
		const result = await run({ nodes: { Changed: { onError: 'continueErrorOutput' } } });
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'CHANGES_SCOPE_CHANGED', record: 'position customer: test' } },
		]);
	});

	it.each([
		['positionName', '={{ $json.none }}', 'Position Name'],
		['firstRun', 'sometimes', 'First Run'],
		['limit', 0, 'Limit'],
	])('says that its parameter %s cannot be %j', async (name, value, label) => {
		const result = await run({
			parameters: { Changed: { returnAll: false, limit: 5, [name]: value } },
			nodes: { Changed: { onError: 'continueErrorOutput' } },
		});
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: label } },
		]);
	});
});

describe('without a credential for the store', () => {
	const before = process.env['N8N_USER_FOLDER'];

	beforeEach(() => begin(sqlitePlace));

	afterEach(async () => {
		if (before === undefined) delete process.env['N8N_USER_FOLDER'];
		else process.env['N8N_USER_FOLDER'] = before;
		await end();
	});

	it('the positions are in a file in the folder of n8n', async () => {
		if (place.address.kind !== 'sqlite') throw new Error('It is a file');
		const folder = dirname(place.address.file);
		process.env['N8N_USER_FOLDER'] = folder;
		delete credentials['store'];
		addCustomers('1');
		expect(changed(await run())).toEqual(['1']);
		expect(existsSync(join(folder, '.n8n', 'accountview.sqlite'))).toBe(true);
	});
});

describe('a store that cannot be used', () => {
	beforeEach(() => begin(sqlitePlace));
	afterEach(end);

	const unusable: [string, () => void, string][] = [
		[
			'a file that is no database',
			() => {
				if (place.address.kind === 'sqlite') writeFileSync(place.address.file, 'x'.repeat(9000));
			},
			'STORE_CORRUPT',
		],
		[
			'a relative path',
			() => {
				useFile('positions.sqlite');
			},
			'STORE_PATH_INVALID',
		],
		[
			'a path with steps back',
			() => {
				useFile('/tmp/../etc/positions.sqlite');
			},
			'STORE_PATH_INVALID',
		],
		[
			'a folder',
			() => {
				useFile('/');
			},
			'STORE_PATH_INVALID',
		],
		[
			'a Postgres server that is down',
			() => {
				usePostgres({ port: 1 });
			},
			'STORE_UNREACHABLE',
		],
		[
			'a Postgres port that is none',
			() => {
				usePostgres({ port: 0 });
			},
			'STORE_SETTINGS_INVALID',
		],
		[
			'no database name',
			() => {
				usePostgres({ database: '' });
			},
			'STORE_SETTINGS_INVALID',
		],
	];

	function useFile(file: string): void {
		credentials['store'] = { type: 'accountViewStoreApi', data: { storage: 'sqlite', file } };
	}

	function usePostgres(changes: Record<string, string | number>): void {
		credentials['store'] = {
			type: 'accountViewStoreApi',
			data: {
				storage: 'postgres',
				host: '127.0.0.1',
				port: 5432,
				database: 'books',
				user: 'keeper',
				password: 'not-for-anybody',
				tls: 'off',
				...changes,
			},
		};
	}

	const onErrors: NonNullable<INode['onError']>[] = ['continueErrorOutput', 'stopWorkflow'];

	it.each(unusable.flatMap((row) => onErrors.map((onError) => [...row, onError] as const)))(
		'is told as a sentence: %s',
		async (_, arrange, code, onError) => {
			arrange();
			addCustomers('1');
			const result = await run({ nodes: { Changed: { onError } } });
			const told =
				onError === 'stopWorkflow' ? result.error : result.json('Needs Attention')[0]?.['details'];
			expect(JSON.stringify(told)).toContain(code);
			expect(JSON.stringify(told)).not.toContain('not-for-anybody');
			expect(changed(result)).not.toContain('1');
		},
	);
});

describe('positions', () => {
	beforeEach(() => begin(sqlitePlace));
	afterEach(end);

	it('are listed, forgotten and begun anew', async () => {
		addCustomers('1');
		await run();
		const listed = await positions({});
		expect(listed.json('Done')).toMatchObject([
			{ name: 'customer: test', underWay: false, unconfirmed: false },
		]);
		const reset = { operation: 'reset', positionName: 'customer: test' };
		expect((await positions(reset)).json('Done')).toEqual([
			{ name: 'customer: test', outcome: 'reset' },
		]);
		expect((await positions(reset)).json('Done')).not.toContainEqual(
			expect.objectContaining({ outcome: 'reset' }),
		);
		expect(changed(await run())).toEqual(['1']);
	});

	it.each([
		['a token that is none', 'no-token', 'CHANGES_TOKEN_STALE'],
		['no token', '={{ $json.none }}', 'NODE_PARAMETER_INVALID'],
	])('are not moved by %s', async (_, token, code) => {
		const result = await positions({ operation: 'confirm', batch: token });
		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
	});

	it('are not moved by the token of a batch that came again', async () => {
		addCustomers('1');
		const [item] = (await runWithoutConfirm()).json('Changed');
		await runWithoutConfirm();
		const result = await positions(
			{ operation: 'confirm', batch: '={{ $json._position.token }}' },
			[item ?? {}],
		);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'CHANGES_TOKEN_STALE' } },
		]);
		expect(changed(await run())).toEqual(['1']);
	});

	it('say so per item when one token of three is none', async () => {
		addCustomers('1');
		const [item] = (await runWithoutConfirm()).json('Changed');
		const items = [item ?? {}, { _position: { token: 'none' } }, item ?? {}];
		const result = await positions(
			{ operation: 'confirm', batch: '={{ $json._position.token }}' },
			items,
		);
		expect(result.items('Done').map(({ pairedItem }) => pairedItem)).toHaveLength(2);
		expect(result.json('Needs Attention')).toHaveLength(1);
	});
});
