import { z } from 'zod4';
import type { Content } from '../content/comparison';
import { SyncError } from '../errors';

const contentSchema = z.record(z.string(), z.string());
const possibleSchema = z.record(z.string(), z.array(z.string()));

/** Values that the receiving side may hold, by field, the latest last. */
export type Possible = Readonly<z.infer<typeof possibleSchema>>;

const common = {
	/** Versions of other comparison settings say nothing. */
	signature: z.string(),
	/** What was observed of the source, so that a change since is noticed. */
	sourceVersion: z.string().nullable(),
	/** Digest of both sides as they were, for the issue of a failure. */
	stateHash: z.string(),
	/** What a person knows the record by. */
	label: z.string(),
};

const proposalSchema = z.discriminatedUnion('kind', [
	/** The record to be made; afterwards both sides have this content. */
	z.object({
		kind: z.literal('create'),
		content: contentSchema,
		/** Whether it may be there already, and then with a content of its own. */
		lookFirst: z.boolean().default(false),
		/**
		 * What the first of the attempts before this one that nobody told the end of may have made; null
		 * when there were none.
		 */
		earlier: contentSchema.nullable().default(null),
		/** What all of those attempts may have made. */
		perhaps: possibleSchema.default({}),
		/**
		 * Whether its source was gone when all of that side was read last: what is kept of it is then no
		 * sign of it. Until it is read again.
		 */
		isOrphan: z.boolean().default(false),
		...common,
	}),
	/** The fields to be written; afterwards both sides have these values in them. */
	z.object({
		kind: z.literal('update'),
		fields: contentSchema,
		/** Hash of the whole source as it was observed. */
		sourceHash: z.string(),
		/** Whether nothing else is to be agreed on once this is written. */
		settles: z.boolean(),
		/** What attempts before this one that nobody told the end of may have written. */
		perhaps: possibleSchema.default({}),
		/** Edits that it overwrites, by field, which the entry of such an attempt tells of already. */
		told: contentSchema.default({}),
		...common,
	}),
]);

/** What both sides will have agreed on once an intent has succeeded. Kept with it as JSON. */
export type Proposal = Readonly<z.infer<typeof proposalSchema>>;

/** What the receiving side may hold by attempts that nobody told the end of: this one, and those before it. */
export function perhapsWritten({
	state,
	proposal,
}: {
	readonly state: string;
	readonly proposal: Proposal;
}): Possible {
	const isOpen = state === 'open';
	if (proposal.kind === 'create')
		return isOpen ? possibleWith(proposal.perhaps, proposal.content) : {};
	return isOpen ? possibleWith(proposal.perhaps, proposal.fields) : proposal.perhaps;
}

/** The same with one attempt more. */
export function possibleWith(possible: Possible, latest: Content): Possible {
	const added = Object.entries(latest).map(([field, value]): [string, string[]] => {
		const before = Object.hasOwn(possible, field) ? (possible[field] ?? []) : [];
		return [field, [...before.filter((one) => one !== value), value]];
	});
	return { ...possible, ...Object.fromEntries(added) };
}

/** Whether an intent is to make a record whose source has been found gone. */
export function isOrphan({ proposal }: { readonly proposal: Proposal }): boolean {
	return proposal.kind === 'create' && proposal.isOrphan;
}

/**
 * What a record is like that an attempt may have made which nobody told the end of.
 *
 * @param before the attempt before this one, where it is not settled
 */
export function earlierContent(
	before: { readonly state: string; readonly proposal: Proposal } | undefined,
): Content | null {
	if (before?.proposal.kind !== 'create' || before.state !== 'open') return null;
	return before.proposal.earlier ?? before.proposal.content;
}

/** @throws SyncError SYNC_STATE_INVALID */
export function parseProposal(text: unknown, intent: string): Proposal {
	const read = proposalSchema.safeParse(jsonOf(text));
	if (read.success) return read.data;
	throw new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `What the store holds of the intent ${intent} cannot be read.`,
		remedy: 'Put a backup of the store back, or run again: the record is then looked up first.',
	});
}

function jsonOf(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}
