import { homedir } from 'node:os';
import { join, normalize } from 'node:path';
import { z } from 'zod4';
import { StoreError } from '../../../lib/store';

/** What the credential AccountView Store API says. */
export type StoreSettings =
	| { readonly kind: 'sqlite'; readonly file: string }
	| {
			readonly kind: 'postgres';
			readonly host: string;
			readonly port: number;
			readonly database: string;
			readonly schema: string;
			readonly user: string;
			readonly password: string;
			readonly tls: 'verify' | 'off' | { readonly ca: string };
	  };

const line = z.string().trim().default('');

const credentialSchema = z.discriminatedUnion('storage', [
	z.object({ storage: z.literal('sqlite'), file: line }),
	z.object({
		storage: z.literal('postgres'),
		host: line,
		port: z.number().default(5432),
		database: line,
		schema: line,
		user: line,
		password: z.string().default(''),
		tls: z.enum(['verify', 'off']).default('verify'),
		ca: line,
	}),
]);

/**
 * Reads the credential; undefined for none.
 *
 * @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID
 */
export function storeSettings(credential: unknown): StoreSettings {
	if (credential === undefined) return { kind: 'sqlite', file: defaultFile() };
	const read = credentialSchema.safeParse({ storage: 'sqlite', ...asObject(credential) });
	if (!read.success) throw unreadable(read.error);
	if (read.data.storage === 'sqlite') {
		const { file } = read.data;
		return { kind: 'sqlite', file: file === '' ? defaultFile() : straightPath(file) };
	}
	const { storage, ca, tls, schema, ...settings } = read.data;
	return {
		kind: storage,
		...settings,
		schema: schema === '' ? 'public' : schema,
		tls: tls === 'verify' && ca !== '' ? { ca } : tls,
	};
}

/** In the folder where n8n keeps its own files. */
export function defaultFile(): string {
	return join(process.env['N8N_USER_FOLDER'] ?? homedir(), '.n8n', 'accountview.sqlite');
}

/** Two spellings of one path would be two stores that do not know of each other. */
function straightPath(file: string): string {
	if (normalize(file) === file) return file;
	throw new StoreError({
		code: 'STORE_PATH_INVALID',
		message: `The path of the store file ${file.replaceAll('\0', '')} is not written straight on.`,
		remedy:
			'Write it without "..", "." and double slashes, such as /home/node/.n8n/accountview.sqlite.',
	});
}

function asObject(value: unknown): object {
	return typeof value === 'object' && value !== null ? value : {};
}

function unreadable(error: z.ZodError): StoreError {
	const fields = [...new Set(error.issues.map(({ path }) => path.join('.')))].join(', ');
	return new StoreError({
		code: 'STORE_SETTINGS_INVALID',
		message: `The AccountView Store credential cannot be read: ${fields}.`,
		remedy: 'Open the credential, choose its settings again and save it.',
	});
}
