const COMPANIES = Symbol.for('n8n-nodes-accountview.companies.1');

/** Node runs that are remembered; the oldest give way. */
const MOST = 5_000;

/** One run of a node in an execution. */
export interface NodeRun {
	readonly execution: string;
	readonly node: string;
	readonly run: number;
}

/** By node run, of this process; each node is a bundle of its own, hence the global. */
function companies(): Map<unknown, unknown> {
	const known: unknown = Reflect.get(globalThis, COMPANIES);
	if (known instanceof Map) return known;
	const made = new Map<unknown, unknown>();
	Reflect.set(globalThis, COMPANIES, made);
	return made;
}

/** Notes which company a node works in, so that Sync Compare can tell where its records come from. */
export function noteCompany(run: NodeRun, company: string): void {
	const noted = companies();
	const key = keyOf(run);
	noted.delete(key);
	noted.set(key, company);
	for (const oldest of noted.keys()) {
		if (noted.size <= MOST) break;
		noted.delete(oldest);
	}
}

/** Undefined for a node run that asked no AccountView, or did so in another process. */
export function companyOf(run: NodeRun): string | undefined {
	const company = companies().get(keyOf(run));
	return typeof company === 'string' ? company : undefined;
}

function keyOf({ execution, node, run }: NodeRun): string {
	return `${execution}|${run}|${node}`;
}
