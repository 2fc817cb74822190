import type { Bilingual } from '../language';
import { tell, type PlanDraft } from './draft';
import { madeByHand, type Likeness } from './made-by-hand';
import type { EmptiedKind, RowOutcome, SubjectKind } from './plan-types';
import { reasons } from './reasons';
import type { Known } from './registered';
import type { Verdict } from './verdict';

/** What comes out of comparing one kind of record, as one change. */
export type Change<Data> = { readonly key: string; readonly name: string } & (
	| {
			readonly action: 'create';
			readonly targetId: null;
			readonly before: null;
			readonly after: Data;
	  }
	| {
			readonly action: 'update';
			readonly targetId: string;
			readonly before: Data;
			readonly after: Data;
	  }
	| {
			readonly action: 'remove';
			readonly targetId: string;
			readonly before: Data;
			readonly after: null;
	  }
) & { readonly reason: Bilingual };

export interface Comparison<Data, Item extends Known<Data>> {
	readonly kind: Exclude<SubjectKind, 'access'>;
	readonly verdicts: readonly Verdict<Data>[];
	readonly known: readonly Item[];
	/** Whether the verdicts are about all that there is. */
	readonly isComplete: boolean;
	readonly nameOf: (data: Data) => string;
	/** What an item is counted with when its kind would be emptied. */
	readonly groupOf: (data: Data) => EmptiedKind;
	/** By what one that was made by hand is the same thing. */
	readonly likeness: Likeness<Data>;
	/** Data as they are compared: what a service may spell in its own way is made alike. Left out: as they are. */
	readonly comparable?: (data: Data) => Data;
	/** Of those that would be removed: which may not, by id, and why. */
	readonly kept?: ReadonlyMap<string, Bilingual>;
	/** What is to be known of one that is there. */
	readonly noticeOf?: (item: Item) => Bilingual | null;
}

/**
 * Compares what is to be at a service with what is there, by the own reference, without regard to capitals.
 *
 * @returns the changes, and the references of what is at the service once they are done; those that only stay
 * because they may not go are not among them
 */
export function reconcile<Data extends object, Item extends Known<Data>>(
	draft: PlanDraft,
	comparison: Comparison<Data, Item>,
): { readonly changes: readonly Change<Data>[]; readonly present: ReadonlySet<string> } {
	return new Reconciliation(draft, comparison).result();
}

class Reconciliation<Data extends object, Item extends Known<Data>> {
	private readonly changes: Change<Data>[] = [];
	private readonly present = new Set<string>();
	private readonly seen = new Set<string>();
	private readonly byReference: ReadonlyMap<string, Item>;
	private readonly byHand: ReadonlyMap<string, Item>;
	private readonly removals: { readonly item: Item; readonly reason: Bilingual }[] = [];

	constructor(
		private readonly draft: PlanDraft,
		private readonly comparison: Comparison<Data, Item>,
	) {
		const { known, verdicts, likeness } = comparison;
		this.byReference = new Map(
			known
				.filter(({ reference }) => reference !== '')
				.map((item) => [item.reference.toLowerCase(), item]),
		);
		const missing = verdicts.filter(({ key }) => !this.byReference.has(key.toLowerCase()));
		this.byHand = madeByHand(missing, known, likeness);
	}

	result(): { readonly changes: readonly Change<Data>[]; readonly present: ReadonlySet<string> } {
		for (const verdict of this.comparison.verdicts) this.judge(verdict);
		this.leftOver();
		this.remove();
		return { changes: this.changes, present: this.present };
	}

	private judge(verdict: Verdict<Data>): void {
		const { key, wish, reason } = verdict;
		const item = this.byReference.get(key.toLowerCase()) ?? this.byHand.get(key);
		if (item !== undefined) this.seen.add(item.id);
		if (wish === 'register') this.register(verdict, item);
		else if (item === undefined) this.tell(verdict, 'notVisible', reason ?? reasons.gone);
		else if (wish === 'remove') this.removals.push({ item, reason: reason ?? reasons.gone });
		else {
			this.present.add(key);
			this.tell(verdict, 'kept', reason ?? reasons.same);
		}
	}

	private register(verdict: Verdict<Data>, item: Item | undefined): void {
		const { key, name, data, notices } = verdict;
		this.present.add(key);
		for (const notice of notices) this.tell(verdict, 'notice', notice);
		if (item === undefined) {
			const reason = reasons.isNew;
			const facts = { targetId: null, before: null, after: data, reason };
			this.changes.push({ key, name, action: 'create', ...facts });
			this.tell(verdict, 'registered', reason);
			return;
		}
		const { comparable = (one: Data): Data => one } = this.comparison;
		const fields = differing(comparable(item.data), comparable(data));
		if (fields.length === 0 && item.reference === key) {
			const notice = this.comparison.noticeOf?.(item) ?? null;
			this.tell(verdict, notice === null ? 'unchanged' : 'notice', notice ?? reasons.same);
			return;
		}
		const reason = item.reference === key ? reasons.changed(fields) : reasons.adopted;
		const facts = { targetId: item.id, before: item.data, after: data, reason };
		this.changes.push({ key, name, action: 'update', ...facts });
		this.tell(verdict, 'changed', reason);
	}

	/** What no verdict was about. */
	private leftOver(): void {
		const { known, isComplete } = this.comparison;
		for (const item of known) {
			if (this.seen.has(item.id)) continue;
			const isForeign = item.reference === '';
			if (isComplete && !isForeign) {
				this.removals.push({ item, reason: reasons.gone });
				continue;
			}
			if (!isForeign) this.present.add(item.reference);
			this.tellOf(item, 'kept', isForeign ? reasons.foreign : reasons.notSeen);
		}
	}

	private remove(): void {
		const ids = new Set(this.removals.map(({ item }) => item.id));
		this.tellEmptied(ids);
		for (const { item, reason } of this.removals) {
			const why = this.comparison.kept?.get(item.id);
			if (why !== undefined) {
				this.tellOf(item, 'kept', why);
				continue;
			}
			const facts = { targetId: item.id, before: item.data, after: null, reason };
			const name = this.comparison.nameOf(item.data);
			this.changes.push({ key: item.reference, name, action: 'remove', ...facts });
			this.tellOf(item, 'removed', reason);
		}
	}

	/**
	 * A table that could not be read leaves no item that is not removed, or no row that registers. What may not go
	 * does not make it a table that was read.
	 */
	private tellEmptied(removed: ReadonlySet<string>): void {
		const { verdicts, groupOf } = this.comparison;
		const registering = new Set(
			verdicts.filter(({ wish }) => wish === 'register').map(({ data }) => groupOf(data)),
		);
		const items = [...this.byReference.values()];
		const left = new Set(
			items.filter(({ id }) => !removed.has(id)).map(({ data }) => groupOf(data)),
		);
		for (const { item } of this.removals) {
			const group = groupOf(item.data);
			if (!left.has(group) || !registering.has(group)) this.draft.emptied.add(group);
		}
	}

	private tellOf({ reference, data }: Item, outcome: RowOutcome, reason: Bilingual): void {
		this.tell({ key: reference, name: this.comparison.nameOf(data) }, outcome, reason);
	}

	private tell(
		named: { readonly key: string; readonly name: string },
		outcome: RowOutcome,
		reason: Bilingual,
	): void {
		const { kind } = this.comparison;
		tell(this.draft, { kind, key: named.key, name: named.name }, outcome, reason);
	}
}

function differing<Data extends object>(one: Data, other: Data): readonly string[] {
	const there = new Map<string, unknown>(Object.entries(one));
	return Object.entries(other)
		.filter(([field, value]) => there.get(field) !== value)
		.map(([field]) => field);
}
