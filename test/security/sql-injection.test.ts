import { randomUUID } from 'node:crypto';
import { Outbox } from '../../lib/mail';
import { openPostgresStore, type Store } from '../../lib/store';
import { Filings, type NewFiling } from '../../lib/tax/filings';
import { ChangeFeed, type Stream } from '../../lib/sync';
import { listLinks, type ListedLink } from '../../lib/sync/links/list-links';
import { readReport } from '../../lib/sync/report/report';
import { describeOnBothStores } from '../contract/store/both';
import type { StorePlace } from '../contract/store/stores';
import { hurried } from '../contract/mail/post';
import { digest, runFlow, type FlowPorts } from '../lib/sync/flow/flow';
import { newWorld, portsFor } from '../lib/sync/flow/setting';
import { HOSTILE } from './hostile';

const EVIL = HOSTILE.sql;

describeOnBothStores('a name that is a statement', (makePlace) => {
	let place: StorePlace;
	let store: Store;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	const linksOf = async (stream: Partial<Stream>): Promise<readonly ListedLink[]> => {
		const links: ListedLink[] = [];
		for await (const page of listLinks(store, stream)) links.push(...page);
		return links;
	};

	it('is a name to the ledger, and its links are found by it', async () => {
		const ports: FlowPorts = portsFor(store);
		const world = newWorld();
		world.accountView.put(EVIL, { name: EVIL, phone: EVIL });
		const stream = { backend: EVIL, entity: EVIL };

		const first = await runFlow(ports, world, { stream, execution: EVIL });
		const second = await runFlow(ports, world, { stream });

		expect(first?.written).toHaveLength(1);
		expect(second?.compared.counts.inStep).toBe(1);
		const links = await linksOf(stream);
		expect(links).toMatchObject([{ backend: EVIL, entity: EVIL, accountViewKey: EVIL }]);
		const { streams } = await readReport(store, ports.clock, { stream, runs: 5 });
		expect(streams).toMatchObject([{ backend: EVIL, links: 1 }]);
		expect(await linksOf({ backend: `${EVIL}x` })).toEqual([]);
	});

	it('is a name to positions, and resetting one leaves the others', async () => {
		const feed = new ChangeFeed(store, { clock: hurried, newId: randomUUID, digest });

		await feed.next(noChanges(EVIL), { name: EVIL, start: 'everything', limit: 10 });
		await feed.next(noChanges('b'), { name: 'b', start: 'everything', limit: 10 });
		await feed.reset(EVIL);

		expect((await feed.list()).map(({ name }) => name)).toEqual(['b']);
	});

	it('is a name to the outbox, whatever of a message it is', async () => {
		const outbox = new Outbox(store, { newId: randomUUID });
		const entry = {
			...{ key: EVIL, profile: EVIL, contentHash: EVIL, messageId: EVIL },
			...{ sender: EVIL, recipients: [EVIL], subject: EVIL },
		};

		await outbox.register([entry, { ...entry, key: 'other', profile: 'other' }]);

		expect(await outbox.list({ profile: EVIL, keyPrefix: EVIL.slice(0, 5) }, 10)).toMatchObject([
			{ key: EVIL, subject: EVIL, recipients: [EVIL] },
		]);
		// A sign that stands for any text in LIKE is a sign here.
		expect(await outbox.list({ keyPrefix: '%' }, 10)).toEqual([]);
		await expect(outbox.settle(`${EVIL}x`, 'sent', EVIL)).rejects.toMatchObject({
			code: 'MAIL_ENTRY_UNKNOWN',
		});
	});

	it('is a name to filings', async () => {
		const filings = new Filings(store, { clock: hurried, newId: randomUUID, digest });
		const filing: NewFiling = {
			...{ administration: EVIL, kind: 'vatReturn', period: '2026-Q1', revision: 1 },
			...{ taxpayer: EVIL, instance: EVIL, preparedBy: EVIL },
		};

		await filings.prepare(filing);

		expect(await filings.list({ administration: EVIL })).toMatchObject([{ taxpayer: EVIL }]);
		expect(await filings.get(filing)).toMatchObject({ instance: EVIL, preparedBy: EVIL });
		expect(await filings.list({ administration: 'DEMO' })).toEqual([]);
	});
});

describe('The schema of a Postgres store', () => {
	it.each(['a"; DROP SCHEMA public; --', 'a b', 'A', '1a', '"', 'a'.repeat(64), ''])(
		'cannot be %j, and nothing is connected to',
		async (schema) => {
			const nowhere = { host: '127.0.0.1', port: 1, database: 'x', user: 'x', password: 'x' };

			await expect(
				openPostgresStore({ ...nowhere, tls: 'off', schema, clock: hurried }),
			).rejects.toMatchObject({ code: 'STORE_SETTINGS_INVALID' });
		},
	);
});

function noChanges(scope: string) {
	return {
		scope,
		async *pages() {
			// Nothing was changed.
		},
	};
}
