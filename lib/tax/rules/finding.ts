import type { Cents } from '../amounts/cents';
import type { Bilingual } from '../language';

/** With an error nothing may be filed; a warning is told and can be approved. */
export const SEVERITIES = ['error', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is the same for every breach of a rule, as data that a guide can list. */
export interface RuleFacts {
	/** Stable, of this package. */
	readonly id: string;
	/** The rule of the law, the taxonomy or the tax authority that it answers to. */
	readonly answersTo: readonly string[];
	readonly severity: Severity;
	/** Sentences; `{name}` stands for a fact of the breach, `{field}` for its field. */
	readonly message: Bilingual;
	readonly remedy: Bilingual;
}

/** A rule that something of one kind is held against. */
export interface Rule<Subject> extends RuleFacts {
	/** Every place that breaks it. */
	check(subject: Subject): readonly Breach[];
}

/** Where a rule is broken, and what its sentences put in. */
export interface Breach {
	/** The rubric with its part, such as `1a.vat`, or a path in what was checked. */
	readonly field: string;
	/** The record concerned, such as `customer 10025`. */
	readonly record?: string;
	/** The amount concerned. */
	readonly amount?: Cents;
	readonly facts?: Readonly<Record<string, string | number | Bilingual>>;
}

/** A rule that is broken in one place. */
export interface Finding {
	readonly rule: string;
	readonly answersTo: readonly string[];
	readonly severity: Severity;
	readonly field: string;
	readonly record?: string | undefined;
	readonly amount?: Cents | undefined;
	readonly message: Bilingual;
	readonly remedy: Bilingual;
}

/** The finding with its sentences filled. */
export function findingOf(rule: RuleFacts, breach: Breach): Finding {
	const { field, record, amount } = breach;
	return {
		rule: rule.id,
		answersTo: rule.answersTo,
		severity: rule.severity,
		field,
		...(record === undefined ? {} : { record }),
		...(amount === undefined ? {} : { amount }),
		message: filled(rule.message, breach),
		remedy: filled(rule.remedy, breach),
	};
}

/** Every finding of every rule, errors before warnings. */
export function heldAgainst<Subject>(
	rules: readonly Rule<Subject>[],
	subject: Subject,
): readonly Finding[] {
	return errorsFirst(
		rules.flatMap((rule) => rule.check(subject).map((breach) => findingOf(rule, breach))),
	);
}

export function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
	return SEVERITIES.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
}

export function hasErrors(findings: readonly Finding[]): boolean {
	return findings.some(({ severity }) => severity === 'error');
}

function filled(texts: Bilingual, { field, record, facts = {} }: Breach): Bilingual {
	const all: Breach['facts'] = { field, record: record ?? '', ...facts };
	const fill = (text: string, language: keyof Bilingual): string =>
		text.replace(/\{(\w+)\}/g, (hole, name: string) => {
			const fact = all[name];
			if (fact === undefined) return hole;
			return typeof fact === 'object' ? fact[language] : String(fact);
		});
	return { nl: fill(texts.nl, 'nl'), en: fill(texts.en, 'en') };
}
