import { z } from 'zod4';
import { readYaml } from './yaml';

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema }));
const parameter = z.object({
	name: z.string(),
	in: z.enum(['path', 'query', 'header']),
	required: z.boolean().default(false),
	schema,
});
const operation = z.object({
	operationId: z.string(),
	parameters: z.array(parameter).default([]),
	requestBody: z.object({ required: z.literal(true), content }).optional(),
	responses: z.record(z.string(), z.object({ content: content.default({}) })),
});
const contractSchema = z.object({
	openapi: z.literal('3.1.0'),
	paths: z.record(
		z.string().startsWith('/'),
		z.object({
			parameters: z.array(parameter).default([]),
			get: operation.exactOptional(),
			post: operation.exactOptional(),
			put: operation.exactOptional(),
			delete: operation.exactOptional(),
		}),
	),
});

type Schema = z.output<typeof schema>;
type Operation = z.output<typeof operation> & { readonly path: string };

export interface SentRequest {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | undefined;
}

export interface GivenAnswer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
}

/** A contract of OpenAPI 3.1, and what does not keep to it. */
export class OpenApi {
	private constructor(readonly operations: ReadonlyMap<string, Operation>) {}

	static async read(file: string): Promise<OpenApi> {
		const document = await readYaml(file);
		const { paths } = contractSchema.parse(resolved(document, document));
		const operations = new Map<string, Operation>();
		for (const [path, { parameters, ...methods }] of Object.entries(paths)) {
			for (const [method, found] of Object.entries(methods)) {
				const all = [...parameters, ...found.parameters];
				operations.set(`${method.toUpperCase()} ${path}`, { ...found, path, parameters: all });
			}
		}
		return new OpenApi(operations);
	}

	/** What is asked. @throws where there is no such operation */
	operationOf(method: string, path: string): Operation {
		for (const [name, found] of this.operations) {
			if (name.startsWith(`${method} `) && placeholders(found.path).test(path)) return found;
		}
		throw new Error(`The contract has no ${method} ${path}.`);
	}

	/** What of a request does not keep to the contract. */
	requestProblems(request: SentRequest): readonly string[] {
		const { parameters, requestBody } = this.operationOf(request.method, request.path);
		const problems: string[] = [];
		const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
		for (const name of request.query.keys()) {
			if (!names.includes(name)) problems.push(`query ${name} is not known`);
		}
		for (const { name, in: place, required, schema } of parameters) {
			if (place === 'path') continue;
			const value =
				place === 'query' ? request.query.get(name) : request.headers[name.toLowerCase()];
			if (value === null || value === undefined) {
				if (required) problems.push(`${place} ${name} is missing`);
			} else problems.push(...problemsOf(schema, value).map((one) => `${place} ${name} ${one}`));
		}
		if (requestBody === undefined) {
			return request.body === undefined ? problems : [...problems, 'a body is not known'];
		}
		const type = request.headers['content-type'] ?? '';
		return [...problems, ...bodyProblems(requestBody.content, type, request.body ?? '')];
	}

	/** What of an answer does not keep to the contract. */
	answerProblems(method: string, path: string, answer: GivenAnswer): readonly string[] {
		const { responses } = this.operationOf(method, path);
		const response = responses[String(answer.status)] ?? responses['default'];
		if (response === undefined || (answer.status < 300 && response === responses['default'])) {
			return [`status ${answer.status} is not known`];
		}
		const isEmpty = Object.keys(response.content).length === 0;
		if (isEmpty) return answer.body === '' ? [] : ['a body is not known'];
		return bodyProblems(response.content, answer.contentType, answer.body);
	}
}

function bodyProblems(
	content: Readonly<Record<string, { readonly schema: Schema }>>,
	contentType: string,
	body: string,
): readonly string[] {
	const type = contentType.split(';')[0]?.trim() ?? '';
	const known = content[type];
	if (known === undefined) return [`content type ${type} is not known`];
	return problemsOf(known.schema, JSON.parse(body));
}

function problemsOf(wanted: Schema, value: unknown): readonly string[] {
	const read = z.fromJSONSchema(wanted).safeParse(value);
	return read.success
		? []
		: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function placeholders(path: string): RegExp {
	return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** With each reference within the document replaced by what it names. */
function resolved(part: unknown, document: unknown): unknown {
	if (Array.isArray(part)) return part.map((one) => resolved(one, document));
	if (typeof part !== 'object' || part === null) return part;
	if ('$ref' in part) return resolved(at(document, String(part.$ref)), document);
	return Object.fromEntries(
		Object.entries(part).map(([name, value]) => [name, resolved(value, document)]),
	);
}

function at(document: unknown, reference: string): unknown {
	const names = reference.replace(/^#\//, '').split('/');
	return names.reduce<unknown>((part, name) => {
		const found: unknown =
			typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined;
		if (found === undefined) throw new Error(`${reference} leads nowhere.`);
		return found;
	}, document);
}
