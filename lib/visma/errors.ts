import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** What goes wrong before anything is registered. Codes never change meaning. */
export type VismaErrorCode =
	/** The tables of users, companies, rights or cost carriers cannot be read. */
	| 'VISMA_SOURCE_INVALID'
	/** A setting of the plan cannot be used. */
	| 'VISMA_SETTINGS_INVALID'
	/** More would be removed than goes without confirmation. */
	| 'VISMA_REMOVALS_HELD'
	/** What is to be done is not what was looked at. */
	| 'VISMA_PLAN_CHANGED'
	/** Another execution is doing the same at this moment. */
	| 'VISMA_STEP_TAKEN';

/** What the rules and the list of registrations throw. */
export class VismaError extends CodedError<VismaErrorCode> {
	constructor(facts: ErrorFacts<VismaErrorCode>) {
		super(facts);
		this.name = 'VismaError';
	}
}
