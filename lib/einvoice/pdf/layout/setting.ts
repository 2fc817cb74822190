import type { Cents } from '../../amounts/cents';
import { decimalOf, millionthsOf, type Decimal } from '../../amounts/decimal';
import type { Language } from '../../invoice/language';
import type { Invoice } from '../../invoice/schema';
import type { Totals } from '../../invoice/totals';
import { typeCode } from '../../invoice/type-code';
import type { TextRuns } from '../fonts/text-runs';
import { Formats } from '../formats';
import { LABELS, type Labels } from '../labels';
import type { Template } from '../look';
import type { ContentText, TextStyle } from './content';
import { styleOf, type Style } from './style';

/** What every block of the document is made from. */
export interface Setting {
	readonly invoice: Invoice;
	readonly totals: Totals;
	readonly language: Language;
	readonly labels: Labels;
	readonly formats: Formats;
	readonly style: Style;
	readonly runs: TextRuns;
	readonly closing: string;
	readonly footer: string;
	/** `Factuur 20260012`. */
	readonly title: string;
	readonly hasLogo: boolean;
}

export interface SettingFacts {
	readonly invoice: Invoice;
	readonly totals: Totals;
	readonly language: Language;
	readonly template: Template;
	readonly runs: TextRuns;
	readonly hasLogo: boolean;
}

export function settingOf(facts: SettingFacts): Setting {
	const { invoice, language, template } = facts;
	const texts = template.texts[language];
	const labels: Labels = {
		...LABELS[language],
		...texts?.labels,
		columns: { ...LABELS[language].columns, ...texts?.columns },
	};
	return {
		...facts,
		labels,
		formats: new Formats(language, invoice.currency),
		style: styleOf(template),
		closing: texts?.closing ?? '',
		footer: texts?.footer ?? '',
		title: `${nameOf(invoice, labels)} ${invoice.number}`,
	};
}

/** By its code of UNCL 1001. */
function nameOf(invoice: Invoice, labels: Labels): string {
	switch (typeCode(invoice)) {
		case '381':
			return labels.creditNote;
		case '384':
			return labels.correctedInvoice;
		case '389':
			return labels.selfBilledInvoice;
		default:
			return labels.invoice;
	}
}

export function isCredit({ kind }: Pick<Invoice, 'kind'>): boolean {
	return kind === 'creditNote';
}

/**
 * An amount as it is shown. A credit note is kept as what it gives back; its reader sees that as less to
 * pay.
 */
export function shownCents(invoice: Invoice, cents: Cents): Cents {
	return isCredit(invoice) && cents !== 0 ? -cents : cents;
}

/** A quantity as it is shown; see `shownCents`. */
export function shownQuantity(invoice: Invoice, quantity: Decimal): Decimal {
	return isCredit(invoice) ? decimalOf(-millionthsOf(quantity)) : quantity;
}

/** A text, set in the fonts that have its signs. */
export function textOf(setting: Setting, text: string, style: TextStyle = {}): ContentText {
	const runs = setting.runs.of(text);
	const [only, ...others] = runs;
	if (only === undefined) return { text: '', ...style };
	if (others.length === 0 && only.font === 'sans') return { text: only.text, ...style };
	return { text: runs.map((run) => ({ text: run.text, font: run.font })), ...style };
}

/** A small grey text: what something is called. */
export function labelOf(setting: Setting, text: string, style: TextStyle = {}): ContentText {
	const { size, colours } = setting.style;
	return textOf(setting, text, { fontSize: size.small, color: colours.muted, ...style });
}
