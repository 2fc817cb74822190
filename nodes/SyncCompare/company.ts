import type { IExecuteFunctions, ISourceData } from 'n8n-workflow';
import { companyOf } from '../shared/sync/company-marks';
import { executionDataOf } from '../shared/lineage/execution-data';
import { inputOf } from './records';

/** Node runs that are looked at on the way back; a flow of more is not judged. */
const MOST = 200;

/** What these give does not come from the nodes before them. */
const OWN = /\.(?:executeWorkflow|syncLedger|syncCompare)$/;

/**
 * The company in which the AccountView nodes worked that the first input comes from: the nearest ones
 * on every way back. Undefined unless all of them say the same: a guard that is mistaken would stop a
 * flow that is right. Items that another workflow has given, or pinned data, say nothing.
 */
export function companyOfInput(context: IExecuteFunctions, execution: string): string | undefined {
	const runData = executionDataOf(context)?.runData ?? {};
	const parents = context.getParentNodes(context.getNode().name);
	const types = new Map(parents.map(({ name, type }) => [name, type]));
	const sources = context.getExecuteData().source?.['main'] ?? [];
	const ahead = [sources[inputOf('accountView')]].flatMap((source) => source ?? []);
	const passed = new Set<string>();
	const found = new Set<string>();
	for (let source = ahead.pop(); source !== undefined; source = ahead.pop()) {
		const { previousNode: node, previousNodeRun: run = 0 } = source;
		if (passed.has(`${run}|${node}`)) continue;
		passed.add(`${run}|${node}`);
		if (passed.size > MOST) return undefined;
		const company = companyOf({ execution, node, run });
		if (company !== undefined) found.add(company);
		else if (!OWN.test(types.get(node) ?? '')) {
			const before: readonly (ISourceData | null)[] = runData[node]?.[run]?.source ?? [];
			ahead.push(...before.flatMap((one) => one ?? []));
		}
	}
	const [company] = found;
	return found.size === 1 ? company : undefined;
}
