import type { Intent, IntentDraft } from '../journal/intents';
import { earlierContent, perhapsWritten } from '../journal/proposal';
import type { FieldWrite } from '../plan/merge';
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
		targetKey: partOf(before),
		link,
		attempts: (before?.attempts ?? 0) + 1,
		lost: null,
		proposal: {
			kind: 'create',
			content: index.contentAt(source.place),
			lookFirst,
			earlier: earlierContent(before),
			perhaps: before?.action === 'create' ? perhapsWritten(before) : {},
			isOrphan: false,
			sourceVersion: index.versionAt(source.place),
			stateHash,
			label,
			signature,
		},
	};
}

/** What has changed since the first of the attempts that nobody told the end of. */
export function changedSinceTried({ proposal }: IntentDraft): readonly FieldWrite[] {
	if (proposal.kind !== 'create' || proposal.earlier === null) return [];
	const { content, earlier } = proposal;
	return Object.entries(content).flatMap(([field, becomes]) => {
		const was = earlier[field] ?? '';
		return was === becomes ? [] : [{ field, was, becomes, overwritesEdit: false }];
	});
}

/** What an attempt that failed has made of it. */
function partOf(before: Intent | undefined): string | null {
	return before?.action === 'create' ? before.targetKey : null;
}
