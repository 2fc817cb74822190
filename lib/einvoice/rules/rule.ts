import type { Bilingual } from '../invoice/language';
import type { Invoice } from '../invoice/schema';
import type { Totals } from '../invoice/totals';

/**
 * What an invoice becomes: a PDF alone, or UBL as Peppol BIS Billing 3.0, as NLCIUS (SI-UBL 2.0), or
 * as SI-UBL 2.0 with the G-account extension.
 */
export const FORMATS = ['pdf', 'peppol', 'nlcius', 'gaccount'] as const;
export type InvoiceFormat = (typeof FORMATS)[number];

/** The formats that are UBL. */
export const UBL_FORMATS = ['peppol', 'nlcius', 'gaccount'] as const;
export type UblFormat = (typeof UBL_FORMATS)[number];

/** With an error the document must not leave; a warning is told and the document goes. */
export type Severity = 'error' | 'warning';

/** Where an invoice breaks a rule, and what its sentences put in. */
export interface Breach {
	/** Path in the invoice, such as `lines[2].unitPrice`. */
	readonly field: string;
	readonly facts?: Readonly<Record<string, string | number | Bilingual>>;
}

/** One rule for invoices, as data that a guide can list. */
export interface Rule {
	/** Stable, of this package. */
	readonly id: string;
	/** Rules of the law and the standards that it answers to. */
	readonly answersTo: readonly string[];
	readonly formats: readonly InvoiceFormat[];
	readonly severity: Severity;
	/** Formats in which an error is a warning only: there a person reads it. */
	readonly warningIn?: readonly InvoiceFormat[];
	/** Sentences; `{name}` stands for a fact of the breach, `{field}` for its field. */
	readonly message: Bilingual;
	readonly remedy: Bilingual;
	/** Every place that breaks it. */
	check(invoice: Invoice, totals: Totals, format: InvoiceFormat): readonly Breach[];
}

/** A rule that an invoice breaks in one place. */
export interface Finding {
	readonly rule: string;
	readonly answersTo: readonly string[];
	readonly severity: Severity;
	readonly field: string;
	readonly message: Bilingual;
	readonly remedy: Bilingual;
}

/** A breach of this field when it holds. */
export function breachIf(
	broken: boolean,
	field: string,
	facts: Breach['facts'] = {},
): readonly Breach[] {
	return broken ? [{ field, facts }] : [];
}

/** The finding with its sentences filled. */
export function findingOf(rule: Rule, breach: Breach, format: InvoiceFormat): Finding {
	return {
		rule: rule.id,
		answersTo: rule.answersTo,
		severity: rule.warningIn?.includes(format) === true ? 'warning' : rule.severity,
		field: breach.field,
		message: filled(rule.message, breach),
		remedy: filled(rule.remedy, breach),
	};
}

function filled(texts: Bilingual, { field, facts = {} }: Breach): Bilingual {
	const fill = (text: string, language: keyof Bilingual): string =>
		text.replace(/\{(\w+)\}/g, (hole, name: string) => {
			const fact = name === 'field' ? field : facts[name];
			if (fact === undefined) return hole;
			return typeof fact === 'object' ? fact[language] : String(fact);
		});
	return { nl: fill(texts.nl, 'nl'), en: fill(texts.en, 'en') };
}
