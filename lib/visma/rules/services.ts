/** Where users and companies of AccountView are registered. */
export const SERVICES = ['accountViewNet', 'vismaNet'] as const;
export type Service = (typeof SERVICES)[number];

export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
	accountViewNet: 'AccountView.Net',
	vismaNet: 'Visma.net',
};

/** What can be registered, each by itself. */
export const PARTS = ['companies', 'users', 'access', 'costCarriers'] as const;
export type Part = (typeof PARTS)[number];

/** Cost carriers (kostendragers): projects, cost types (kostensoorten), cost centres (kostenplaatsen). */
export const COST_CARRIER_KINDS = ['project', 'costType', 'costCentre'] as const;
export type CostCarrierKind = (typeof COST_CARRIER_KINDS)[number];

/** Tables that give access: to companies, to apps, and by roles. */
export const RIGHTS_TABLES = ['rights', 'appRights', 'roleRights'] as const;
export type RightsTable = (typeof RIGHTS_TABLES)[number];

/** The role in Visma.net with which users, companies and roles are administered. */
export const ADMINISTRATOR_ROLE = 'Customer Administrator';

/** The role in Visma.net with which returns are filed and looked at. */
export const AUTOREPORT_ROLE = 'AutoReport User';
