import { z } from 'zod4';
import { SIDES, type Side } from '../sides';

const lostSchema = z.object({
	side: z.enum(SIDES),
	fields: z.record(z.string(), z.object({ was: z.string(), became: z.string() })),
});

/** Edits that a write overwrites: the side they were made on and, by field, what it was and became. */
export type LostEdits = Readonly<z.infer<typeof lostSchema>>;

/** As an intent keeps them. */
export function lostText(
	side: Side,
	lost: readonly { readonly field: string; readonly was: string; readonly becomes: string }[],
): string {
	const fields = lost.map(({ field, was, becomes }) => [field, { was, became: becomes }] as const);
	return JSON.stringify({ side, fields: Object.fromEntries(fields) } satisfies LostEdits);
}

/** Null for what cannot be read. */
export function readLost(text: unknown): LostEdits | null {
	try {
		return lostSchema.parse(JSON.parse(String(text)));
	} catch {
		return null;
	}
}
