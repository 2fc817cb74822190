import { z } from 'zod4';

export const FAULT_KINDS = [
	'latency',
	'cut-before',
	'cut-after',
	'status',
	'error-body-200',
	'html',
	'huge',
	'not-json',
	'rate-limit',
	'rate-limit-bare',
	'repeat-page',
	'drop-row',
	'duplicate-row',
	'expire-token',
	'endless',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** What can go wrong between two programs, to be called up for chosen requests. */
export const FAULT_DOCS: Readonly<Record<FaultKind, string>> = {
	latency: 'Waits `milliseconds` (default 1000), then answers as usual',
	'cut-before': 'Closes the connection before anything was done',
	'cut-after': 'Does the work, then closes the connection after `bytes` (default 0) of the answer',
	status: "Answers `status` (default 503) with the server's error body; nothing was done",
	'error-body-200': 'The error body with status 200; nothing was done',
	html: 'An HTML page with `status` (default 200); nothing was done',
	huge: 'Valid JSON of `bytes` (default 10 MiB) without a stated length; nothing was done',
	'not-json': 'Broken JSON under a JSON content type; nothing was done',
	'rate-limit': '429 with Retry-After of `retryAfterSeconds` (default 1)',
	'rate-limit-bare': '429 without Retry-After',
	'repeat-page': 'A read gives the previous page again',
	'drop-row': 'A read misses its middle row',
	'duplicate-row': 'A read has its middle row twice',
	'expire-token': 'The token of this request is no longer valid: 401',
	endless: 'Headers, then a byte every `milliseconds` (default 100) for ever',
};

export const faultSchema = z.strictObject({
	server: z.enum(['accountView', 'workOrders', 'graph', 'autoReport', 'visma']),
	/** HTTP verb; every verb when left out. */
	method: z.string().max(10).optional(),
	/** Part of path and query string, in any case; every address when left out. */
	pathContains: z.string().max(500).optional(),
	kind: z.enum(FAULT_KINDS),
	/** How many requests it strikes; default 1. Over HTTP `"always"` stands for Infinity. */
	times: z
		.union([z.int().min(1), z.literal('always').transform(() => Number.POSITIVE_INFINITY)])
		.optional(),
	/** Lets this many matching requests pass first; default 0. */
	skip: z.int().min(0).optional(),
	status: z.int().min(200).max(599).optional(),
	milliseconds: z.int().min(0).max(600_000).optional(),
	retryAfterSeconds: z.int().min(0).max(86_400).optional(),
	bytes: z
		.int()
		.min(0)
		.max(512 * 1024 * 1024)
		.optional(),
});

export type Fault = z.output<typeof faultSchema>;

/** What a fault is matched against. */
export interface FaultTarget {
	readonly server: Fault['server'];
	readonly method: string;
	/** Path and query string as received. */
	readonly url: string;
}

interface ActiveFault {
	readonly fault: Fault;
	toSkip: number;
	left: number;
}

/** The faults waiting for their request. */
export class FaultBoard {
	#active: ActiveFault[] = [];

	add(fault: Fault): void {
		this.#active.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 });
	}

	clear(): void {
		this.#active = [];
	}

	/** The faults still waiting, oldest first, with the number of requests each will strike. */
	list(): readonly { fault: Fault; left: number }[] {
		return this.#active.map(({ fault, left }) => ({ fault, left }));
	}

	/** Uses up one strike of the oldest matching fault and gives it; undefined when none matches. */
	take(target: FaultTarget): Fault | undefined {
		for (const active of this.#active) {
			if (!matches(active.fault, target)) continue;
			if (active.toSkip > 0) {
				active.toSkip -= 1;
				continue;
			}
			active.left -= 1;
			this.#active = this.#active.filter(({ left }) => left > 0);
			return active.fault;
		}
		return undefined;
	}
}

function matches(fault: Fault, target: FaultTarget): boolean {
	if (fault.server !== target.server) return false;
	if (fault.method !== undefined && fault.method.toUpperCase() !== target.method) return false;
	if (fault.pathContains === undefined) return true;
	return decoded(target.url).toLowerCase().includes(fault.pathContains.toLowerCase());
}

function decoded(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}
