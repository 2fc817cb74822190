/** What a child process is to do: register an office, and perhaps kill itself on the way. */
export interface RegisterTask {
	/** Of the store. */
	readonly file: string;
	/** Address of the connector. */
	readonly baseUrl: string;
	readonly token: string;
	/** How far its clock is ahead of the first one, in milliseconds. */
	readonly ahead: number;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface RegisterTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	/** Of each step of the plan: its state and what it was. */
	readonly results: readonly string[];
}

/** Two users of whom one is new, one company, and what they may. */
export const TABLES = {
	users: [
		{ code: 'AN', firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' },
		{ code: 'BO', firstName: 'Bo', lastName: 'Visser', email: 'bo@firma.nl' },
	],
	companies: [{ code: 'FIRMA', description: 'Firma B.V.', kvkNumber: '12345678' }],
	administrations: [
		{
			...{ code: 'FIRMA26', company: 'FIRMA', year: 2026, street: 'Weg 1' },
			...{ postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
		},
	],
	rights: [{ user: 'AN', administration: 'FIRMA26' }],
	roleRights: [{ user: 'AN' }],
	costCarriers: [{ kind: 'project', code: 'P1', description: 'Verbouwing', company: 'FIRMA' }],
} as const;
