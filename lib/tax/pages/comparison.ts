import { html, pairs, type Markup, type Pair } from '../../pages';
import type { FormLine } from '../vat-return/form';
import type { Pen } from './pen';

const WORDS = {
	title: { nl: 'Btw naast de vorige periode', en: 'VAT beside the period before' },
	now: { nl: 'Deze periode', en: 'This period' },
	before: { nl: 'Vorige periode', en: 'Period before' },
} as const;

/** Sums of other lines: beside their parts they would only make these small. */
const SUMS: ReadonlySet<string> = new Set(['5a', '5c']);

/** The VAT of each rubric beside that of the period before, as bars; null where there is none to show. */
export function comparison(lines: readonly FormLine[], pen: Pen): Markup | null {
	const shown = lines.flatMap((line) => pairOf(line, pen));
	if (shown.length === 0) return null;
	return html`<h2>${pen.say(WORDS.title)}</h2>
		<div class="box">
			${pairs(shown, { now: pen.say(WORDS.now), before: pen.say(WORDS.before) })}
		</div>`;
}

function pairOf({ rubric, name, vat }: FormLine, pen: Pen): readonly Pair[] {
	if (SUMS.has(rubric) || vat === null) return [];
	// What a return leaves out is zero.
	const { euros, before } = { ...vat, before: vat.before ?? 0 };
	if (euros === 0 && before === 0) return [];
	const barOf = (value: number): Pair['now'] => ({ value, text: `€ ${pen.euros(value)}` });
	return [{ label: `${rubric} ${pen.say(name)}`, now: barOf(euros), before: barOf(before) }];
}
