import type { Bilingual } from '../language';
import type { AccessData, CompanyData, CostCarrierData, UserData } from './registered';
import type { CostCarrierKind, Part, RightsTable, Service } from './services';

export const SUBJECT_KINDS = ['company', 'user', 'costCarrier', 'access'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

interface DataOf {
	readonly company: CompanyData;
	readonly user: UserData;
	readonly costCarrier: CostCarrierData;
	readonly access: AccessData;
}

interface StepBase {
	/** Stands for exactly this change. */
	readonly id: string;
	readonly service: Service;
	/** Own reference: the code in AccountView. */
	readonly key: string;
	/** For people. */
	readonly name: string;
	readonly reason: Bilingual;
	/** Whether the version of AccountView leaves it to a person to do. */
	readonly isByHand: boolean;
}

type StepOf<Kind extends SubjectKind> = StepBase & { readonly kind: Kind } & (
		| {
				readonly action: Kind extends 'access' ? 'grant' : 'create';
				readonly targetId: null;
				readonly before: null;
				readonly after: DataOf[Kind];
		  }
		| (Kind extends 'access'
				? never
				: {
						readonly action: 'update';
						/** Id that the service gave it. */
						readonly targetId: string;
						readonly before: DataOf[Kind];
						readonly after: DataOf[Kind];
					})
		| {
				readonly action: Kind extends 'access' ? 'revoke' : 'remove';
				readonly targetId: string;
				readonly before: DataOf[Kind];
				readonly after: null;
		  }
	);

/** One change at one service. */
export type Step = { readonly [Kind in SubjectKind]: StepOf<Kind> }[SubjectKind];
export type StepAction = Step['action'];

type WithoutId<Some> = Some extends Step ? Omit<Some, 'id' | 'isByHand'> : never;
export type StepDraft = WithoutId<Step>;

export type RowOutcome =
	| 'registered'
	| 'changed'
	| 'removed'
	| 'unchanged'
	/** Not registered, with why. */
	| 'notVisible'
	/** Stays as it is at the service although AccountView says otherwise, with why. */
	| 'kept'
	/** Registered, and something is to be known of it. */
	| 'notice';

/** One line of the report of registering (the print preview of AccountView). */
export interface ReportRow {
	readonly service: Service;
	readonly kind: SubjectKind | 'group';
	readonly key: string;
	readonly name: string;
	readonly outcome: RowOutcome;
	readonly reason: Bilingual;
}

export interface PlanSettings {
	readonly parts: readonly Part[];
	/** Of AccountView, such as `9.6`, `9.6a` or `11.0`. */
	readonly version: string;
	/** Cost carriers that the licence has. */
	readonly licensed: readonly CostCarrierKind[];
	/** Whether the tables have all there is, so that what they have not is gone. */
	readonly isComplete: boolean;
	/** Tables that have all there is although they are empty, or do not name a role. */
	readonly completeThoughEmpty: readonly RightsTable[];
	/** More records removed, and users who lose access, than this need a confirmation. */
	readonly confirmAbove: number;
}

/** What is counted by itself when it would be gone altogether. */
export type EmptiedKind = 'user' | 'company' | 'access' | CostCarrierKind;

/** Why a plan waits for a confirmation. */
export interface RemovalBrake {
	/** Records removed, and users who lose access, be it by the removal of a company. */
	readonly removals: number;
	readonly confirmAbove: number;
	/** Kinds of which nothing would be left that came from AccountView: a table that could not be read looks like that. */
	readonly emptied: readonly { readonly service: Service; readonly kind: EmptiedKind }[];
}

export interface RegistrationPlan {
	/** Stands for all of its steps: another plan has another one. */
	readonly fingerprint: string;
	/** In an order in which they can be done. */
	readonly steps: readonly Step[];
	readonly report: readonly ReportRow[];
	readonly brake: RemovalBrake | null;
}
