/** One request as the sandbox saw it, with tokens and secrets masked. */
export interface RecordedRequest {
	/** Rising number, from 1. */
	readonly number: number;
	/** Milliseconds since the Unix epoch. */
	readonly at: number;
	readonly server: 'accountView' | 'workOrders' | 'graph' | 'autoReport' | 'visma';
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** Status sent; 0 when the connection was cut. */
	readonly status: number;
	/** JSON bodies as values, form bodies as a record; left out when there was none. */
	readonly body?: unknown;
	/** The fault that struck, if any. */
	readonly fault?: string;
}

export type RecordedExchange = Omit<RecordedRequest, 'number'>;

const KEPT = 10_000;
const LONGEST_BODY = 32 * 1024;
const MASK = '***';
const SECRETS = new Set(['token', 'access_token', 'refresh_token', 'client_secret']);
/** In forms and query strings `code` is an authorisation code; in JSON it is any code. */
const FORM_SECRETS = new Set([...SECRETS, 'code']);

/** The last requests, oldest first; the oldest go when there are too many. */
export class RequestRecorder {
	#requests: RecordedRequest[] = [];
	#last = 0;

	add(exchange: RecordedExchange): void {
		this.#last += 1;
		this.#requests.push({ number: this.#last, ...exchange });
		if (this.#requests.length >= 2 * KEPT) this.#requests = this.#requests.slice(-KEPT);
	}

	all(): readonly RecordedRequest[] {
		return this.#requests.slice(-KEPT);
	}

	clear(): void {
		this.#requests = [];
	}
}

/** Query parameters with secrets masked. */
export function maskedQuery(query: URLSearchParams): Record<string, string> {
	return Object.fromEntries(
		[...query].map(([name, value]) => [name, FORM_SECRETS.has(name.toLowerCase()) ? MASK : value]),
	);
}

/** A request body for the record: parsed where possible, secrets masked, shortened when long. */
export function maskedBody(body: string, contentType: string): unknown {
	if (body === '') return undefined;
	if (contentType.includes('x-www-form-urlencoded')) return maskedQuery(new URLSearchParams(body));
	if (body.length > LONGEST_BODY) return `(${body.length} characters)`;
	try {
		return JSON.parse(body, (name, value: unknown) =>
			SECRETS.has(name.toLowerCase()) ? MASK : value,
		);
	} catch {
		return `(${body.length} characters, not JSON)`;
	}
}
