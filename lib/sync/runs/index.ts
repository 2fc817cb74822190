export { addCounts, parseCounts, type ComparisonCounts } from './counts';
export { holdLease, type LeaseProof } from './lease';
export { addPositions } from './positions';
export type { ReadBatch, Run, RunCounts, RunRecord, RunState } from './run';
export {
	DEFAULT_LEASE_MS,
	Runs,
	type FinishedRun,
	type LeaseHolder,
	type RunPorts,
	type RunSettings,
	type StartOutcome,
	type StartRequest,
} from './runs';
export { summaryOf } from './summary';
