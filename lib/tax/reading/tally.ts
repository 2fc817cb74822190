import { addCents, type Cents } from '../amounts/cents';
import type { Bilingual } from '../language';
import { READING_RULES } from './rules';
import { findingOf, type Finding, type RuleFacts } from '../rules/finding';

/** More kinds of findings would not be read. */
const MOST_KINDS = 100;

/** One record that breaks a rule. */
export interface Hit {
	readonly rule: RuleFacts;
	/** Hits of a rule with the same key are told in one finding, by the first record. */
	readonly key: string;
	readonly field: string;
	readonly record: string;
	readonly amount: Cents;
	readonly facts?: Readonly<Record<string, string | number | Bilingual>>;
}

interface Told {
	readonly first: Hit;
	hits: number;
	amount: Cents;
}

/** Gathers what is wrong with a million records in a memory of a hundred. */
export class Tally {
	private readonly told = new Map<string, Told>();
	private untold = 0;

	add(hit: Hit): void {
		const key = `${hit.rule.id} ${hit.key}`;
		const known = this.told.get(key);
		if (known !== undefined) {
			known.hits += 1;
			known.amount = addCents(known.amount, hit.amount);
		} else if (this.told.size < MOST_KINDS) {
			this.told.set(key, { first: hit, hits: 1, amount: hit.amount });
		} else {
			this.untold += 1;
		}
	}

	findings(): readonly Finding[] {
		const more = this.untold;
		return [
			...[...this.told.values()].map(findingOfAll),
			...(more === 0 ? [] : [findingOf(READING_RULES.more, { field: '', facts: { count: more } })]),
		];
	}
}

/** The sentences have `{others}` where the number of further records belongs. */
function findingOfAll({ first, hits, amount }: Told): Finding {
	const { rule, field, record, facts } = first;
	return findingOf(rule, {
		field,
		record,
		amount,
		facts: { ...facts, others: othersOf(hits - 1) },
	});
}

function othersOf(count: number): Bilingual {
	if (count === 0) return { nl: '', en: '' };
	return { nl: ` (en nog ${count} andere)`, en: ` (and ${count} more)` };
}

/** A record that cannot be read; those with the same problem are told together. */
export function unreadableHit(given: unknown, position: number, problem: Bilingual): Hit {
	return {
		rule: READING_RULES.unreadable,
		key: problem.en,
		field: '',
		record: recordNameOf(given, position),
		amount: 0,
		facts: { problem },
	};
}

function recordNameOf(given: unknown, position: number): string {
	if (typeof given === 'object' && given !== null && 'record' in given) {
		const { record } = given;
		if (typeof record === 'string' && record.trim() !== '') return record.trim().slice(0, 60);
	}
	return `Record ${position}`;
}
