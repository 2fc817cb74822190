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
