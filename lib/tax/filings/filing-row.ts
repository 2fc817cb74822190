import { z } from 'zod4';
import type { SqlRow } from '../../store';
import { FilingError } from './errors';
import { FILING_STATES, type Filing } from './filing';

/** A row with what only the list itself needs. */
export interface StoredFiling extends Filing {
	readonly fence: number;
	/** Through which it was, or is being, sent; '' for none yet. */
	readonly channel: string;
	/** Until when an execution has it for itself; 0 for none. */
	readonly expiresAt: number;
}

const bilingual = z.object({ nl: z.string(), en: z.string() });
const statusSchema = bilingual.extend({
	code: z.string(),
	at: z.string(),
	outcome: z.enum(['pending', 'received', 'accepted', 'rejected', 'delayed', 'unknown']),
	isFinal: z.boolean(),
	fault: z.string(),
	remedy: bilingual.optional(),
});
const listedSchema = z.object({
	filing_key: z.string(),
	administration: z.string(),
	kind: z.enum(['vatReturn', 'icp']),
	period: z.string(),
	revision: z.coerce.number(),
	replaces: z.coerce.number().nullable(),
	taxpayer: z.string(),
	state: z.enum(FILING_STATES),
	content_hash: z.string(),
	prepared_by: z.string(),
	channel: z.string(),
	approved_hash: z.string().nullable(),
	approved_by: z.string().nullable(),
	reference: z.string(),
	channel_reference: z.string().nullable(),
	known_references: z.string(),
	statuses: z.string(),
	attempts: z.coerce.number(),
	fence: z.coerce.number(),
	expires_at: z.coerce.number().nullable(),
	sent_at: z.coerce.number().nullable(),
	code: z.string().nullable(),
	reason: z.string().nullable(),
	updated_at: z.coerce.number(),
});

const instanceSchema = z.object({ instance: z.string() });

/** What a list reads of a row. */
export const LISTED_COLUMNS: readonly string[] = Object.keys(listedSchema.shape);

/** @throws FilingError TAX_FILING_STATE_INVALID */
export function filingOf(row: SqlRow): StoredFiling {
	const read = instanceSchema.safeParse(row);
	if (!read.success) throw stateInvalid(String(row['filing_key']));
	return { ...listedOf(row), instance: read.data.instance };
}

/** @throws FilingError TAX_FILING_STATE_INVALID */
export function listedOf(row: SqlRow): Omit<StoredFiling, 'instance'> {
	const read = listedSchema.safeParse(row);
	if (!read.success) throw stateInvalid(String(row['filing_key']));
	const { data } = read;
	try {
		return {
			key: data.filing_key,
			administration: data.administration,
			kind: data.kind,
			period: data.period,
			revision: data.revision,
			replaces: data.replaces,
			taxpayer: data.taxpayer,
			state: data.state,
			contentHash: data.content_hash,
			preparedBy: data.prepared_by,
			channel: data.channel,
			approvedHash: data.approved_hash,
			approvedBy: data.approved_by,
			reference: data.reference,
			channelReference: data.channel_reference,
			knownReferences: z.array(z.string()).parse(JSON.parse(data.known_references)),
			statuses: z
				.array(statusSchema)
				.parse(JSON.parse(data.statuses))
				.map(({ remedy, ...line }) => ({
					...line,
					...(remedy !== undefined && { remedy }),
				})),
			attempts: data.attempts,
			fence: data.fence,
			expiresAt: data.expires_at ?? 0,
			sentAt: data.sent_at,
			code: data.code,
			reason: data.reason,
			updatedAt: data.updated_at,
		};
	} catch {
		throw stateInvalid(data.filing_key);
	}
}

function stateInvalid(key: string): FilingError {
	return new FilingError({
		code: 'TAX_FILING_STATE_INVALID',
		message: `What the store keeps of the filing ${key} cannot be read.`,
		remedy:
			'Put a backup of the store back, and look in the portal of the tax authority what has been filed since.',
		record: key,
	});
}
