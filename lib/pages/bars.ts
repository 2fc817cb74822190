import { html, type Markup } from './markup';

/** Colours of bars, by the name that they have in the style sheet. */
export type Ink = 'written' | 'failed' | 'warn' | 'stub';

/** Something counted. */
export interface Bar {
	readonly label: string;
	readonly value: number;
	/** The value as people write it. */
	readonly text: string;
}

/** How often each thing is there, the longest bar for the most; the numbers stand beside the bars. */
export function bars(all: readonly Bar[], ink: Ink): Markup {
	const most = mostOf(all.map(({ value }) => value));
	return html`<ul class="bars">
		${all.map(
			({ label, value, text }) =>
				html`<li>
					<span>${label}</span><span class="n">${text}</span>${track(value, most, ink)}
				</li>`,
		)}
	</ul>`;
}

/** One thing now and before. */
export interface Pair {
	readonly label: string;
	readonly now: Omit<Bar, 'label'>;
	readonly before: Omit<Bar, 'label'>;
}

/** Two values of each thing above one another, with a legend that names both. */
export function pairs(
	all: readonly Pair[],
	names: { readonly now: string; readonly before: string },
): Markup {
	const most = mostOf(all.flatMap(({ now, before }) => [now.value, before.value]));
	return html`${legend([
			['written', names.now],
			['stub', names.before],
		])}
		<ul class="bars">
			${all.map(
				({ label, now, before }) =>
					html`<li class="pair">
						<span class="label">${label}</span> ${track(now.value, most, 'written')}<span class="n"
							>${now.text}</span
						>
						${track(before.value, most, 'stub')}<span class="n quiet">${before.text}</span>
					</li>`,
			)}
		</ul>`;
}

/** What the colours of a chart stand for; a mark is drawn as it is. */
export function legend(entries: readonly (readonly [Ink | Markup, string])[]): Markup {
	return html`<ul class="legend">
		${entries.map(([ink, name]) => html`<li>${typeof ink === 'string' ? html`<i style="--ink:var(--${ink})"></i>` : ink}${name}</li>`)}
	</ul>`;
}

/** What part of a whole is done, drawn; the words stand beside it. */
export function progressBar({
	label,
	sentence,
	done,
	total,
	waiting,
}: {
	readonly label: string;
	/** The same in words. */
	readonly sentence: string;
	readonly done: number;
	readonly total: number;
	/** Of the whole, what cannot go on. */
	readonly waiting: number;
}): Markup {
	return html`<div
		class="track big"
		role="progressbar"
		aria-label="${label}"
		aria-valuemin="0"
		aria-valuemax="${total}"
		aria-valuenow="${done}"
		aria-valuetext="${sentence}"
	>
		<span style="--ink:var(--written);width:${share(done, total)}%"></span>${
			waiting === 0
				? null
				: html`<span style="--ink:var(--warn);width:${share(waiting, total)}%"></span>`
		}
	</div>`;
}

function track(value: number, most: number, ink: Ink): Markup {
	const name = value === 0 ? 'none' : '';
	return html`<span class="track" aria-hidden="true"
		><span class="${name}" style="--ink:var(--${ink});width:${share(Math.abs(value), most)}%"></span
	></span>`;
}

function mostOf(values: readonly number[]): number {
	return Math.max(1, ...values.map(Math.abs));
}

function share(part: number, whole: number): string {
	return (whole === 0 ? 0 : (100 * part) / whole).toFixed(2);
}
