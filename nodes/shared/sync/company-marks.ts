const COMPANIES = Symbol.for('n8n-nodes-accountview.companies.1');

/** Nodes of executions that are remembered; the oldest give way. */
const MOST = 2_000;

/** By execution and node, of this process; each node is a bundle of its own, hence the global. */
function companies(): Map<unknown, unknown> {
	const known: unknown = Reflect.get(globalThis, COMPANIES);
	if (known instanceof Map) return known;
	const made = new Map<unknown, unknown>();
	Reflect.set(globalThis, COMPANIES, made);
	return made;
}

/** Notes which company a node works in, so that Sync Compare can tell where its records come from. */
export function noteCompany(execution: string, node: string, company: string): void {
	const noted = companies();
	const key = keyOf(execution, node);
	noted.delete(key);
	noted.set(key, company);
	for (const oldest of noted.keys()) {
		if (noted.size <= MOST) break;
		noted.delete(oldest);
	}
}

/** Undefined for a node that asked no AccountView in this execution. */
export function companyOf(execution: string, node: string): string | undefined {
	const company = companies().get(keyOf(execution, node));
	return typeof company === 'string' ? company : undefined;
}

function keyOf(execution: string, node: string): string {
	return `${execution}|${node}`;
}
