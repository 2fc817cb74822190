import {
	AnyRecords,
	ReferenceList,
	checkMapping,
	readChanged,
	readInstallation,
} from '../../../lib/accountview';
import { RUNNABLE } from './switch-settings';
import { World, pluck } from './world';

/**
 * What the package offers for finding one's way in an installation, under every setting of every
 * switch. Modules that are switched off are told as missing, not as an error.
 */
describe.each(RUNNABLE)('with %s = %s', (name, value) => {
	let world: World;

	beforeAll(async () => {
		world = await World.start();
		const isDead = name === 'accessTokenSeconds' && value === 0;
		world.sandbox.setSwitches(isDead ? {} : { [name]: value });
	});

	afterAll(() => world.stop());

	it('the mapping is confirmed, or what differs is named and mended', async () => {
		const client = world.client();
		const installation = await readInstallation(client);
		const report = await checkMapping(client.settings.dictionary, installation);
		const adapted = world.client({ dictionaryOverride: JSON.stringify(report.override) });
		const again = await checkMapping(adapted.settings.dictionary, installation);
		const isUnlicensed = name.endsWith('Licensed') && value === false;
		expect(again.differs).toBe(0);
		expect(again.missing > 0).toBe(isUnlicensed);
		expect(report.differs > 0).toBe(name === 'names' && value !== '');
	});

	it('reference lists are read whole, and narrowed down by key', async () => {
		const client = world.client({ pageSize: 3 });
		const articles = new ReferenceList(client, 'article', 'description');
		const stored = world.sandbox.accountView.articles.all().map((row) => String(row['ART_CODE']));
		expect(await pluck(articles.list({}), 'code')).toEqual(stored);
		expect(await pluck(articles.list({ key: stored[4] ?? '' }), 'code')).toEqual([stored[4]]);
		expect(await articles.get(stored[2] ?? '')).toMatchObject({ code: stored[2] });
		await expect(articles.get('NIX')).rejects.toMatchObject({ code: 'AV_RECORD_NOT_FOUND' });
	});

	it('changes are read from a moment of AccountView on, and from a key on', async () => {
		const client = world.client({ pageSize: 3 });
		const all = await keysOf(readChanged(client, 'customer', {}));
		expect(all).toEqual(world.storedNumbers());
		world.clock.advance(48 * 3_600_000);
		if (world.sandbox.switches.revokeRefresh) world.http.signIn();
		world.sandbox.accountView.customers.update(all[5] ?? '', { CITY: 'Zaltbommel' });
		const changedAt = await changeOf(client, all[5] ?? '');
		const later = world.client({ pageSize: 3 });
		expect(await keysOf(readChanged(later, 'customer', { since: changedAt }))).toEqual([all[5]]);
		expect(await keysOf(readChanged(later, 'customer', { afterKey: all[5] ?? '' }))).toEqual(
			all.slice(6),
		);
	});

	it('any business object is read and written', async () => {
		const records = new AnyRecords(world.client());
		await records.create({
			businessObject: 'AG1',
			values: { AG_CODE: 'Z1', AG_DESC: 'Zon & accu' },
		});
		await records.update('Z1', { businessObject: 'AG1', values: { AG_DESC: 'Zon' } });
		const found = records.list({
			businessObject: 'AG1',
			filters: [{ column: 'AG_DESC', operator: 'Equal', value: 'Zon' }],
		});
		expect(await pluck(found, 'AG_CODE')).toEqual(['Z1']);
	});
});

async function keysOf(pages: ReturnType<typeof readChanged>): Promise<string[]> {
	const keys: string[] = [];
	for await (const page of pages) keys.push(...page.map(({ key }) => key));
	return keys;
}

/** When AccountView says that a customer was changed, as it tells it. */
async function changeOf(client: Parameters<typeof readChanged>[0], key: string): Promise<string> {
	for await (const page of readChanged(client, 'customer', {})) {
		const found = page.find((record) => record.key === key);
		if (found?.changedAt) return found.changedAt;
	}
	throw new Error(`No change of ${key}`);
}
