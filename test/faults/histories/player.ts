import type { Store } from '../../../lib/store';
import type { CompareOutcome, Side } from '../../../lib/sync';
import type { Row } from '../../lib/sync/flow/system';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { OWN_REFERENCE, type Entity, type Field } from './entities';
import { stepInWords, type Act, type History, type Reads, type Step, type Turn } from './history';
import { Ledger } from './ledger';
import { Model } from './model';
import { Server } from './server';
import { interleave, type Steps } from './steps';
import { takeTurn, type Place, type TurnOutcome, type Witness } from './turn';
import { refusable } from './values';

const SECOND = 1000;
const HOUR = 3_600_000;

/** A run in which nothing goes wrong. */
export const QUIET: Turn = {
	read: { accountView: 'complete', other: 'complete' },
	readFaults: [],
	reversed: false,
	calls: [],
	cut: null,
	limit: null,
	brake: 'usual',
	part: 100,
};

let histories = 0;

/** A promise of the core that a history has shown to be broken. */
export class Broken extends Error {}

/** Plays one history, and holds what comes of it against the model. */
export class Player {
	readonly log: string[] = [];
	private readonly clock = new VirtualClock();
	private readonly place: Place;
	private readonly ledger: Ledger;
	private readonly model: Model;
	private readonly witness: Witness;
	private values = 0;
	private runs = 0;

	constructor(
		store: Store,
		private readonly entity: Entity,
		private readonly history: History,
	) {
		histories += 1;
		const stream = { backend: `history ${histories}`, entity: entity.name };
		const server = (prefix: string, side: Side): Server =>
			new Server(prefix, () => this.clock.now() + history.skew[side]);
		const name = `h${histories}`;
		this.place = {
			store,
			stream,
			entity,
			clock: this.clock,
			servers: { accountView: server('A', 'accountView'), other: server('F', 'other') },
			readUpTo: { accountView: 0 },
			tellsFound: history.tellsFound,
			givesFound: history.givesFound,
			looksAlways: history.looksAlways,
			changesAt: new Map(),
			newRunPrefix: () => {
				this.runs += 1;
				return `${name}-r${this.runs}`;
			},
			linkedKeys: () => this.ledger.linkedKeys(),
		};
		this.ledger = new Ledger(store, stream);
		this.model = new Model(entity, this.place.servers, history.tellsFound);
		this.witness = {
			moment: () => this.model.moment,
			isAlone: (side, key) => this.model.isAlone(side, key),
			creates: (target, source) => {
				const objection = this.model.objectionToCreate(target, source);
				if (objection !== null) this.fails(objection);
			},
			created: (target, key, source) => {
				this.model.derived(target, key, source);
				this.log.push(`  ${target} gets ${key} from ${source}`);
			},
			updates: (target, key, fields, readAt) => {
				this.model.overwritten(target, key, fields, readAt);
				this.log.push(`  ${target} ${key} gets ${fields.join(', ')}`);
			},
			decides: (compared) => {
				this.decided(compared);
			},
			fails: (what) => this.fails(what),
		};
	}

	/** @throws Broken */
	async play(): Promise<void> {
		try {
			for (const step of this.history.steps) await this.take(step);
			await this.settle();
		} catch (error) {
			if (error instanceof Broken) throw error;
			throw new Broken(this.told(error instanceof Error ? String(error.stack) : String(error)));
		} finally {
			await this.ledger.clear();
		}
	}

	/** Contents of both sides by record, whatever their keys. */
	contents(): Readonly<Record<Side, readonly string[]>> {
		return this.model.contents();
	}

	private async settle(): Promise<void> {
		const { cycles, further } = this.history.ending;
		for (const [index, read] of cycles.entries()) {
			const cycle = `quiet cycle ${index + 1}`;
			await this.clock.sleep(7 * HOUR);
			this.log.push(cycle);
			const { ended } = await this.run({ ...QUIET, read });
			if (ended !== 'finished') this.fails(`${cycle} was ${ended}`);
		}
		await this.check();
		await this.checkThatNothingIsLeft(further);
	}

	private async check(): Promise<void> {
		const faults = this.model.faults(await this.ledger.issues(), await this.ledger.lost());
		if (faults.length > 0) this.fails(faults.join('\n'));
	}

	/**
	 * More runs change no system. The first may still look at what the last cycle made; after it the
	 * ledger stays as it is too, whatever the order of the pages.
	 */
	private async checkThatNothingIsLeft(further: readonly Reads[]): Promise<void> {
		for (const [index, read] of further.entries()) {
			const settles = index === 0;
			const before = await this.ledger.dump();
			await this.clock.sleep(HOUR);
			this.log.push(`further run ${index + 1}`);
			const { writes } = await this.run({ ...QUIET, read, reversed: index === 1 });
			if (writes > 0) this.fails(`a further run wrote ${writes} records`);
			const after = await this.ledger.dump();
			if (!settles && after !== before)
				this.fails(`a further run made of\n${before}\nthis:\n${after}`);
		}
	}

	private async take(step: Step): Promise<void> {
		this.log.push(stepInWords(step));
		await this.clock.sleep(SECOND);
		switch (step.act) {
			case 'wait':
				await this.clock.sleep(step.minutes * 60 * SECOND);
				return;
			case 'run':
				await this.run(step.turn);
				return;
			case 'overlap':
				await this.overlap(step);
				return;
			case 'create':
			case 'createOnBoth':
			case 'edit':
			case 'remove':
				await this.act(step);
				return;
			default:
				step satisfies never;
		}
	}

	private async run(turn: Turn, steps?: Steps): Promise<TurnOutcome> {
		const outcome = await takeTurn(this.place, this.witness, turn, steps);
		this.log.push(`  ${outcome.ended}`);
		return outcome;
	}

	private decided({ brake, decisions }: CompareOutcome): void {
		if (brake !== null) this.log.push(`  held: ${brake.cause}`);
		for (const { kind, accountViewKey, otherKey, issue, writes } of decisions) {
			const what = writes.map(({ target, draft, lookFirst }) =>
				[target, draft.action, ...(lookFirst ? ['after a look'] : [])].join(' '),
			);
			const keys = `${accountViewKey ?? '-'}/${otherKey ?? '-'}`;
			this.log.push(`  ${kind} ${keys} ${issue?.code ?? ''} ${what.join(', ')}`.trimEnd());
		}
	}

	private async overlap(step: Extract<Step, { act: 'overlap' }>): Promise<void> {
		await interleave(
			[(steps) => this.run(step.first, steps), (steps) => this.run(step.second, steps)],
			{
				from: step.at,
				order: step.order,
				between: async () => {
					await this.clock.sleep(step.seconds * SECOND);
					for (const act of step.meanwhile) await this.act(act, 'during a run');
				},
			},
		);
	}

	private async act(act: Act, when?: 'during a run'): Promise<void> {
		switch (act.act) {
			case 'create':
				this.create(act.side, act.spelling, act.refused);
				return;
			case 'createOnBoth':
				await this.createOnBoth(act.spelling);
				return;
			case 'edit':
				await this.edit(act, when);
				return;
			case 'remove':
				await this.remove(act.side, act.which);
				return;
			default:
				act satisfies never;
		}
	}

	private create(side: Side, spelling: number, refused: boolean): void {
		const values = this.newValues(side, spelling);
		const { refuses } = this.entity;
		if (refused) values[this.field(refuses)[side]] = refusable(this.nextValue());
		const row = this.place.servers[side].create(values);
		this.model.made(side, String(row['key']));
		this.log.push(`  ${side} ${String(row['key'])}`);
	}

	/** By the number where there is no name, and of those with a name every other one. */
	private async createOnBoth(spelling: number): Promise<void> {
		const { accountView, other } = this.place.servers;
		const own = this.newValues('accountView', spelling);
		const row = accountView.create(own);
		await this.clock.sleep(SECOND);
		const theirs = this.newValues('other', spelling);
		const { name, postcode } = this.entity.settings.match;
		const byName = name !== null && postcode !== null && spelling > 0;
		if (byName) {
			for (const { accountView: from, other: to } of [name, postcode]) theirs[to] = own[from] ?? '';
		}
		const number = byName ? {} : { [OWN_REFERENCE.other]: String(row['key']) };
		const counterpart = other.create({ ...theirs, ...number });
		this.model.madeOnBoth(String(row['key']), String(counterpart['key']));
		this.log.push(`  ${String(row['key'])} and ${String(counterpart['key'])}`);
	}

	private async edit(
		{ side, which, field, value, spelling }: Extract<Act, { act: 'edit' }>,
		when?: 'during a run',
	): Promise<void> {
		const server = this.place.servers[side];
		const row = this.rowAt(side, which);
		const edited = this.entity.fields[field];
		if (row === undefined || edited === undefined) return;
		const key = String(row['key']);
		if (await this.isStillToBeRecognised(side, key, edited)) return;
		const now = server.text(key, edited[side]);
		const next =
			value === 'back'
				? server.formerly(key, edited[side])
				: this.valueFor(edited, value, now, spelling);
		const isSeen =
			value !== 'back' ||
			(when === undefined && (await this.ledger.tellsFromAgreed(side, key, { ...edited, next })));
		const isLinked = await this.ledger.isLinked(side, key);
		this.model.edits(side, key, edited, next, { isLinked, isSeen });
		server.put(key, { [edited[side]]: next });
		this.log.push(`  ${side} ${key}: ${edited.name} becomes "${next}"`);
	}

	/** Two records that nobody has linked are no longer the same once one of them has another name. */
	private async isStillToBeRecognised(side: Side, key: string, field: Field): Promise<boolean> {
		const { name, postcode } = this.entity.settings.match;
		const columns = [name?.[side], postcode?.[side]];
		return columns.includes(field[side]) && !(await this.ledger.isLinked(side, key));
	}

	private valueFor(
		field: Field,
		value: Exclude<Extract<Act, { act: 'edit' }>['value'], 'back'>,
		now: string,
		spelling: number,
	): string {
		switch (value) {
			case 'empty':
				return '';
			case 'refused':
				return field.name === this.entity.refuses
					? refusable(this.nextValue())
					: field.kind.spell(this.nextValue(), spelling);
			case 'sameInOtherWords':
				return field.kind.as === 'text' && now !== '' ? ` ${now} ` : now;
			case 'new':
				return field.kind.spell(this.nextValue(), spelling);
			default:
				return value satisfies never;
		}
	}

	/** The last record of a side stays: nobody can tell an empty side from one that is not read. */
	private async remove(side: Side, which: number): Promise<void> {
		const server = this.place.servers[side];
		if (server.all.length < 2) return;
		const key = String(this.rowAt(side, which)?.['key']);
		this.model.removes(side, key, await this.ledger.isLinked(side, key));
		server.remove(key);
		this.log.push(`  ${side} ${key}`);
	}

	/** By what the records hold, so that it does not matter which of them came first. */
	private rowAt(side: Side, which: number): Row | undefined {
		const content = (row: Row): string =>
			JSON.stringify(this.entity.fields.map((field) => row[field[side]] ?? ''));
		const rows = this.place.servers[side].all.toSorted((one, other) =>
			content(one) < content(other) ? -1 : 1,
		);
		return rows[which % Math.max(rows.length, 1)];
	}

	private newValues(side: Side, spelling: number): Record<string, string> {
		return Object.fromEntries(
			this.entity.fields.map((field) => [
				field[side],
				field.kind.spell(this.nextValue(), spelling),
			]),
		);
	}

	private nextValue(): number {
		this.values += 1;
		return this.values;
	}

	private field(name: string): Field {
		const found = this.entity.fields.find((field) => field.name === name);
		if (found === undefined) throw new Error(`There is no field ${name}`);
		return found;
	}

	private fails(what: string): never {
		throw new Broken(this.told(what));
	}

	private told(what: string): string {
		return [`${this.entity.name}: ${what}`, '', ...this.log].join('\n');
	}
}
