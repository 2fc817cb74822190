import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

/** What the node does under n8n's settings for errors, retries and cancelling. */
describe('the settings of the node', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const createThree = {
		items: ['Eerste', 'Tweede', 'Derde'].map((name) => ({ name, controlAccount: '1300' })),
	};

	const namesStored = () =>
		setting.sandbox.accountView.customers
			.all()
			.map((row) => row['ACCT_NAME'])
			.filter((name) => createThree.items.some((item) => item.name === name));

	/** AccountView refuses the second new customer so many times. */
	const refuseSecond = (times: number) => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'status',
			status: 400,
			skip: 1,
			times,
		});
	};

	it('Stop: the record before the wrong one is kept, and the message says so', async () => {
		refuseSecond(1);

		const result = await setting.run('customer-create', createThree);

		expect(result.error?.message).toMatch(/Tweede.*\[item 1\]$/);
		expect(result.error?.description).toContain('The 1 item(s) before this one were carried out.');
		expect(namesStored()).toEqual(['Eerste']);
	});

	it('Continue: one output with rows and error items in the order of the input', async () => {
		refuseSecond(1);

		const result = await setting.run('customer-create', {
			...createThree,
			node: { onError: 'continueRegularOutput' },
		});

		expect(result.json('Done').map(({ outcome, error }) => outcome ?? error)).toEqual([
			'created',
			expect.stringContaining('Tweede'),
			'created',
		]);
	});

	it('Continue (using error output): input and error together on the error output', async () => {
		refuseSecond(1);

		const result = await setting.run('customer-create', {
			...createThree,
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Done').map(({ name }) => name)).toEqual(['Eerste', 'Derde']);
		expect(result.json('Needs Attention')).toMatchObject([
			{ name: 'Tweede', controlAccount: '1300', details: { code: 'AV_REJECTED' } },
		]);
	});

	it.each([
		// Stop: the run is tried again as a whole, until the second customer goes through as well.
		['stopWorkflow', 2, ['Eerste', 'Tweede', 'Derde']],
		// Continue: n8n tries again only when the very first item is an error item.
		['continueErrorOutput', 1, ['Eerste', 'Derde']],
	] as const)(
		'Retry On Fail never creates a customer twice (%s)',
		async (onError, refusals, expected) => {
			refuseSecond(refusals);

			const result = await setting.run('customer-create', {
				...createThree,
				node: { onError, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});

			expect(result.status).toBe('success');
			expect(namesStored()).toEqual(expected);
		},
	);

	it('Retry On Fail does not repeat a write of which nobody knows whether it was done', async () => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'cut-after',
		});

		const result = await setting.run('customer-create', {
			items: createThree.items.slice(0, 1),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(result.error?.description).toContain('AV_WRITE_DOUBTFUL');
		expect(namesStored()).toEqual(['Eerste']);
	});

	it('a run that is cancelled between two pages gives none of their rows', async () => {
		setting.credential.data['pageSize'] = 10;
		setting.sandbox.addFault({
			server: 'accountView',
			pathContains: 'LastKey',
			kind: 'latency',
			milliseconds: 20_000,
		});

		const running = setting.start('customer-get-many', {
			node: { onError: 'continueErrorOutput' },
		});
		await setting.requestArrived('LastKey');
		running.cancel();
		const result = await running.result;

		expect(result.status).toBe('canceled');
		expect(result.json('AccountView', 0)).toEqual([]);
		expect(result.json('AccountView', 1)).toMatchObject([{ details: { code: 'AV_CANCELLED' } }]);
		expect(result.order).not.toContain('Done');
	});

	it('a cancelled run that stops on errors ends as canceled, not as failed', async () => {
		setting.sandbox.addFault({ server: 'accountView', kind: 'latency', milliseconds: 20_000 });

		const running = setting.start('customer-get-many');
		await setting.requestArrived('companies');
		running.cancel();

		expect((await running.result).status).toBe('canceled');
	});

	it('an expired token is renewed once for the whole run and kept in the credential', async () => {
		const { accessToken, refreshToken } = setting.sandbox.accountView.issueTokens({
			expiresInSeconds: 0,
		});
		const tokens = { access_token: accessToken, refresh_token: refreshToken };
		setting.credential.data['oauthTokenData'] = tokens;

		const result = await setting.run('customer-get');

		expect(result.json('Done')).toHaveLength(2);
		const renewals = setting.sandbox.requests().filter(({ path }) => path.endsWith('/token'));
		expect(renewals).toHaveLength(1);
		expect(setting.credential.data['oauthTokenData']).toMatchObject({
			access_token: expect.not.stringContaining(accessToken) as string,
			refresh_token: expect.not.stringContaining(refreshToken) as string,
		});
	});

	it('says that no credential was chosen', async () => {
		const result = await setting.run('customer-get', { credential: { type: 'none', data: {} } });

		expect(result.error?.message).toMatch(/cannot give this node its AccountView credential/);
	});
});
