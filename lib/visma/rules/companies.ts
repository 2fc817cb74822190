import type { Bilingual } from '../language';
import { bookYearIn, companyTexts } from './company-texts';
import { grouped, othersNamed } from './grouped';
import type { AccountViewCompany, Administration, MasterData } from './master-data';
import type { CompanyData } from './registered';
import type { Service } from './services';
import type { Verdict } from './verdict';

/**
 * Which companies (ondernemingen) are registered, and why not: at AccountView.Net all, at Visma.net those with a
 * KvK number whose linked administration has the company's address. A blocked one waits, and so does one with a
 * book year in its code or description. Visma.net knows a company by its KvK number, so that two with one wait. Source: Visma support articles AV-419715 and AV-638111.
 */
export function judgeCompanies(
	{ companies, administrations }: Pick<MasterData, 'companies' | 'administrations'>,
	service: Service,
): readonly Verdict<CompanyData>[] {
	const linked = grouped(administrations, ({ company }) => company);
	const byNumber = grouped(companies, ({ kvkNumber }) => kvkNumber);
	return companies.map((company) => {
		const own = linked.get(company.code) ?? [];
		const newest = newestOf(own);
		const twice = twiceInOneYear(own);
		const twins = othersNamed(byNumber.get(company.kvkNumber) ?? [], company);
		const reason = whyNot(company, { own, twins }, service);
		return {
			key: company.code,
			name: company.description || company.code,
			wish: reason === null ? 'register' : 'hold',
			data: dataOf(company, newest),
			reason,
			notices: twice === null ? [] : [companyTexts.twice(twice)],
		};
	});
}

interface Surroundings {
	/** Administrations that are linked to it. */
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
	const newest = newestOf(own);
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

function newestOf(administrations: readonly Administration[]): Administration | undefined {
	return administrations.toSorted((one, other) => other.year - one.year)[0];
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
