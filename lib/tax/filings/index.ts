export type { Channel, ChannelFiling, ChannelReceipt, StatusReport } from './channel';
export { FilingError, type FilingErrorCode } from './errors';
export {
	FILING_STATES,
	messageReference,
	nameOf,
	type Filing,
	type FilingKey,
	type FilingState,
	type ListedFiling,
	type NewFiling,
} from './filing';
export type { FilingFilter } from './filing-table';
export { requireSecondPerson } from './second-person';
export { filingCalendar, type CalendarLine, type CalendarState, type Obligation } from './calendar';
export { Filings, type FilingPorts } from './filings';
export {
	checkDraft,
	keepDraft,
	type DraftBeside,
	type KeepOptions,
	type KeptDraft,
} from './keep-draft';
export { keptFacts, type KeptFacts } from './kept-facts';
export { returnBefore } from './return-before';
export { lastKey, nextRevision, type FilingIntent, type Revision } from './revisions';
export { endOf } from './status-lines';
