import type { CostCarrierKind, Service } from './services';

export interface UserData {
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
}

export interface CompanyData {
	/** Code in AccountView, without the book year. */
	readonly code: string;
	readonly name: string;
	/** KvK number. */
	readonly organisationNumber: string;
	readonly street: string;
	readonly postcode: string;
	readonly city: string;
	readonly country: string;
}

export interface CostCarrierData {
	readonly kind: CostCarrierKind;
	/** Own reference of the company. */
	readonly company: string;
	readonly code: string;
	readonly description: string;
}

/** Something that a service has. */
export interface Known<Data> {
	/** Of the service. */
	readonly id: string;
	/** The code in AccountView that it was registered with; '' for what did not come from there. */
	readonly reference: string;
	readonly data: Data;
}

export interface KnownUser extends Known<UserData> {
	/** Whether it may administer the service (Customer Administrator). */
	readonly isAdministrator: boolean;
	/** Of the e-mail with which a password is chosen. */
	readonly invitation: 'sent' | 'accepted' | 'bounced';
}

export const ACCESS_KINDS = ['company', 'app', 'role'] as const;

/** That a user may use a company, an app, or has a role in a company. */
export interface AccessData {
	readonly kind: (typeof ACCESS_KINDS)[number];
	/** Own reference of the user. */
	readonly user: string;
	/** Own reference of the company; '' for an app. */
	readonly company: string;
	/** Of the app or the role; '' for access to a company. */
	readonly name: string;
}

export interface KnownAccess extends AccessData {
	readonly id: string;
}

/** All that one service has. */
export interface Registered {
	readonly service: Service;
	readonly users: readonly KnownUser[];
	readonly companies: readonly Known<CompanyData>[];
	readonly access: readonly KnownAccess[];
	readonly costCarriers: readonly Known<CostCarrierData>[];
	/** Names of the apps that can be given. */
	readonly apps: readonly string[];
	/** Names of the roles that can be given. */
	readonly roles: readonly string[];
}
