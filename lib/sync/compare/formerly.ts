import { z } from 'zod4';
import type { Issue } from '../issues/issue';

/** Under which key a record seems to have been linked, or under which of several. */
export interface Formerly {
	/** Each with the key of what it was linked to. */
	readonly links: readonly { readonly key: string; readonly counterpart: string }[];
	readonly by: 'content' | 'name';
}

/** So many a person looks through; a sentence names no more. */
export const NAMED_CANDIDATES = 10;

/** What the question of KEY_CHANGED says. Of several namesakes none is named as if it were the one. */
export function askedAbout({ links, by }: Formerly): Pick<Issue, 'facts' | 'otherKey'> {
	const found = by === 'name' ? { by } : {};
	const [only, ...others] = links;
	if (only !== undefined && others.length === 0) {
		return { facts: { oldKey: only.key, ...found }, otherKey: only.counterpart };
	}
	const named = links.slice(0, NAMED_CANDIDATES);
	const candidates = named.map(({ key, counterpart }) => `${key} (${counterpart})`).join(', ');
	const oldKeys = JSON.stringify(named.map(({ key }) => key));
	return { facts: { candidates, oldKeys, ...found }, otherKey: null };
}

const keyList = z.array(z.string());

/** The keys that the question was about. */
export function oldKeysIn({ facts }: Issue): readonly string[] {
	const { oldKey, oldKeys } = facts;
	if (oldKeys === undefined) return oldKey === undefined ? [] : [String(oldKey)];
	return keyList.parse(JSON.parse(String(oldKeys)));
}
