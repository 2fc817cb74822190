export {
	ChangeFeed,
	type ChangeBatch,
	type ChangeFeedPorts,
	type ChangeFeedSettings,
	type NextRequest,
} from './changes/change-feed';
export type { ChangedRecord, ChangeRequest, ChangeSource } from './changes/change-source';
export { ChangesError, positionUnknown, type ChangesErrorCode } from './changes/errors';
export type { PositionOverview } from './changes/positions';
export { sampleChanges } from './changes/sample';
export {
	compare,
	needsAttention,
	type CompareCounts,
	type CompareOutcome,
} from './compare/compare';
export type { Decision, PlannedWrite, SourceRecord } from './compare/decision';
export type { ComparePorts, CompareRequest } from './compare/request';
export type { CompareSettings, Paths, SideRecords } from './compare/settings';
export type { ComparedField, Content, Digest } from './content/comparison';
export { NORMALISATIONS, type Normalisation } from './content/normalise';
export { valueAt, withValueAt } from './content/path';
export { SyncError, type SyncErrorCode } from './errors';
export type { Issue, IssueCode } from './issues/issue';
export type { BrakeReason } from './plan/brake';
export type { Reason } from './plan/reasons';
export type { Rules } from './plan/rules';
export type { Failure, Result, ResultOutcome, SavedResult } from './results/result';
export { saveResults, type SavePorts } from './results/save';
export type { Run, RunCounts } from './runs/run';
export { Runs } from './runs/runs';
export { opposite, SIDE_NAMES, SIDES, type Side, type Stream } from './sides';
