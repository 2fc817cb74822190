export {
	marksOf,
	refuseUnconfirmed,
	refuseUnseen,
	sinceApproved,
	type Choice,
	type PlanDifference,
} from './approved';
export { Registrations, type RegistrationsOptions, type StepResult } from './registrations';
export type { FoundRecord, ServicePort, ServiceRecord } from './service-port';
