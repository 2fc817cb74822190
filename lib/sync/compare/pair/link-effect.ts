import type { LinkChange } from '../../links/link';
import type { Baseline } from '../../plan/merge';
import type { Comparison } from '../comparison';
import type { Decision } from '../decision';
import { versionNow, type LinkedPair } from './linked-pair';

type LinkFields = Omit<LinkChange, 'id'>;

export function linkEffect(
	pair: LinkedPair,
	change: LinkFields,
): Pick<Decision, 'insertLink' | 'updateLink'> {
	const { link, contents, isNew } = pair;
	if (isNew) {
		const { contents: agreed = contents, ...rest } = change;
		const content = { accountViewContent: agreed.accountView, otherContent: agreed.other };
		return { insertLink: { ...link, ...rest, ...content } };
	}
	return Object.keys(change).length === 0 ? {} : { updateLink: { id: link.id, ...change } };
}

/** What the link holds from now on, as far as it differs from what it holds. */
export function agreedLink(
	comparison: Comparison,
	pair: LinkedPair,
	agreed: Baseline,
	isWhole: boolean,
): LinkFields {
	const { link, contents } = pair;
	const { accountView, other } = comparison.sides;
	// While something is still to be written, the next comparison has to look into the fields.
	const next: Required<Omit<LinkFields, 'contents' | 'accountViewKey' | 'otherKey'>> = {
		state: 'active',
		accountViewHash: isWhole ? accountView.hashOf(agreed.accountView) : '',
		otherHash: isWhole ? other.hashOf(agreed.other) : '',
		accountViewVersion: isWhole ? versionNow(comparison, pair, 'accountView') : null,
		otherVersion: isWhole ? versionNow(comparison, pair, 'other') : null,
	};
	const changed = Object.entries(next).filter(([name, value]) => Reflect.get(link, name) !== value);
	const differs = JSON.stringify(agreed) !== JSON.stringify(contents);
	return { ...Object.fromEntries(changed), ...(differs && { contents: agreed }) };
}

/** A removed record that is there again, with what else is new about the link. */
export function reviving(
	pair: LinkedPair,
	change: LinkFields = {},
): Pick<Decision, 'insertLink' | 'updateLink'> {
	const isBack = !pair.isNew && pair.link.state !== 'active';
	return linkEffect(pair, { ...change, ...(isBack && { state: 'active' }) });
}
