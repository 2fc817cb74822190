import { z } from 'zod4';
import { ControlError } from './control-error';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const columns = z.record(z.string(), cell);

/** Bodies of control requests. */
export const CONTROL_BODIES = {
	tokens: z.strictObject({
		scope: z.string().exactOptional(),
		expiresInSeconds: z.int().min(0).exactOptional(),
	}),
	/** Switches by name; checked together with those that stay as they are. */
	switches: z.record(z.string(), z.unknown()),
	/** Fields of a record of the app, checked by the app itself. */
	fields: z.record(z.string(), z.unknown()),
	printer: z.strictObject({
		hasPaper: z.boolean().exactOptional(),
		isPaused: z.boolean().exactOptional(),
		isAccepting: z.boolean().exactOptional(),
		takesPdf: z.boolean().exactOptional(),
		knowsCreateJob: z.boolean().exactOptional(),
		tellsJobNames: z.boolean().exactOptional(),
		printMs: z.int().min(0).max(600_000).exactOptional(),
	}),
	appToken: z.strictObject({ revoked: z.boolean() }),
	/** Columns by name, and lines in the same form. */
	record: z.object({ lines: z.array(columns).exactOptional() }).catchall(cell),
};

/** @throws {ControlError} when the body is no JSON or not of that form */
export function parseBody<Output>(schema: z.ZodType<Output>, body: string): Output {
	return parseValue(schema, readJson(body === '' ? '{}' : body));
}

/** @throws {ControlError} when the value is not of that form */
export function parseValue<Output>(schema: z.ZodType<Output>, value: unknown): Output {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const place = issue?.path.join('.') ?? '';
	throw new ControlError(
		422,
		'invalid',
		[place, issue?.message ?? 'Invalid.'].filter((part) => part !== '').join(': '),
	);
}

function readJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw new ControlError(400, 'not_json', 'The body is not JSON.');
	}
}
