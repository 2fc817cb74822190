import { html, type Markup } from './markup';

const WIDTH = 360;
const HEIGHT = 120;
const TOP = 16;
const BASE = HEIGHT - 20;
/** Room for the highest value, such as `10 hrs`. */
const LEFT = 48;
const WIDEST_SLOT = 18;
/** Two texts below the axis need so much. */
const LEAST_FOR_TWO = 170;

/** Colours of columns, by the name of their class. */
export type ColumnInk = 'written' | 'failed' | 'late';

/** One place on the axis. */
export type Slot =
	| {
			/** All of it in words: whoever points at it reads that. */
			readonly title: string;
			/** From the axis up. */
			readonly parts: readonly { readonly value: number; readonly ink: ColumnInk }[];
			/** A cross above the column, where something went wrong. */
			readonly isOdd: boolean;
	  }
	/** Nothing for a long time. */
	| { readonly gap: string };

export interface ColumnChart {
	/** Unique within the page. */
	readonly id: string;
	readonly title: string;
	/** What the picture shows, in a sentence, for those who cannot see it. */
	readonly summary: string;
	/** From left to right, at least one. */
	readonly slots: readonly Slot[];
	/** The highest value as people write it. */
	readonly top: (most: number) => string;
	readonly first: string;
	/** '' where it is the same place. */
	readonly last: string;
}

/** Columns from left to right, all of one width, as a picture with its text. */
export function columnChart({ id, title, summary, slots, top, first, last }: ColumnChart): Markup {
	const slot = Math.min((WIDTH - LEFT) / slots.length, WIDEST_SLOT);
	const most = Math.max(1, ...slots.map(heightOf));
	const right = LEFT + slots.length * slot;
	return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d">
		<title id="${id}-t">${title}</title>
		<desc id="${id}-d">${summary}</desc>
		<line class="grid" x1="${LEFT}" y1="${TOP}" x2="${WIDTH}" y2="${TOP}" />
		<line class="grid" x1="${LEFT}" y1="${BASE}" x2="${WIDTH}" y2="${BASE}" />
		<text x="${LEFT - 5}" y="${TOP + 4}" text-anchor="end">${top(most)}</text>
		<text x="${LEFT - 5}" y="${BASE + 4}" text-anchor="end">0</text>
		${slots.map((one, index) => {
			const x = LEFT + index * slot;
			return 'gap' in one ? gap(one.gap, x + slot / 2) : column(one, { x, slot, most });
		})}
		<text x="${LEFT}" y="${HEIGHT - 5}">${first}</text>
		${
			last === '' || right < LEFT + LEAST_FOR_TWO
				? null
				: html`<text x="${round(right)}" y="${HEIGHT - 5}" text-anchor="end">${last}</text>`
		}
	</svg>`;
}

function heightOf(slot: Slot): number {
	return 'gap' in slot ? 0 : slot.parts.reduce((sum, { value }) => sum + value, 0);
}

function column(
	{ title, parts, isOdd }: Exclude<Slot, { readonly gap: string }>,
	{ x, slot, most }: { readonly x: number; readonly slot: number; readonly most: number },
): Markup {
	const left = round(x + 1);
	const width = round(Math.max(slot - 2, 1.5));
	const middle = round(x + slot / 2);
	let y = BASE;
	const drawn = parts.map(({ value, ink }) => {
		if (value === 0) return null;
		const height = round(Math.max(1.5, (value / most) * (BASE - TOP)));
		y -= height;
		return rect(`b-${ink}`, { x: left, y, width, height });
	});
	const isEmpty = y === BASE && !isOdd;
	return html`<g
		><title>${title}</title
		><rect class="hit" x="${round(x)}" y="0" width="${round(slot)}" height="${BASE}" />${drawn}${
			isEmpty ? rect('b-stub', { x: left, y: BASE - 2, width, height: 2 }) : null
		}${isOdd ? html`<path class="b-odd" d="M${middle - 3} ${round(y - 9)}l6 6m0 -6l-6 6" />` : null}</g
	>`;
}

function rect(
	name: string,
	{ x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
): Markup {
	return html`<rect
		class="${name}"
		x="${x}"
		y="${round(y)}"
		width="${width}"
		height="${height}"
	/>`;
}

function gap(words: string, x: number): Markup {
	return html`<g
		><title>${words}</title
		><rect class="hit" x="${round(x - 4)}" y="0" width="8" height="${BASE}" /><line
			class="gap"
			x1="${round(x)}"
			y1="${TOP}"
			x2="${round(x)}"
			y2="${BASE}"
	/></g>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
