import type { Intent } from '../journal/intents';
import { keyOf, type Link } from '../links/link';
import { SIDES, type Side } from '../sides';

/** The keys of the two records that an intent is about. */
export function keysWith(intent: Intent, targetKey: string): Record<Side, string> {
	return intent.target === 'other'
		? { accountView: intent.sourceKey, other: targetKey }
		: { accountView: targetKey, other: intent.sourceKey };
}

/** As links and results name them. */
export function linkKeys(keys: Readonly<Record<Side, string>>) {
	return { accountViewKey: keys.accountView, otherKey: keys.other };
}

/** Of a record that is still to be made the key is not known. */
export function nullableKeys({ accountView, other }: Readonly<Record<Side, string>>) {
	return {
		accountViewKey: accountView === '' ? null : accountView,
		otherKey: other === '' ? null : other,
	};
}

/** Whether it stands for something else than what the intent is about. */
export function isForeign(
	link: Link,
	intent: Intent,
	keys: Readonly<Record<Side, string>>,
): boolean {
	return link.id !== intent.link && !isPair(link, keys);
}

/** Whether it holds these two records together. */
export function isPair(link: Link, keys: Readonly<Record<Side, string>>): boolean {
	return SIDES.every((side) => keyOf(link, side) === keys[side]);
}
