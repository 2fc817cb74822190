import type { Bilingual } from '../language';
import type { KnownUser, UserData } from './registered';
import { sameAddress } from './users';
import type { Verdict } from './verdict';

export interface SettledAddresses {
	/** Those whose address does not become free wait. */
	readonly verdicts: readonly Verdict<UserData>[];
	/** How many have to give up an address before, by code; so the lowest go first. */
	readonly turns: ReadonlyMap<string, number>;
}

/**
 * In which order users can get their addresses, where one gets what another has now. Of those who swap none can go
 * first: they wait, and so does who wants the address of somebody who keeps it.
 *
 * @param isComplete whether who is in no verdict is removed
 */
export function settleAddresses(
	verdicts: readonly Verdict<UserData>[],
	known: readonly KnownUser[],
	isComplete: boolean,
): SettledAddresses {
	const next = nextOf(verdicts, known, isComplete);
	const ends = new Map<string, Turn>();
	for (const verdict of verdicts) {
		if (verdict.wish === 'register' && !ends.has(verdict.key)) follow(verdict, next, ends);
	}
	const turns = new Map<string, number>();
	const settled = verdicts.map((verdict): Verdict<UserData> => {
		const end = ends.get(verdict.key);
		if (end === undefined) return verdict;
		if (end.waitsFor === null) {
			turns.set(verdict.key, end.turn);
			return verdict;
		}
		return { ...verdict, wish: 'hold', reason: taken(verdict.data.email, end.waitsFor) };
	});
	return { verdicts: settled, turns };
}

interface Turn {
	readonly turn: number;
	/** Who has the address and does not give it up; null for nobody. */
	readonly waitsFor: string | null;
}

/** Where an address is: with one who gives it up in turn, with one who keeps it, or free. */
type Holder = Verdict<UserData> | { readonly keeper: string } | null;
type Next = (verdict: Verdict<UserData>) => Holder;

function nextOf(
	verdicts: readonly Verdict<UserData>[],
	known: readonly KnownUser[],
	isComplete: boolean,
): Next {
	const byAddress = new Map(known.map((user) => [sameAddress(user.data.email), user]));
	const registered = new Set(known.map(({ reference }) => reference));
	const byCode = new Map(verdicts.map((verdict) => [verdict.key, verdict]));
	return ({ key, data }) => {
		const holder = byAddress.get(sameAddress(data.email));
		if (holder === undefined || holder.reference === key) return null;
		const { reference } = holder;
		const { firstName, lastName } = holder.data;
		// Who was made by hand is linked, but not with somebody who is there already.
		if (reference === '') {
			return registered.has(key) ? { keeper: `${firstName} ${lastName}`.trim() } : null;
		}
		const verdict = byCode.get(reference);
		if (verdict === undefined) return isComplete ? null : { keeper: reference };
		if (verdict.wish === 'hold') return { keeper: reference };
		return verdict.wish === 'remove' ? null : verdict;
	};
}

/** From one to the next until an address is free, kept, or that of one who was passed already. */
function follow(start: Verdict<UserData>, next: Next, ends: Map<string, Turn>): void {
	const path: Verdict<UserData>[] = [];
	const passed = new Set<string>();
	let end: Turn = { turn: -1, waitsFor: null };
	for (let at: Verdict<UserData> = start; ;) {
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

function taken(email: string, keeper: string): Bilingual {
	return {
		nl: `E-mailadres ${email} is bij de dienst nog van ${keeper}, en komt niet vrij. Ruilen gaat niet in één keer: geef een van beiden eerst een ander adres.`,
		en: `E-mail address ${email} is still that of ${keeper} at the service, and does not become free. Nobody can swap at once: give one of the two another address first.`,
	};
}
