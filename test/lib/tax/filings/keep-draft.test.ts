import { createHash } from 'node:crypto';
import type { Store } from '../../../../lib/store';
import {
	Filings,
	keepDraft,
	keptFacts,
	messageReference,
	nextRevision,
	type FilingIntent,
	type KeptDraft,
} from '../../../../lib/tax/filings';
import type { IcpStatement, VatReturn } from '../../../../lib/tax';
import { sqlitePlace, type StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';
import { CONTEXT, icp, MESSAGE, RUBRICS, SUPPLIES, vatReturn } from '../samples';
import { ACCEPTED, ChannelForTest, REJECTED } from './channel-for-test';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

let place: StorePlace;
let store: Store;
let clock: VirtualClock;
let filings: Filings;
let channel: ChannelForTest;
let lastId = 0;
beforeEach(async () => {
	place = sqlitePlace();
	store = await place.open();
	clock = new VirtualClock(Date.UTC(2026, 3, 15, 8, 30));
	const newId = (): string => `id-${(lastId += 1)}`;
	filings = new Filings(store, { clock, digest, newId });
	channel = new ChannelForTest();
});
afterEach(async () => {
	await store.close();
	await place.remove();
});

function keep(
	draft: VatReturn | IcpStatement = vatReturn(),
	intent: FilingIntent = 'file',
): Promise<KeptDraft> {
	const { software, contact } = MESSAGE;
	const { vatReturn: beside, goods, yearly } = CONTEXT;
	return keepDraft(
		filings,
		draft.kind === 'icp'
			? {
					...{ kind: 'icp', draft },
					beside: {
						...{ vatReturn: beside, goods, yearly },
						fiscalEntity: draft.division === '' ? 'none' : 'member',
					},
				}
			: { kind: 'vatReturn', draft, beside: { statements: null } },
		{ intent, message: { software, contact } },
		{ clock, digest },
	);
}

const other = (): VatReturn =>
	vatReturn('2026-Q1', { ...RUBRICS, '1b': { turnover: 100, vat: 9 } });

async function fileAs(
	outcome: typeof ACCEPTED,
	draft?: VatReturn | IcpStatement,
	intent?: FilingIntent,
): Promise<void> {
	const { key, filing } = await keep(draft, intent);
	await filings.approve(key, filing?.contentHash ?? '', 'An');
	await filings.submit(key, channel);
	channel.said = [outcome];
	await filings.follow(key, channel);
}

describe('A draft that is kept', () => {
	it('is the same filing when it says the same, a day later too', async () => {
		const first = await keep();
		await clock.sleep(86_400_000);
		const again = await keep();
		expect(again.filing?.contentHash).toBe(first.filing?.contentHash);
	});

	it('loses its approval when it says something else', async () => {
		const { key, filing } = await keep();
		await filings.approve(key, filing?.contentHash ?? '', 'An');
		const changed = await keep(other());
		expect([changed.filing?.state, changed.filing?.approvedBy]).toEqual(['prepared', null]);
		await expect(filings.submit(key, channel, filing?.contentHash)).rejects.toMatchObject({
			code: 'TAX_DRAFT_CHANGED',
		});
		expect(channel.received).toEqual([]);
	});

	it('can be read back: its amounts, its period and when it was made', async () => {
		const { filing } = await keep();
		expect(keptFacts(filing?.instance ?? '')).toMatchObject({
			euros: { '1a.vat': 21_000, '3b.turnover': 12_000, '5g.vat': 15_379 },
			createdAt: clock.now(),
			start: '2026-01-01',
			end: '2026-03-31',
		});
	});

	it('is not kept with an error, and the approved one stays as it is', async () => {
		const { key, filing } = await keep();
		await filings.approve(key, filing?.contentHash ?? '', 'An');
		const wrong = await keep({ ...other(), obNumber: '123456789B01' });
		expect(wrong.filing).toBeNull();
		expect((await filings.get(key)).state).toBe('approved');
	});
});

describe('A period that was filed', () => {
	it('is refused while its outcome is open', async () => {
		await fileAs({ ...ACCEPTED, isFinal: false, outcome: 'pending' });
		const { findings, filing } = await keep(other());
		expect(filing).toBeNull();
		expect(findings[0]).toMatchObject({ rule: 'TAX-FILING-OPEN', severity: 'error' });
	});

	it('is refused once accepted, unless it is named a replacement', async () => {
		await fileAs(ACCEPTED);
		const second = await keep(other());
		expect(second.findings[0]).toMatchObject({
			rule: 'TAX-FILED-BEFORE',
			record: messageReference({ ...second.key, revision: 1 }, digest),
		});

		const replacement = await keep(other(), 'replace');
		expect(replacement.filing).toMatchObject({ revision: 2, replaces: 1, state: 'prepared' });
		expect(replacement.findings).toContainEqual(expect.objectContaining({ rule: 'TAX-REPLACES' }));
	});

	it('may be filed again as the next revision once refused', async () => {
		await fileAs(REJECTED);
		expect((await keep(other())).filing).toMatchObject({ revision: 2, replaces: null });
	});
});

describe('Days that were filed', () => {
	const errors = async (draft: VatReturn | IcpStatement, intent?: FilingIntent) =>
		(await keep(draft, intent)).findings
			.filter(({ severity }) => severity === 'error')
			.map(({ rule }) => rule);

	it.each(['2026-01', '2026-03', '2026'])(
		'are not filed again by a return over %s after that of the quarter',
		async (period) => {
			await fileAs(ACCEPTED);
			expect(await errors(vatReturn(period))).toEqual(['TAX-FILED-BEFORE']);
			expect(await errors(vatReturn(period), 'replace')).toEqual(['TAX-FILED-BEFORE']);
		},
	);

	it('are not filed again under another name of the administration', async () => {
		await fileAs(ACCEPTED);
		expect(await errors({ ...other(), administration: 'Demo' })).toEqual(['TAX-FILED-BEFORE']);
	});

	it('are not sent again by what was approved before', async () => {
		const month = await keep(vatReturn('2026-01'));
		await filings.approve(month.key, month.filing?.contentHash ?? '', 'An');
		await fileAs(ACCEPTED);

		await expect(filings.submit(month.key, channel)).rejects.toMatchObject({
			...{ code: 'TAX_FILED_ALREADY', record: 'VAT return 2026-Q1 of Bakkerij De Hoek' },
		});
		expect(channel.received).toHaveLength(1);
	});

	it('may be filed again once refused, and the days around them at any time', async () => {
		await fileAs(REJECTED);
		expect(await errors(vatReturn('2026-01'))).toEqual([]);
		await fileAs(ACCEPTED, vatReturn('2026-01'));
		expect(await errors(vatReturn('2026-02'))).toEqual([]);
		expect(await errors(vatReturn())).toEqual(['TAX-FILED-BEFORE']);
	});

	it('are stated by each company of a fiscal entity, and by each once', async () => {
		const ofCompany = (division: string, administration: string, period = '2026-Q1') =>
			icp(period, SUPPLIES, { division }).then((draft) => ({ ...draft, administration }));
		await fileAs(ACCEPTED, await ofCompany('123456782B01', 'BV1'));

		expect(await errors(await ofCompany('001000044B37', 'BV2'))).toEqual([]);
		expect(await errors(await ofCompany('123456782B01', 'BV1', '2026-01'))).toEqual([
			'TAX-FILED-BEFORE',
		]);
		expect(await errors(await ofCompany('123456782B01', 'bv1'))).toEqual(['TAX-FILED-BEFORE']);
	});
});

describe('What replaces an accepted filing', () => {
	const changed = (turnover: number): VatReturn =>
		vatReturn('2026-Q1', { ...RUBRICS, '1b': { turnover, vat: 9 } });

	it('is replaced itself once it is accepted', async () => {
		await fileAs(ACCEPTED);
		await fileAs(ACCEPTED, changed(100), 'replace');
		await fileAs(ACCEPTED, changed(110), 'replace');

		const period = {
			administration: 'Bakkerij De Hoek',
			kind: 'vatReturn',
			period: '2026-Q1',
		} as const;
		expect(await filings.ofPeriod(period)).toMatchObject([
			{ revision: 1, state: 'accepted', replaces: null },
			{ revision: 2, state: 'accepted', replaces: 1 },
			{ revision: 3, state: 'accepted', replaces: 2 },
		]);
	});

	it('replaces the one that counts, not one that was replaced before', async () => {
		await fileAs(ACCEPTED);
		await fileAs(ACCEPTED, changed(100), 'replace');

		await expect(
			filings.prepare({
				...{
					administration: 'Bakkerij De Hoek',
					kind: 'vatReturn',
					period: '2026-Q1',
					revision: 3,
				},
				...{ replaces: 1, taxpayer: '123456782B01', instance: '<xbrl/>' },
			}),
		).rejects.toMatchObject({ code: 'TAX_FILED_ALREADY' });
	});
});

describe('nextRevision', () => {
	it('replaces the accepted one, also where a replacement of it was refused', () => {
		const filed = [
			{ revision: 1, state: 'accepted', replaces: null },
			{ revision: 2, state: 'rejected', replaces: 1 },
		] as const;
		expect(nextRevision(filed, 'replace')).toEqual({ revision: 3, replaces: 1 });
	});
});

describe('messageReference', () => {
	it('is at most 20 characters, another one for each filing', () => {
		const key = {
			administration: 'DEMO',
			kind: 'icp',
			period: '2026-01/02',
			revision: 12,
		} as const;
		const others = [
			messageReference(key, digest),
			messageReference({ ...key, administration: 'ANDERS' }, digest),
			messageReference({ ...key, kind: 'vatReturn' }, digest),
			messageReference({ ...key, revision: 1 }, digest),
		];
		expect(new Set(others).size).toBe(4);
		for (const one of others) expect(one).toMatch(/^(OB|ICP)-20260102-(1|12)-[0-9A-Z]+$/);
		expect(Math.max(...others.map(({ length }) => length))).toBe(20);
	});
});
