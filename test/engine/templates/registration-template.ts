import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { registrationCredential } from '../visma-register/register-setting';
import type { MailTemplate, MailTemplateRun } from './mail-template';

export const MAKE_USERS = 'Make the Table of Users if Missing';
const READ_USERS = 'Read Users';
const MAKE_ACCESS = 'Make the Table of Access if Missing';
const READ_ACCESS = 'Read Access';
/** The firm of the sandbox. */
export const COMPANY = 'DEVRIES';

/** Rows of the table of users, as people fill them in; an empty cell is null. */
export const USERS = [
	{ code: 'AN', firstName: 'An', lastName: 'Bakker', email: 'an@firma.example', groups: 'BOEK' },
	{
		...{ code: 'BO', firstName: 'Bo', lastName: 'Visser', email: 'bo@firma.example' },
		...{ groups: ' BOEK; VERKOOP ', administrator: 'ja' },
	},
	{ code: 'CE', firstName: 'Ce', lastName: null, email: 'ce@firma.example', groups: null },
];

export const ACCESS = [
	{ user: null, group: 'BOEK', company: COMPANY, app: null, role: null },
	{ user: 'AN', group: null, company: null, app: null, role: 'AutoReport User' },
	{ user: null, group: 'VERKOOP', company: null, app: 'Visma Scanner', role: null },
];

export interface RegistrationRun extends MailTemplateRun {
	readonly users?: readonly IDataObject[];
	readonly access?: readonly IDataObject[];
}

/** Runs a template with the tables of users and access, and the Visma services of the sandbox. */
export function runRegistration(
	template: MailTemplate,
	file: string,
	{ users = USERS, access = ACCESS, tables = {}, ...run }: RegistrationRun,
): Promise<RunResult> {
	return template.run(file, {
		credentials: (sandbox) => ({ visma: registrationCredential(sandbox) }),
		...run,
		tables: {
			[MAKE_USERS]: [{ name: 'made' }],
			[READ_USERS]: users,
			[MAKE_ACCESS]: [{ name: 'made' }],
			[READ_ACCESS]: access,
			...tables,
		},
	});
}

/** The file that a node made, as text. */
export function pageOf(result: RunResult, node: string): string {
	const [item] = result.items(node);
	return Buffer.from(item?.binary?.['data']?.data ?? '', 'base64').toString('utf8');
}
