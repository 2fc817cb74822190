import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod4';
import { SCOPES } from './accountview/oauth/tokens';
import { keptReportSchema } from './autoreport/reports';
import { keptFilingSchema } from './digipoort/filings';
import { certificatesSchema } from './digipoort/office-certificates';
import { appSchema1 } from './state-schema-1';
import { keptRegistrationSchema } from './visma/records';
import { keptDeletionSchema } from './workorders/deletions';
import { keptNoteSchema } from './workorders/note';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const hashed = <Value extends z.ZodType>(value: Value) => z.array(z.tuple([z.string(), value]));

const shared = {
	identity: z.object({ clientSecret: z.string(), appToken: z.string() }),
	tables: z.record(
		z.string(),
		z.array(z.tuple([z.string(), z.number(), z.record(z.string(), cell)])),
	),
	tokens: z.object({
		access: hashed(z.object({ scope: z.array(z.enum(SCOPES)), expiresAt: z.number() })),
		refresh: hashed(z.array(z.enum(SCOPES))),
	}),
	/** Left out in files from before there were filings. */
	filings: z
		.object({
			certificates: certificatesSchema.optional(),
			digipoort: z.array(keptFilingSchema),
			autoReport: z.array(keptReportSchema),
		})
		.optional(),
	/** Left out in files from before there was registration. */
	visma: keptRegistrationSchema.optional(),
};

const collection = z.object({
	lastId: z.number(),
	numbered: z.number(),
	/** Each collection reads its own records. */
	items: z.array(z.record(z.string(), z.unknown())),
});

const appSchema = z.object({
	collections: z.record(z.string(), collection),
	notes: z.object({ lastId: z.number(), items: z.array(keptNoteSchema) }),
	deletions: z.array(keptDeletionSchema),
});

const stateSchema = z.discriminatedUnion('version', [
	z.object({ version: z.literal(1), ...shared, workOrders: appSchema1 }),
	z.object({ version: z.literal(2), ...shared, workOrders: appSchema }),
]);

/** What survives a restart: secrets of the sandbox itself, data on both sides, token hashes. */
export type SavedState = z.infer<typeof stateSchema>;

const PAUSE = 300;

/** Keeps the state in one file: written aside and renamed, so that it is always whole. */
export class StateFile {
	#timer: NodeJS.Timeout | undefined;
	#saving: Promise<void> = Promise.resolve();

	/** `onError` hears of a failed save; the sandbox goes on. */
	constructor(
		private readonly path: string,
		private readonly state: () => unknown,
		private readonly onError: (error: Error) => void,
	) {}

	/** Saves soon; changes close together are saved once. */
	schedule(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			void this.#save();
		}, PAUSE);
	}

	/** Saves now and waits until the file is in place. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		await this.#save();
	}

	#save(): Promise<void> {
		this.#saving = this.#saving.then(() => this.#write()).catch(this.onError);
		return this.#saving;
	}

	async #write(): Promise<void> {
		await mkdir(dirname(this.path), { recursive: true });
		const aside = `${this.path}.${randomBytes(4).toString('hex')}.new`;
		await writeFile(aside, JSON.stringify(this.state()), { mode: 0o600 });
		await rename(aside, this.path);
	}
}

/**
 * The state in a file; undefined when there is no such file.
 *
 * @throws when the file is there and cannot be used
 */
export async function readState(path: string): Promise<SavedState | undefined> {
	const text = await readFile(path, 'utf8').catch((error: unknown) => {
		if (isMissing(error)) return undefined;
		throw error;
	});
	if (text === undefined) return undefined;
	const parsed = stateSchema.safeParse(parsedJson(text));
	if (parsed.success) return parsed.data;
	const place = parsed.error.issues[0]?.path.join('.') ?? '';
	throw new Error(
		`The state file ${path} cannot be used (at '${place}'). Remove it to begin anew.`,
	);
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isMissing(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
