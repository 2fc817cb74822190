import type { Intent, IntentDraft } from '../journal/intents';
import { earlierContent } from '../journal/proposal';
import { opposite, type Side } from '../sides';
import type { Comparison } from './comparison';
import type { Place } from './side-index';

/** What the making of a record is journaled with. */
export interface CreateFacts {
	readonly id: string;
	readonly subject: string;
	/** The record that it is made from. */
	readonly source: { readonly side: Side; readonly place: Place; readonly key: string };
	/** The link under which it is made again; null for a new one. */
	readonly link: string | null;
	/** What an earlier run has handed out for it. */
	readonly before: Intent | undefined;
	readonly lookFirst: boolean;
	readonly stateHash: string;
	readonly label: string;
}

/** The intent to make a record on the other side of its source, whether for the first time or again. */
export function createDraft(
	{ sides, signature }: Comparison,
	{ id, subject, source, link, before, lookFirst, stateHash, label }: CreateFacts,
): IntentDraft {
	const index = sides[source.side];
	return {
		id,
		subject,
		target: opposite(source.side),
		action: 'create',
		sourceKey: source.key,
		targetKey: null,
		link,
		attempts: (before?.attempts ?? 0) + 1,
		lost: null,
		proposal: {
			kind: 'create',
			content: index.contentAt(source.place),
			lookFirst,
			earlier: earlierContent(before),
			sourceVersion: index.versionAt(source.place),
			stateHash,
			label,
			signature,
		},
	};
}
