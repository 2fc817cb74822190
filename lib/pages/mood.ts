import { html, type Markup } from './markup';

/**
 * How urgent something is, and so its colour.
 *
 * - `idle`: nothing is to be done yet
 * - `busy`: something goes on by itself
 */
export type Mood = 'well' | 'busy' | 'warn' | 'bad' | 'idle';

/** Signs beside the words, so that colour alone tells nothing. */
const SIGNS: Readonly<Record<Mood, string>> = {
	well: '✓',
	busy: '↻',
	warn: '!',
	bad: '✕',
	idle: '○',
};

/** A state in one or a few words; its sign is for the eye alone. */
export function badge(mood: Mood, words: string): Markup {
	return html`<span class="badge ${mood}"
		><span aria-hidden="true">${SIGNS[mood]}</span> ${words}</span
	>`;
}

/** What has to be seen before all else. */
export function notice(mood: Mood, content: string | Markup): Markup {
	return html`<p class="box notice ${mood}" role="status">${content}</p>`;
}

/** In the place of what a page is for, while there is nothing of it: what is the matter, and what to do. */
export function nothingYet(heading: string, text: string): Markup {
	return html`<div class="box">
		<h2>${heading}</h2>
		<p>${text}</p>
	</div>`;
}
