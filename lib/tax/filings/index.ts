export type { Channel, ChannelFiling, ChannelReceipt, StatusReport } from './channel';
export { FilingError, type FilingErrorCode } from './errors';
export {
	FILING_STATES,
	type Filing,
	type FilingKey,
	type FilingState,
	type NewFiling,
} from './filing';
export { Filings, type FilingPorts } from './filings';
