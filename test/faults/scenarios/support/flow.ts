import { randomUUID } from 'node:crypto';
import {
	compare,
	Runs,
	saveResults,
	type CompareOutcome,
	type PlannedWrite,
	type ResultOutcome,
	type Run,
	type Side,
	type SideRecords,
	type Stream,
} from '../../../../lib/sync';
import { linkPages } from '../../../../lib/sync/links/link-table';
import { digest, type FlowPorts } from '../../../lib/sync/flow/flow';
import { KINDS, type Kind } from './kinds';
import type { Cells } from './markdown';
import type { Kept, Office, OfficeTable } from './office';
import { settingsOf, type PlannedKind } from './plan';
import { refusalOf } from './tables';

export const BACKEND = 'field-service';

export function streamOf({ entity }: Kind): Stream {
	return { backend: BACKEND, entity };
}

/** Stops a flow as the end of its process does. */
export class Killed extends Error {}

/** What one turn of the flow does beyond doing well. */
export interface TurnOptions {
	readonly execution?: string;
	/** Hears of each change to a system once it has been made, before its result is saved. */
	readonly afterWrite?: (target: Side, action: 'create' | 'update') => void;
}

/** One turn of the flow for one kind, as the nodes make it. */
export class Turn {
	constructor(
		private readonly ports: FlowPorts,
		private readonly office: Office,
		private readonly planned: PlannedKind,
	) {}

	/** Start, read, Compare, write, Save, Finish. Undefined when another run holds the lease. */
	async run({ execution = randomUUID(), afterWrite }: TurnOptions = {}): Promise<
		CompareOutcome | undefined
	> {
		const { store } = this.ports;
		const runs = new Runs(store, { ...this.ports, digest });
		const stream = streamOf(this.planned.kind);
		const started = await runs.start({ ...stream, execution, workflow: 'scenario' });
		if (started.outcome === 'skipped') return undefined;
		const outcome = await this.compare(started.run, false);
		const decisions = outcome.brake === null ? outcome.decisions : [];
		for (const write of decisions.flatMap(({ writes }) => writes)) {
			const result = this.carryOut(write, afterWrite);
			await this.save(started.run, write, result);
		}
		await runs.finish(started.run);
		return outcome;
	}

	async preview(): Promise<CompareOutcome> {
		return await this.compare(null, true);
	}

	private async compare(run: Run | null, isPreview: boolean): Promise<CompareOutcome> {
		await this.readLinks();
		return await compare(
			this.ports.store,
			{ ...this.ports, digest },
			{
				stream: streamOf(this.planned.kind),
				run,
				settings: settingsOf(this.planned),
				accountView: this.records('accountView'),
				other: this.records('other'),
				isPreview,
				positions: [],
				wantsPairs: false,
			},
		);
	}

	/** As Link: Get Many gives them: what is linked, and which order belongs to a work order. */
	private async readLinks(): Promise<void> {
		for (const kind of KINDS) {
			const links = new Map<string, string>();
			for await (const page of linkPages(this.ports.store, streamOf(kind))) {
				for (const { accountViewKey, otherKey } of page) links.set(otherKey, accountViewKey);
			}
			this.office.links.set(kind.name, links);
		}
	}

	private table(side: Side): OfficeTable {
		return this.office.table(side, this.planned.kind.tables[side]);
	}

	private records(side: Side): SideRecords {
		const records = this.table(side)
			.all.map((row) => this.recordOf(side, row))
			.filter((record) => record !== null);
		return {
			count: records.length,
			at: (index) => records[index] ?? {},
			isComplete: true,
		};
	}

	private recordOf(side: Side, kept: Kept): Readonly<Record<string, unknown>> | null {
		const { kind } = this.planned;
		const { cells, version, changedAt } = kept;
		const view = kind.view?.[side];
		const seen = view === undefined ? {} : view(cells, this.office);
		if (seen === null) return null;
		const plain = kind.fields.map((field) => [field.name, cells[field[side]] ?? ''] as const);
		const { key } = this.table(side).shape;
		return {
			...Object.fromEntries(plain),
			...seen,
			key: cells[key] ?? '',
			number: this.numberIn(side, cells),
			version,
			changedAt: new Date(changedAt).toISOString(),
		};
	}

	private numberIn(side: Side, cells: Cells): string {
		const { number } = this.planned.kind;
		const column = side === 'accountView' ? this.table(side).shape.key : number;
		return column === null ? '' : (cells[column] ?? '');
	}

	private carryOut(write: PlannedWrite, afterWrite: TurnOptions['afterWrite']): ResultOutcome {
		const { target, draft } = write;
		if (this.office.unreachable.has(target)) return postponed(target);
		const table = this.table(target);
		const cells = this.cellsFor(write);
		const before = draft.action === 'update' ? table.required(draft.targetKey ?? '').cells : {};
		const refusal = refusalOf(this.office, target, table.shape.name, { ...before, ...cells });
		if (refusal !== '') return refused(refusal);
		const found = draft.action === 'create' && write.lookFirst ? this.lookUp(write) : undefined;
		if (found !== undefined) return this.settled(write, found);
		const made =
			draft.action === 'create'
				? table.add(cells, draft.sourceKey)
				: table.change(draft.targetKey ?? '', cells);
		afterWrite?.(target, draft.action);
		return this.settled(write, made);
	}

	private settled({ target, draft }: PlannedWrite, record: Kept): ResultOutcome {
		const isNew = target === 'accountView' && draft.action === 'create';
		if (isNew) this.carryNumberBack(draft.sourceKey, record);
		return success(this.table(target), record);
	}

	/** The columns to write: of a record that is there only those of the fields that change. */
	private cellsFor({ target, draft, record, changes }: PlannedWrite): Cells {
		const { kind } = this.planned;
		const changed = new Set(changes.map(({ field }) => field));
		const fields = kind.fields.filter(({ name }) => draft.action === 'create' || changed.has(name));
		const columns = Object.fromEntries(
			fields.map((field) => [field[target], textAt(record, field.name)]),
		);
		const number =
			draft.action === 'create' ? this.numberCells(target, record, draft.sourceKey) : {};
		return { ...columns, ...kind.back?.[target]?.(columns, this.office), ...number };
	}

	/** AccountView takes a number that the app has given; the app notes the one of AccountView. */
	private numberCells(
		target: Side,
		record: Readonly<Record<string, unknown>>,
		sourceKey: string,
	): Cells {
		const { number } = this.planned.kind;
		if (number === null) return {};
		if (target === 'other') return { [number]: sourceKey };
		return { [this.table(target).shape.key]: textAt(record, 'number') };
	}

	/** By what an earlier turn left, and by AccountView's number. */
	private lookUp({ target, draft, record }: PlannedWrite): Kept | undefined {
		const table = this.table(target);
		const byReference = table.byReference(draft.sourceKey);
		if (byReference !== undefined) return byReference;
		const { number } = this.planned.kind;
		if (number === null) return undefined;
		if (target === 'accountView') return table.get(textAt(record, 'number'));
		return table.all.find(({ cells }) => cells[number] === draft.sourceKey);
	}

	private carryNumberBack(appKey: string, { cells }: Kept): void {
		const { number } = this.planned.kind;
		const given = cells[this.table('accountView').shape.key] ?? '';
		const app = this.table('other');
		if (number === null || app.get(appKey)?.cells[number] === given) return;
		app.change(appKey, { [number]: given });
	}

	private async save(run: Run, { draft }: PlannedWrite, outcome: ResultOutcome): Promise<void> {
		const result = { intent: draft.id, run: run.id, fence: run.fence, outcome };
		const [saved] = await saveResults(this.ports.store, { ...this.ports, digest }, [result]);
		if (saved instanceof Error) throw saved;
	}
}

/** What is written may have come back from the store as a number. */
function textAt(record: Readonly<Record<string, unknown>>, name: string): string {
	const value = record[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function success({ shape }: OfficeTable, { cells, version }: Kept): ResultOutcome {
	return { kind: 'success', key: cells[shape.key] ?? '', version: String(version) };
}

function refused(cause: string): ResultOutcome {
	return {
		kind: 'failure',
		certainty: 'refused',
		cause,
		causeCode: 'AV_REJECTED',
		remedy: '',
		retryAfterMs: null,
	};
}

function postponed(target: Side): ResultOutcome {
	return {
		kind: 'failure',
		certainty: 'postponed',
		cause: 'no connection',
		causeCode: target === 'accountView' ? 'AV_UNREACHABLE' : 'ECONNREFUSED',
		remedy: '',
		retryAfterMs: null,
	};
}

/** What a comparison would have written; nothing where the brake holds it. */
export function writesOf({ decisions, brake }: CompareOutcome): {
	readonly target: Side;
	readonly action: 'create' | 'update';
}[] {
	const writes = brake === null ? decisions.flatMap((one) => one.writes) : [];
	return writes.map(({ target, draft }) => ({ target, action: draft.action }));
}
