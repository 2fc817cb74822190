import type { Bilingual } from '../language';
import type { Known } from './registered';
import type { Verdict } from './verdict';

export interface Settled<Data> {
	/** Those whose value does not become free wait. */
	readonly verdicts: readonly Verdict<Data>[];
	/** How many have to give up a value before, by code; so the lowest go first. */
	readonly turns: ReadonlyMap<string, number>;
}

/** A value that a service takes from one record alone, such as the e-mail address of a user. */
export interface UniqueValue<Data> {
	/** As it is compared; '' for one without it. */
	readonly of: (data: Data) => string;
	/** For people: what a record is called that has no code of AccountView. */
	readonly nameOf: (data: Data) => string;
	/** Why a record waits for the one that has its value. */
	readonly isTaken: (data: Data, keeper: string) => Bilingual;
}

interface Wanted<Data> {
	readonly verdicts: readonly Verdict<Data>[];
	readonly known: readonly Known<Data>[];
	/** Whether what is in no verdict is removed. */
	readonly isComplete: boolean;
	/** Ids of those that stay though they would be removed, with why. */
	readonly kept?: ReadonlyMap<string, Bilingual>;
}

/**
 * In which order records can get their values, where one gets what another has now. Of those who swap none can go
 * first: they wait, and so does one that gets the value of one that keeps it.
 */
export function settleUnique<Data>(wanted: Wanted<Data>, value: UniqueValue<Data>): Settled<Data> {
	const { verdicts } = wanted;
	const next = nextOf(wanted, value);
	const ends = new Map<string, Turn>();
	for (const verdict of verdicts) {
		if (verdict.wish === 'register' && !ends.has(verdict.key)) follow(verdict, next, ends);
	}
	const turns = new Map<string, number>();
	const settled = verdicts.map((verdict): Verdict<Data> => {
		const end = ends.get(verdict.key);
		if (end === undefined) return verdict;
		if (end.waitsFor === null) {
			turns.set(verdict.key, end.turn);
			return verdict;
		}
		return { ...verdict, wish: 'hold', reason: value.isTaken(verdict.data, end.waitsFor) };
	});
	return { verdicts: settled, turns };
}

/** Those that have to give up a value go before those that get it. */
export function inTurn<Item extends { readonly key: string }>(
	items: readonly Item[],
	{ turns }: Pick<Settled<unknown>, 'turns'>,
): readonly Item[] {
	const turnOf = ({ key }: Item): number => turns.get(key) ?? 0;
	return items.toSorted((one, other) => turnOf(one) - turnOf(other));
}

interface Turn {
	readonly turn: number;
	/** Who has the value and does not give it up; null for nobody. */
	readonly waitsFor: string | null;
}

/** Where a value is: with one that gives it up in turn, with one that keeps it, or free. */
type Holder<Data> = Verdict<Data> | { readonly keeper: string } | null;
type Next<Data> = (verdict: Verdict<Data>) => Holder<Data>;

function nextOf<Data>(
	{ verdicts, known, isComplete, kept }: Wanted<Data>,
	{ of, nameOf }: UniqueValue<Data>,
): Next<Data> {
	const byValue = new Map(known.map((item) => [of(item.data), item]));
	const registered = new Set(known.map(({ reference }) => reference));
	const byCode = new Map(verdicts.map((verdict) => [verdict.key, verdict]));
	return ({ key, data }) => {
		const own = of(data);
		const holder = own === '' ? undefined : byValue.get(own);
		if (holder === undefined || holder.reference === key) return null;
		const { reference } = holder;
		// What was made by hand is linked, but not with a record that is there already.
		if (reference === '') return registered.has(key) ? { keeper: nameOf(holder.data) } : null;
		if (kept?.has(holder.id) === true) return { keeper: reference };
		const verdict = byCode.get(reference);
		if (verdict === undefined) return isComplete ? null : { keeper: reference };
		if (verdict.wish === 'hold') return { keeper: reference };
		return verdict.wish === 'remove' ? null : verdict;
	};
}

/** From one to the next until a value is free, kept, or that of one that was passed already. */
function follow<Data>(start: Verdict<Data>, next: Next<Data>, ends: Map<string, Turn>): void {
	const path: Verdict<Data>[] = [];
	const passed = new Set<string>();
	let end: Turn = { turn: -1, waitsFor: null };
	for (let at: Verdict<Data> = start; ;) {
		path.push(at);
		passed.add(at.key);
		const holder = next(at);
		if (holder === null) break;
		const isCircle = 'key' in holder && passed.has(holder.key);
		if (isCircle || 'keeper' in holder) {
			end = { turn: 0, waitsFor: 'keeper' in holder ? holder.keeper : holder.key };
			break;
		}
		const known = ends.get(holder.key);
		if (known !== undefined) {
			end = known.waitsFor === null ? known : { ...known, waitsFor: holder.key };
			break;
		}
		at = holder;
	}
	for (const { key } of path.toReversed()) {
		end = { ...end, turn: end.turn + 1 };
		ends.set(key, end);
		if (end.waitsFor !== null) end = { ...end, waitsFor: key };
	}
}
