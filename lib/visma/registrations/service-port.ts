import type { AccessData, CompanyData, CostCarrierData, UserData } from '../rules/registered';
import type { Service } from '../rules/services';

/** A record with the code of AccountView that it is registered with. */
export type ServiceRecord =
	| { readonly kind: 'user'; readonly reference: string; readonly data: UserData }
	| { readonly kind: 'company'; readonly reference: string; readonly data: CompanyData }
	| { readonly kind: 'costCarrier'; readonly reference: string; readonly data: CostCarrierData };

export interface FoundRecord {
	readonly id: string;
	/** '' for what did not come from AccountView. */
	readonly reference: string;
}

/**
 * What registering asks of a service. What it throws is a CodedError; one with `mayHaveArrived: true` says that
 * nobody knows whether it was done.
 */
export interface ServicePort {
	/** A user is invited by it. @param key the same again gives what is there, and invites nobody */
	create(service: Service, record: ServiceRecord, key: string): Promise<void>;
	/** Doing it twice does no harm. */
	update(service: Service, id: string, record: ServiceRecord): Promise<void>;
	/** What goes takes its access with it. */
	remove(service: Service, kind: ServiceRecord['kind'], id: string): Promise<void>;
	/** Doing it twice does no harm. */
	grant(service: Service, access: AccessData): Promise<void>;
	revoke(service: Service, id: string): Promise<void>;
	/** By the own reference, and users by their e-mail address too. */
	find(service: Service, record: ServiceRecord): Promise<FoundRecord | null>;
	/** Whether an invitation to this address went out at `since` or later, in milliseconds, and is under way. */
	isInvited(service: Service, email: string, since: number): Promise<boolean>;
}
