import type { ColumnName } from '../labels';
import type { Column, Template } from '../look';

const POINTS_PER_MILLIMETRE = 72 / 25.4;

export function points(millimetres: number): number {
	return millimetres * POINTS_PER_MILLIMETRE;
}

/** A4. */
export const PAGE = { width: points(210), height: points(297) };

export interface Place {
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

/** A template with everything that it leaves out filled in, in points. */
export interface Style {
	readonly colours: {
		readonly accent: string;
		/** Readable upon the accent. */
		readonly onAccent: string;
		readonly text: string;
		readonly muted: string;
		readonly rule: string;
	};
	readonly size: {
		readonly base: number;
		readonly small: number;
		readonly emphasis: number;
		readonly title: number;
	};
	readonly margins: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	};
	/** Between the margins. */
	readonly width: number;
	readonly places: {
		readonly logo: Place & { readonly height: number };
		readonly sender: Place;
		readonly recipient: Place;
		readonly contentY: number;
	};
	readonly shows: Required<Template['shows']>;
	/** Undefined: those that the invoice has something for. */
	readonly columns: readonly Column[] | undefined;
}

const COLOURS = { accent: '#1f3a5f', text: '#1c2330', muted: '#5d6675', rule: '#d5dae1' };
const MARGINS = { left: 22, right: 20, top: 34, bottom: 22 };

/**
 * In millimetres. A DL envelope has its window 20 mm from the left and from 55 to 85 mm down; a letter that
 * is folded in three can lie some millimetres higher or more to the right in it.
 */
const PLACES = {
	logo: { x: 22, y: 14, width: 70, height: 24 },
	sender: { x: 138, y: 14, width: 52 },
	recipient: { x: 22, y: 55, width: 88 },
	content: { y: 90 },
};

const SHOWS: Style['shows'] = {
	sender: true,
	vatTable: true,
	payment: true,
	qr: true,
	carriedForward: true,
};

export function styleOf(template: Template): Style {
	const colours = { ...COLOURS, ...present(template.colours) };
	const margins = { ...MARGINS, ...present(template.margins) };
	const places = { ...PLACES, ...present(template.places) };
	const base = template.fontSize;
	const inPoints = (place: Place): Place => ({
		x: points(place.x),
		y: points(place.y),
		width: points(place.width),
	});
	return {
		colours: { ...colours, onAccent: readableOn(colours.accent) },
		size: { base, small: base - 1.5, emphasis: base + 2, title: base * 2.4 },
		margins: {
			left: points(margins.left),
			right: points(margins.right),
			top: points(margins.top),
			bottom: points(margins.bottom),
		},
		width: PAGE.width - points(margins.left + margins.right),
		places: {
			logo: { ...inPoints(places.logo), height: points(places.logo.height) },
			sender: inPoints(places.sender),
			recipient: inPoints(places.recipient),
			contentY: points(places.content.y),
		},
		shows: { ...SHOWS, ...present(template.shows) },
		columns: template.columns,
	};
}

/** What stands to the right in its column. */
export const ALIGNED_RIGHT: ReadonlySet<ColumnName> = new Set([
	'quantity',
	'unitPrice',
	'discount',
	'vat',
	'amount',
]);

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that are there but undefined. */
function present<T extends object>(given: T): Present<T> {
	const kept: Present<T> = {};
	for (const key of keysOf(given)) {
		const value = given[key];
		if (isPresent(value)) kept[key] = value;
	}
	return kept;
}

function keysOf<T extends object>(given: T): (keyof T)[] {
	const keys: (keyof T)[] = [];
	for (const key in given) keys.push(key);
	return keys;
}

function isPresent<V>(value: V): value is Exclude<V, undefined> {
	return value !== undefined;
}

/** Black on light colours, white on dark ones (relative luminance of WCAG 2). */
function readableOn(colour: string): string {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4 ? '#000000' : '#ffffff';
}
