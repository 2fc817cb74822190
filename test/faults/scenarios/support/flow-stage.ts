import { Runs, SIDES, type Side } from '../../../../lib/sync';
import type { StreamIssue } from '../../../../lib/sync/issues/issue-table';
import type { StorePlace } from '../../../contract/store/stores';
import { digest } from '../../../lib/sync/flow/flow';
import { portsFor } from '../../../lib/sync/flow/setting';
import { Killed, streamOf, Turn, writesOf, type TurnOptions } from './flow';
import { FlowTables, nameIn } from './flow-tables';
import type { Cells, Table } from './markdown';
import { Office, sideNamed, systemName, type OfficeTable } from './office';
import { readPlan, type PlannedKind } from './plan';
import { playOneOf, type Stage, type StageTable, type Step } from './stage';
import { SHAPES } from './tables';

const MINUTE = 60_000;

/** A change that the flow made to a system. */
interface Write {
	readonly kind: string;
	readonly target: Side;
	readonly action: 'create' | 'update';
}

/** Both systems and the flow between them, on the sync core and a store of its own. */
export class FlowStage implements Stage {
	readonly required = ['Written', 'Errors'];
	private readonly tables: FlowTables;
	private plan: readonly PlannedKind[] = [];
	private written: Write[] = [];
	private previewed: readonly Cells[] = [];
	private starts: Cells[] = [];

	private constructor(
		private readonly ports: ReturnType<typeof portsFor>,
		private readonly place: StorePlace,
		private readonly office: Office,
	) {
		this.tables = new FlowTables(ports.store, office);
		office.set('today', new Date(ports.clock.now()).toISOString().slice(0, 10));
	}

	/** @throws Error for a table or a setting that is not known */
	static async open(place: StorePlace, tables: readonly Table[]): Promise<FlowStage> {
		const ports = portsFor(await place.open());
		const stage = new FlowStage(ports, place, new Office(SHAPES, ports.clock));
		try {
			for (const table of tables) stage.fill(table);
			if (stage.plan.length === 0) throw new Error('Given has no table "Kept in step".');
			return stage;
		} catch (error) {
			await stage.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.ports.store.close();
		await this.place.remove();
	}

	beginChapter(): void {
		this.written = [];
		this.starts = [];
	}

	async play(step: string): Promise<void> {
		await playOneOf(this.steps, step);
	}

	/** A second turn writes nothing. */
	async checkEnd(): Promise<void> {
		const before = namesOf(await this.tables.issues());
		this.beginChapter();
		await this.runAll();
		if (this.starts.some(({ outcome }) => outcome !== 'ran')) throw new Error('A run was skipped.');
		const written = this.writtenRows().map((row) => Object.values(row).join(' '));
		if (written.length > 0) throw new Error(`A second run writes: ${written.join('; ')}.`);
		const after = namesOf(await this.tables.issues());
		if (before !== after) throw new Error(`A second run changes the errors: ${before} → ${after}.`);
	}

	async table(caption: string): Promise<StageTable | undefined> {
		const columns = ['kind', 'in', 'created', 'changed'];
		switch (caption) {
			case 'Written':
				return { columns, rows: this.writtenRows() };
			case 'Preview':
				return { columns, rows: this.previewed };
			case 'Starts':
				return { columns: ['kind', 'outcome'], rows: this.starts };
			default:
				return await this.tables.table(caption);
		}
	}

	private readonly steps: readonly Step[] = [
		{ pattern: /^The sync (?:runs|has run)(?: again)?\.$/, play: () => this.runAll() },
		{ pattern: /^Two syncs start at the same time\.$/, play: () => this.runTwice() },
		{
			pattern: /^The sync runs, and its process is killed after its first write\.$/,
			play: () => this.runKilled(),
		},
		{ pattern: /^A preview is made\.$/, play: () => this.preview() },
		{
			pattern: /^(?<minutes>\d+) minutes? pass(?:es)?\.$/,
			play: ({ minutes }) => this.pass(Number(minutes)),
		},
		{
			pattern: /^In (?<system>AccountView|the app), (?<record>.+?) gets (?<changes>.+)\.$/,
			play: ({ system = '', record = '', changes = '' }) => {
				const { table, key } = this.recordNamed(system, record);
				table.change(key, cellsIn(changes));
			},
		},
		{
			pattern: /^In (?<system>AccountView|the app), (?<record>.+?) is removed\.$/,
			play: ({ system = '', record = '' }) => {
				const { table, key } = this.recordNamed(system, record);
				table.remove(key);
			},
		},
		{
			pattern: /^In (?<system>AccountView|the app), (?<record>.+?) is saved without a change\.$/,
			play: ({ system = '', record = '' }) => {
				const { table, key } = this.recordNamed(system, record);
				table.change(key, {});
			},
		},
		{
			pattern: /^In (?<system>AccountView|the app), an? (?<one>.+?) is added with (?<cells>.+)\.$/,
			play: ({ system = '', one = '', cells = '' }) => {
				const table = this.office.tableOf(sideNamed(system), one);
				if (table === undefined) throw new Error(`There is no ${one} in ${system}.`);
				table.add(cellsIn(cells));
			},
		},
		{
			pattern: /^The setting "(?<name>.+)" becomes "(?<value>.*)"\.$/,
			play: ({ name = '', value = '' }) => {
				this.office.set(name, value);
			},
		},
		{
			pattern: /^(?<system>AccountView|The app) cannot be reached\.$/,
			play: ({ system = '' }) => void this.office.unreachable.add(sideNamed(system)),
		},
		{
			pattern: /^(?<system>AccountView|The app) can be reached again\.$/,
			play: ({ system = '' }) => void this.office.unreachable.delete(sideNamed(system)),
		},
	];

	private fill(given: Table): void {
		const { caption, rows } = given;
		if (caption === 'Kept in step') {
			this.plan = readPlan(given);
			return;
		}
		if (caption === 'Settings') {
			for (const { setting = '', value = '' } of rows) this.office.set(setting, value);
			return;
		}
		const table = this.office.captioned(nameIn(caption));
		if (table === undefined) throw new Error(`Given has a table that is not known: "${caption}".`);
		for (const row of rows) table.add(row);
	}

	/** Kinds that are on, in their order. */
	private kinds(): readonly PlannedKind[] {
		return this.plan.filter(({ kind }) => kind.isOn?.(this.office) ?? true);
	}

	private turn(planned: PlannedKind): Turn {
		return new Turn(this.ports, this.office, planned);
	}

	private async runAll(): Promise<void> {
		for (const planned of this.kinds()) await this.runOne(planned);
	}

	private async runOne(planned: PlannedKind, options: TurnOptions = {}): Promise<void> {
		const { kind } = planned;
		const outcome = await this.turn(planned).run({
			...options,
			afterWrite: (target, action) => {
				this.written.push({ kind: kind.name, target, action });
				options.afterWrite?.(target, action);
			},
		});
		this.starts.push({ kind: kind.name, outcome: outcome === undefined ? 'skipped' : 'ran' });
	}

	/** The second starts while the first is under way. */
	private async runTwice(): Promise<void> {
		for (const planned of this.kinds()) {
			const runs = new Runs(this.ports.store, { ...this.ports, digest });
			const execution = this.ports.newId();
			await runs.start({ ...streamOf(planned.kind), execution, workflow: 'scenario' });
			await this.runOne(planned);
			await this.runOne(planned, { execution });
		}
	}

	private async runKilled(): Promise<void> {
		const afterWrite = (): never => {
			throw new Killed();
		};
		for (const planned of this.kinds()) {
			try {
				await this.runOne(planned, { afterWrite });
			} catch (error) {
				if (error instanceof Killed) return;
				throw error;
			}
		}
		throw new Error('The flow was not killed: it wrote nothing.');
	}

	private async preview(): Promise<void> {
		const rows: Cells[] = [];
		for (const planned of this.kinds()) {
			rows.push(...countRows(planned.kind.name, writesOf(await this.turn(planned).preview())));
		}
		this.previewed = rows;
	}

	/** With a cycle the flow runs by itself, on each full ten minutes or whatever is set. */
	private async pass(minutes: number): Promise<void> {
		const cycle = Number(this.office.settings.get('minutes between runs') ?? 0);
		for (let minute = 0; minute < minutes; minute += 1) {
			await this.ports.clock.sleep(MINUTE);
			const isDue = cycle > 0 && (this.ports.clock.now() / MINUTE) % cycle === 0;
			if (isDue) await this.runAll();
		}
	}

	private recordNamed(system: string, record: string): { table: OfficeTable; key: string } {
		const side = sideNamed(system);
		const place = record.lastIndexOf(' ');
		const table = this.office.tableOf(side, record.slice(0, place));
		if (table === undefined) throw new Error(`There is no ${record} in ${system}.`);
		return { table, key: record.slice(place + 1) };
	}

	private writtenRows(): Cells[] {
		const kinds = [...new Set(this.written.map(({ kind }) => kind))];
		return kinds.flatMap((kind) => {
			const own = this.written.filter((write) => write.kind === kind);
			return countRows(kind, own);
		});
	}
}

function namesOf(issues: readonly StreamIssue[]): string {
	return JSON.stringify(issues.map(({ subject, code }) => [subject, code]));
}

/** How many records were made and changed in each system, where there are any. */
function countRows(kind: string, writes: readonly Omit<Write, 'kind'>[]): Cells[] {
	return SIDES.flatMap((side) => {
		const own = writes.filter(({ target }) => target === side);
		const created = own.filter(({ action }) => action === 'create').length;
		const counts = { created: String(created), changed: String(own.length - created) };
		return own.length === 0 ? [] : [{ kind, in: systemName(side), ...counts }];
	});
}

/** `name "Jansen" and phone "010-1"`. @throws Error for other words */
function cellsIn(text: string): Cells {
	const pairs = [...text.matchAll(/(?:^|, | and )(?<column>[\w -]+?) "(?<value>[^"]*)"/g)];
	const read = pairs.map(([all]) => all).join('');
	if (read !== text) throw new Error(`Not as 'column "value" and column "value"': ${text}`);
	return Object.fromEntries(
		pairs.map(({ groups }) => [groups?.['column'] ?? '', groups?.['value'] ?? '']),
	);
}
