import { html, type Markup } from './markup';
import type { Mood } from './mood';

export interface Figure {
	/** As people write it. */
	readonly value: string;
	readonly label: string;
	/** Left out: an amount that is neither good nor bad. */
	readonly mood?: Mood | undefined;
}

/** The few numbers that a page comes down to; null for none. */
export function figures(all: readonly Figure[]): Markup | null {
	if (all.length === 0) return null;
	return html`<ul class="figures">
		${all.map(({ value, label, mood = '' }) => html`<li class="${mood}"><b>${value}</b> <span>${label}</span></li>`)}
	</ul>`;
}

/** What is known, each with its name; what is empty is left out. */
export function facts(all: readonly (readonly [name: string, value: string])[]): Markup {
	return html`<dl class="box facts">
		${all
			.filter(([, value]) => value !== '')
			.map(
				([name, value]) =>
					html`<dt>${name}</dt>
						<dd>${value}</dd>`,
			)}
	</dl>`;
}
