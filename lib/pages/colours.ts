import colours from './colours.json';

/** What colours are for; each theme has one for each. */
export interface Colours {
	/** Behind everything, and behind what lies on it. */
	readonly page: string;
	readonly card: string;
	readonly text: string;
	readonly quiet: string;
	/** Between rows and around boxes. */
	readonly line: string;
	/** Around what is typed in. */
	readonly edge: string;
	/** Links, buttons, and what was written. */
	readonly written: string;
	/** Text on a button. */
	readonly onButton: string;
	readonly failed: string;
	readonly well: string;
	readonly warn: string;
	/** Bars of what is compared with, and of nothing. */
	readonly stub: string;
	/** Behind a bar that is not full. */
	readonly track: string;
}

// Forms of n8n, which the templates bring, are given the same ones.
export const LIGHT: Colours = colours.light;
export const DARK: Colours = colours.dark;

export const PAPER: Colours = {
	...LIGHT,
	page: '#ffffff',
	text: '#000000',
	quiet: '#444444',
	line: '#bbbbbb',
};

/** As properties of a style sheet: `--page:#f4f6f8;…`. */
export function properties(colours: Colours): string {
	return Object.entries(colours)
		.map(([name, colour]) => `--${name}:${colour}`)
		.join(';');
}
