import { HourEntries, type HourEntryInput, type HourOutcome } from '../../../lib/accountview';
import { collect, errorOf } from '../../lib/accountview/support/client-with';
import { containing } from '../../lib/accountview/support/expecting';
import { RUNNABLE } from './switch-settings';
import { World } from './world';

/** Hours against every setting of every switch, each on its own. */

/** What an installation with the names of the switch `names` needs in its credential. */
const RENAMED = { hourSheet: { businessObject: 'HR5' }, hourEntry: { table: 'UREN' } };

/** Renames everything that hours use. */
const ALL_NAMES =
	'UR1=HR5, HRS_HDR=STAAT, HRS_LINE=UREN, HRS_HDR.EMP_NR=MDW, HRS_HDR.PERIOD=WEEK, HRS_LINE.TRN_DATE=DATUM, HRS_LINE.EMP_NR=MDW_NR, HRS_LINE.PROJ_CODE=PRJ, HRS_LINE.HRS_CODE=SOORT, HRS_LINE.TRN_DESC=TEKST, HRS_LINE.TRN_QTY=AANTAL';

const ALL_RENAMED = {
	hourSheet: {
		businessObject: 'HR5',
		table: 'STAAT',
		fields: { employee: 'MDW', period: 'WEEK' },
	},
	hourEntry: {
		table: 'UREN',
		fields: {
			date: { column: 'DATUM', type: 'D' },
			employee: 'MDW_NR',
			project: 'PRJ',
			hourType: 'SOORT',
			ownReference: 'TEKST',
			description: 'TEKST',
			hours: { column: 'AANTAL', type: 'N', length: 13 },
		},
	},
};

let world: World;

async function start(name: string, value: unknown): Promise<void> {
	world = await World.start({ switches: { accessTokenSeconds: 3600 } });
	const isDead = name === 'accessTokenSeconds' && value === 0;
	world.sandbox.setSwitches(isDead ? {} : { [name]: value });
}

function hoursOf(override?: object): HourEntries {
	return new HourEntries(
		world.client(override === undefined ? {} : { dictionaryOverride: JSON.stringify(override) }),
	);
}

function entry(ownReference: string, changes: Partial<HourEntryInput> = {}): HourEntryInput {
	return {
		employee: '102',
		project: '26-001',
		hourType: 'WERK',
		date: '2026-03-02',
		hours: 2.25,
		description: 'Leidingwerk',
		ownReference,
		...changes,
	};
}

const MIXED = [
	entry('A'),
	entry('B', { project: '25-014' }),
	entry('C', { employee: '103', hours: 0.67, description: '' }),
	entry('D', { date: '2026-03-09', hourType: 'OVER' }),
	entry('E', { employee: '999' }),
];

function codes(outcomes: readonly HourOutcome[]): string[] {
	return outcomes.map((one) => (one.outcome === 'failed' ? one.error.code : one.outcome));
}

/** Texts of own references and descriptions as they stand in AccountView, past the API. */
function storedTexts(): string[] {
	const texts = world.sandbox.accountView.hourEntries.all().map((row) => String(row['TRN_DESC']));
	return texts.filter((text) => text.startsWith('[')).toSorted();
}

afterEach(() => world.stop());

/** Without the module there are no hours at all; a test of its own shows what is said then. */
const LICENSED = RUNNABLE.filter(([name, value]) => !(name === 'hoursLicensed' && value === false));

describe.each(LICENSED)('with %s = %s', (name, value) => {
	const override = name === 'names' && value !== '' ? RENAMED : undefined;

	beforeEach(() => start(name, value));

	it('entries are stored once, wrong ones get their own error, and a repeat is recognised', async () => {
		const outcomes = await hoursOf(override).create(MIXED);
		expect(codes(outcomes)).toEqual([
			'created',
			'AV_REJECTED',
			'created',
			'created',
			'AV_REJECTED',
		]);
		expect(storedTexts()).toEqual(['[A] Leidingwerk', '[C]', '[D] Leidingwerk']);
		const stored = world.sandbox.accountView.hourEntries
			.all()
			.find((row) => row['TRN_DESC'] === '[C]');
		expect(stored).toMatchObject({
			TRN_DATE: containing('2026-03-02'),
			TRN_QTY: 0.67,
			EMP_NR: '103',
			PROJ_CODE: '26-001',
			HRS_CODE: 'WERK',
		});

		for (const lookBack of ['employee', 'period'] as const) {
			const again = await hoursOf(override).create(MIXED, { lookBack });
			expect(codes(again)).toEqual([
				'alreadyThere',
				'AV_REJECTED',
				'alreadyThere',
				'alreadyThere',
				'AV_REJECTED',
			]);
			expect(again[0]).toMatchObject({ entry: { id: expect.stringMatching(/./) as string } });
		}
		expect(storedTexts()).toHaveLength(3);

		const changed = await hoursOf(override).create([entry('A', { hours: 3 })]);
		expect(codes(changed)).toEqual(['AV_HOURS_DIFFER']);
	});

	it('entries are found by employee, day, project and own reference', async () => {
		await hoursOf(override).create(MIXED);
		const found = async (filter: Parameters<HourEntries['list']>[0]): Promise<unknown[]> =>
			(await collect(hoursOf(override).list(filter)))
				.map(({ ownReference }) => ownReference)
				.filter((reference) => reference !== '');
		expect(await found({ employee: '102' })).toEqual(['A', 'D']);
		expect(await found({ from: '2026-03-03', until: '2026-03-31' })).toEqual(['D']);
		expect(await found({ project: '26-001', until: '2026-03-02' })).toEqual(['A', 'C']);
		expect(await found({ ownReference: 'C' })).toEqual(['C']);
		expect(await found({ employee: 'NOBODY' })).toEqual([]);
		const [first] = await collect(hoursOf(override).list({ ownReference: 'A' }));
		expect(first).toMatchObject({ date: '2026-03-02', hours: 2.25, period: 202610 });
	});
});

describe('other names', () => {
	beforeEach(() => start('names', ALL_NAMES));

	it('without an override nothing is stored, and the name that is missing is told', async () => {
		const failure = await errorOf(hoursOf().create([entry('A')]));
		expect(failure).toMatchObject({ code: 'AV_OBJECT_UNKNOWN', message: containing('UR1') });
		expect(storedTexts()).toEqual([]);
	});

	it('with an override of half of them nothing is stored either', async () => {
		const half = { ...ALL_RENAMED, hourEntry: { table: 'UREN' } };
		expect(await errorOf(hoursOf(half).create([entry('A')]))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			message: containing('TRN_DESC'),
		});
		expect(storedTexts()).toEqual([]);
	});

	it('with an override all of it works', async () => {
		expect(codes(await hoursOf(ALL_RENAMED).create(MIXED.slice(0, 3)))).toEqual([
			'created',
			'AV_REJECTED',
			'created',
		]);
		expect(codes(await hoursOf(ALL_RENAMED).create([entry('A')]))).toEqual(['alreadyThere']);
		expect(await collect(hoursOf(ALL_RENAMED).list({ ownReference: 'A' }))).toMatchObject([
			{ employee: '102', project: '26-001', hourType: 'WERK', date: '2026-03-02', hours: 2.25 },
		]);
	});

	it('a column for own references that is not there keeps hours from being stored', async () => {
		world.sandbox.setSwitches({ names: '' });
		const apart = { hourEntry: { fields: { ownReference: 'EXT_REF' } } };
		expect(await errorOf(hoursOf(apart).create([entry('A')]))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			message: containing('EXT_REF'),
		});
	});
});

describe('faults', () => {
	beforeEach(() => start('none', undefined));

	const strike = (kind: 'cut-before' | 'cut-after' | 'html' | 'not-json', skip = 0): void => {
		world.sandbox.addFault({ server: 'accountView', method: 'POST', kind, skip });
	};

	it.each(['cut-after'] as const)(
		'after %s the entries are there, and told as created',
		async (kind) => {
			strike(kind);
			expect(codes(await hoursOf().create([entry('A'), entry('C')]))).toEqual([
				'created',
				'created',
			]);
			expect(storedTexts()).toHaveLength(2);
		},
	);

	it.each(['cut-before', 'html', 'not-json'] as const)(
		'after %s the entries are in doubt, the rest is stored, and a repeat stores what is missing',
		async (kind) => {
			strike(kind);
			const entries = [entry('A'), entry('B'), entry('C')];
			const first = await hoursOf().create(entries, { linesPerRequest: 1 });
			expect(codes(first)).toEqual(['AV_WRITE_DOUBTFUL', 'created', 'created']);
			expect(codes(await hoursOf().create(entries))).toEqual([
				'created',
				'alreadyThere',
				'alreadyThere',
			]);
			expect(storedTexts()).toHaveLength(3);
		},
	);

	it('without the module the object is named', async () => {
		world.sandbox.setSwitches({ hoursLicensed: false });
		expect(await errorOf(hoursOf().create([entry('A')]))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			message: containing('UR1'),
		});
	});

	it('a description of several lines is stored as one, and its repeat is recognised', async () => {
		const lines = entry('L', { description: 'Ketel storing\nGraag bellen' });
		expect(codes(await hoursOf().create([lines]))).toEqual(['created']);
		expect(codes(await hoursOf().create([lines]))).toEqual(['alreadyThere']);
		expect(storedTexts()).toContain('[L] Ketel storing Graag bellen');
	});

	it('an entry that was corrected to another employee since is not stored once more', async () => {
		await hoursOf().create([entry('A', { employee: '102' })]);
		const corrected = await hoursOf().create([entry('A', { employee: '103' })]);
		expect(codes(corrected)).toEqual(['AV_HOURS_DIFFER']);
		expect(storedTexts().filter((text) => text.startsWith('[A]'))).toHaveLength(1);
	});

	it('many entries take few requests', async () => {
		const entries = Array.from({ length: 1000 }, (_, place) =>
			entry(`R-${place}`, {
				employee: ['101', '102', '103', '104'][place % 4] ?? '',
				date: `2026-03-${String(1 + (Math.floor(place / 4) % 31)).padStart(2, '0')}`,
				hours: 0.5,
			}),
		);
		const outcomes = await hoursOf().create(entries);
		expect(new Set(codes(outcomes))).toEqual(new Set(['created']));
		const company = 1;
		const weeks = 6;
		const lookingBack = 4 * 2 + weeks;
		expect(world.http.asked.length).toBeLessThanOrEqual(company + lookingBack + 1000 / 200 + 1);
	});
});
