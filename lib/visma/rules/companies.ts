import type { Bilingual } from '../language';
import { bookYearIn, companyTexts } from './company-texts';
import { grouped, othersNamed } from './grouped';
import { compared, type Likeness } from './made-by-hand';
import type { AccountViewCompany, Administration, MasterData } from './master-data';
import type { CompanyData } from './registered';
import type { Service } from './services';
import type { UniqueValue } from './unique-values';
import type { Verdict } from './verdict';

/**
 * Which companies (ondernemingen) are registered, and why not: at AccountView.Net all, at Visma.net those with a
 * KvK number whose linked administration has the company's address. A blocked one waits, and so does one with a
 * book year in its code or description. Visma.net knows a company by its KvK number, so that two with one wait.
 * Source: Visma support articles AV-419715 and AV-638111.
 */
export function judgeCompanies(
	{ companies, administrations }: Pick<MasterData, 'companies' | 'administrations'>,
	service: Service,
): readonly Verdict<CompanyData>[] {
	const linked = grouped(newestFirst(administrations), ({ company }) => company);
	const byCode = companies.toSorted((one, other) => compared(one.code, other.code));
	const byNumber = grouped(byCode, ({ kvkNumber }) => kvkNumber);
	return companies.map((company) => {
		const own = linked.get(company.code) ?? [];
		const twice = twiceInOneYear(own);
		const twins = othersNamed(byNumber.get(company.kvkNumber) ?? [], company);
		const reason = whyNot(company, { own, twins }, service);
		return {
			key: company.code,
			name: company.description || company.code,
			wish: reason === null ? 'register' : 'hold',
			data: dataOf(company, own[0]),
			reason,
			notices: twice === null ? [] : [companyTexts.twice(twice)],
		};
	});
}

/**
 * One that was made by hand is the company with its KvK number, or with its code where one of the two has no number,
 * as at AccountView.Net in version 9.6.
 */
export const COMPANY_LIKENESS: Likeness<CompanyData> = {
	sameBy: ({ organisationNumber: number, code }) => {
		const lowerCode = code.toLowerCase();
		return [number === '' ? '' : `${number} ${lowerCode}`, number, lowerCode];
	},
	mayBeSame: ({ organisationNumber: one }, { organisationNumber: other }) =>
		one === '' || other === '' || one === other,
};

/** Visma.net takes a KvK number from one company alone. */
export const UNIQUE_NUMBER: UniqueValue<CompanyData> = {
	of: ({ organisationNumber }) => organisationNumber,
	nameOf: ({ name }) => name,
	isTaken: ({ organisationNumber }, keeper) => companyTexts.numberTaken(organisationNumber, keeper),
};

interface Surroundings {
	/** Administrations that are linked to it, the newest first. */
	readonly own: readonly Administration[];
	/** Others with the same KvK number, named; '' for none. */
	readonly twins: string;
}

function whyNot(
	company: AccountViewCompany,
	{ own, twins }: Surroundings,
	service: Service,
): Bilingual | null {
	const { code, description, kvkNumber } = company;
	if (company.isBlocked) return companyTexts.blocked;
	const year = bookYearIn(
		{ code, description },
		own.map((administration) => administration.year),
	);
	if (year !== null) return companyTexts.bookYear(year);
	if (service === 'accountViewNet') return null;
	if (kvkNumber === '') return companyTexts.noNumber;
	if (!/^\d{8}$/.test(kvkNumber)) return companyTexts.numberInvalid(kvkNumber);
	if (twins !== '') return companyTexts.sameNumber(kvkNumber, twins);
	const [newest] = own;
	if (newest === undefined) return companyTexts.noAdministration;
	const twice = twiceInOneYear(own);
	if (twice !== null) return companyTexts.twice(twice);
	const lacking = (['street', 'postcode', 'city'] as const).filter((field) => newest[field] === '');
	return lacking.length === 0 ? null : companyTexts.noAddress(newest.code, lacking);
}

function dataOf(
	{ code, description, kvkNumber }: AccountViewCompany,
	newest: Administration | undefined,
): CompanyData {
	const { street = '', postcode = '', city = '', country = '' } = newest ?? {};
	const address = { street, postcode, city, country };
	return { code, name: description || code, organisationNumber: kvkNumber, ...address };
}

/** Those of one year by their codes, so that the order of the table decides nothing. */
function newestFirst(administrations: readonly Administration[]): readonly Administration[] {
	return administrations.toSorted(
		(one, other) => other.year - one.year || compared(one.code, other.code),
	);
}

function twiceInOneYear(
	administrations: readonly Administration[],
): readonly [Administration, Administration] | null {
	const seen = new Map<number, Administration>();
	for (const administration of administrations) {
		const other = seen.get(administration.year);
		if (other !== undefined) return [other, administration];
		seen.set(administration.year, administration);
	}
	return null;
}
