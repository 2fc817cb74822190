import { SyncError } from '../errors';
import type { Intent } from '../journal/intents';
import { recordKey } from '../links/record-key';
import { opposite, SIDE_NAMES } from '../sides';
import type { Success } from './agreement';
import { keysWith, nullableKeys } from './intent-keys';
import type { Known } from './known';
import type { Result, SavedResult } from './result';

/** Made once more, under another key: the record that is not linked would never be told of. */
export function twinOf(
	intent: Intent,
	saved: SavedResult,
	outcome: Result['outcome'],
): SyncError | null {
	const { action, target, targetKey } = intent;
	if (action !== 'create' || outcome.kind !== 'success') return null;
	// What it was made as: the link may be one that was made anew since.
	const linked = targetKey ?? (target === 'other' ? saved.otherKey : saved.accountViewKey);
	const key = recordKey(outcome.key);
	if (key === '' || linked === null || key === linked) return null;
	return madeTwice(intent, linked, outcome);
}

/** Two records stand for one: a person has to say which is too many. */
export function madeTwice(
	{ sourceKey, target }: Intent,
	linked: string,
	{ key, found }: Success,
): SyncError {
	const there = SIDE_NAMES.en[target];
	return new SyncError({
		code: 'SYNC_RESULT_INVALID',
		message: `The record ${sourceKey} is linked to ${linked} in ${there}, and this result says that it was ${found === true ? 'found' : 'made'} as ${recordKey(key)} too.`,
		remedy: `Look in ${there}: are both there, remove the one that is too many. Write each item that Sync Compare hands out once.`,
		record: sourceKey,
	});
}

/** What a result that was saved before came to. */
export function alreadySaved({ byId, byKey }: Known, intent: Intent): SavedResult {
	// By key first: a result of the same batch may have changed the key of its link.
	const link = byKey[opposite(intent.target)].get(intent.sourceKey) ?? byId.get(intent.link ?? '');
	const keys = nullableKeys(keysWith(intent, intent.targetKey ?? ''));
	return {
		outcome: 'already',
		link: link?.id ?? intent.link,
		accountViewKey: link?.accountViewKey ?? keys.accountViewKey,
		otherKey: link?.otherKey ?? keys.otherKey,
		nextTryAt: null,
	};
}
