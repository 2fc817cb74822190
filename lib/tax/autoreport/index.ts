export { readBaseUrl } from './base-url';
export { autoReportChannel, type AutoReportChannelOptions } from './channel';
export {
	AutoReport,
	type AutoReportPorts,
	type AutoReportSettings,
	type NewReport,
	type ReportFilter,
} from './client';
export { AutoReportError, type AutoReportErrorCode } from './errors';
export { autoReportReadiness, type AutoReportReadinessOptions } from './readiness';
export { statusesOf } from './states';
export type {
	Activation,
	CertificateChoice,
	Company,
	Profile,
	Receipt,
	Report,
	User,
} from './wire';
