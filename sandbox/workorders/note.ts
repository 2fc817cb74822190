import { z } from 'zod4';
import { TIMELINE_NAMES, type TimelineName } from './resource';

const LONGEST_KEY = 200;

export const noteKeySchema = z.string().max(LONGEST_KEY);

/** A note as clients send it to the timeline of a record. */
export const noteInputSchema = z.object({
	text: z.string().trim().min(1).max(2000),
	kind: z.enum(['info', 'warning', 'error']).default('info'),
	/** Who wrote it, such as the name of a link; '' for a person. */
	source: z.string().trim().max(50).default(''),
	/** Unique in the whole app, so that its writer finds it again; '' when it has none. */
	key: noteKeySchema.default(''),
});

export type NoteInput = z.output<typeof noteInputSchema>;
export type NoteKind = NoteInput['kind'];

/** The record whose timeline a note stands in. */
export interface NotePlace {
	readonly resource: TimelineName;
	readonly recordId: number;
}

/** A note that is sent with the record it belongs to; its key comes beside it. */
export const keyedNoteSchema = noteInputSchema.omit({ key: true }).extend({
	resource: z.enum(TIMELINE_NAMES),
	recordId: z.int().min(1),
});

/** A line in the timeline of a customer, project, work order or entry of hours. */
export interface Note extends NoteInput, NotePlace {
	readonly id: number;
	readonly createdAt: string;
	/** ISO date-time in UTC; rises only when something really changed. */
	readonly modifiedAt: string;
}

/** A note as a state file keeps it. */
export const keptNoteSchema = noteInputSchema.extend({
	resource: z.enum(TIMELINE_NAMES),
	recordId: z.number(),
	id: z.number(),
	createdAt: z.string(),
	modifiedAt: z.string(),
});
