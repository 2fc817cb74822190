export {
	openCertificate,
	requireValid,
	type CertificateFacts,
	type CertificateFile,
	type OpenedCertificate,
} from './certificate';
export { digipoortChannel } from './channel';
export { Digipoort, type DigipoortPorts, type Filing } from './client';
export { DigipoortError, type DigipoortErrorCode } from './errors';
export { digipoortReadiness, failedStep, type DigipoortReadinessOptions } from './readiness';
export type { Receipt, StatusLine } from './responses';
export {
	DIGIPOORT_ADDRESSES,
	type DigipoortEnvironment,
	type DigipoortSettings,
	type SignatureAlgorithm,
	type SigningIdentity,
} from './settings';
export { meaningOfStatus, type StatusMeaning, type StatusOutcome } from './status-codes';
