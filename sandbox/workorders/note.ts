import { z } from 'zod4';

export const noteInputSchema = z.object({
	text: z.string().trim().min(1).max(2000),
	kind: z.enum(['info', 'warning', 'error']).default('info'),
});

export type NoteInput = z.infer<typeof noteInputSchema>;

/** A line in the timeline of a customer, project or work order. */
export interface Note {
	readonly id: number;
	readonly text: string;
	readonly kind: 'info' | 'warning' | 'error';
	readonly createdAt: string;
}
