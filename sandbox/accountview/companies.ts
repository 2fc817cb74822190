import { json, type Answer } from '../http/answer';
import type { Switches } from '../switches';
import { AccountViewError } from './errors';

export interface Company {
	readonly guid: string;
	readonly number: number;
	readonly code: string;
	readonly description: string;
	/** Whether the signed-in user may open it; a company can be listed and yet be closed. */
	readonly open: boolean;
}

export const DEMO_COMPANY: Company = {
	guid: '6f1c2a54-3d0e-4b8e-9a57-2c9c1f0b7d11',
	number: 1,
	code: 'DEVRIES',
	description: 'Installatiebedrijf De Vries & Zn. B.V.',
	open: true,
};

/** Listed, and yet refused: the user has no rights in it. */
export const CLOSED_COMPANY: Company = {
	guid: 'b2a9d7e0-7c41-4f7e-8d0b-51f6e3a4c822',
	number: 2,
	code: 'VRIESBEH',
	description: 'De Vries Beheer B.V.',
	open: false,
};

const COMPANIES: readonly Company[] = [DEMO_COMPANY, CLOSED_COMPANY];

/** The Id of a company in the form the switch asks for. */
export function companyId(company: Company, form: Switches['companyIdForm']): string {
	return form === 'guid' ? company.guid : String(company.number);
}

/** Answers GET /companies: a bare array of what the user sees. */
export function listCompanies({ userCompanies, companyIdForm }: Switches): Answer {
	const companies = userCompanies === 'none' ? [] : COMPANIES;
	return json(
		200,
		companies.map((company) => ({
			Id: companyId(company, companyIdForm),
			Code: company.code,
			Description: company.description,
		})),
	);
}

/**
 * Checks the x-company header.
 *
 * @throws {AccountViewError} when it is missing, unknown, or names a company closed to the user
 */
export function checkCompany(header: string, switches: Switches): void {
	if (header === '') {
		throw new AccountViewError('De kop x-company ontbreekt.', switches.companyStatus, 1030);
	}
	const company =
		switches.userCompanies === 'none'
			? undefined
			: COMPANIES.find((candidate) => companyId(candidate, switches.companyIdForm) === header);
	if (company === undefined) {
		throw new AccountViewError('De onderneming is onbekend.', switches.companyStatus, 1031);
	}
	if (!company.open) {
		throw new AccountViewError(`U heeft geen rechten voor onderneming ${company.code}.`, 403, 1032);
	}
}
