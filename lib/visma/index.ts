export { VismaError, type VismaErrorCode } from './errors';
export type { Bilingual, Language } from './language';
export { readMasterData, type MasterData } from './rules/master-data';
export { planRegistration, type PlanInput } from './rules/plan';
export type {
	PlanSettings,
	RegistrationPlan,
	RemovalBrake,
	ReportRow,
	RowOutcome,
	Step,
	SubjectKind,
} from './rules/plan-types';
export type {
	AccessData,
	CompanyData,
	CostCarrierData,
	Known,
	KnownAccess,
	KnownUser,
	Registered,
	UserData,
} from './rules/registered';
export {
	AUTOREPORT_ROLE,
	COST_CARRIER_KINDS,
	PARTS,
	RIGHTS_TABLES,
	SERVICES,
	SERVICE_NAMES,
	type CostCarrierKind,
	type Part,
	type RightsTable,
	type Service,
} from './rules/services';
export {
	marksOf,
	refuseUnconfirmed,
	refuseUnseen,
	Registrations,
	sinceApproved,
	type Choice,
	type FoundRecord,
	type PlanDifference,
	type RegistrationsOptions,
	type ServicePort,
	type ServiceRecord,
	type StepResult,
} from './registrations';
export { judgeUsers } from './rules/users';
export { readBaseUrl } from './connector/base-url';
export type { ConnectorPorts, ConnectorSettings } from './connector/asking';
export { VismaRegistration } from './connector/client';
export { VismaConnectorError, type VismaConnectorErrorCode } from './connector/errors';
export { connectionSteps, type ConnectionStep } from './connector/readiness';
export { inDutch } from './dutch';
export { renderAccessOverview } from './report/access-overview';
export type { ReportOptions } from './report/page';
export { renderReport, reportCsv } from './report/report';
