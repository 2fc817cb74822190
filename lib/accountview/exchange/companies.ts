import * as z from 'zod4';

import { isObject } from '../reading/answer';
import { AccountViewError } from '../errors';
import type { Exchange, RequestTally } from './exchange';

/** A company of the user. `id` goes into requests, `code` is what people see. */
export interface Company {
	readonly id: string;
	readonly code: string;
	readonly description: string;
}

const text = z.union([z.string(), z.number().transform(String)]).transform((value) => value.trim());

const Companies = z.array(
	z.preprocess(
		withLowerCaseKeys,
		z.object({ id: text, code: text, description: text.nullish().transform((name) => name ?? '') }),
	),
);

/** The companies that the user may see, and which of them the credential means. */
export class CompanyDirectory {
	private chosen: Promise<Company> | undefined;

	constructor(
		private readonly exchange: Exchange,
		private readonly companyCode: string,
	) {}

	/** @returns an empty list when the user has no company */
	async list(tally?: RequestTally): Promise<readonly Company[]> {
		const answer = await this.exchange.send({
			method: 'GET',
			path: 'companies',
			intent: 'read',
			purpose: 'listing the companies',
			notFoundIsEmpty: true,
			tally,
		});
		const companies = Companies.safeParse(answer);
		if (companies.success) return companies.data;
		throw new AccountViewError({
			code: 'AV_ANSWER_UNEXPECTED',
			message: 'This address does not answer with a list of AccountView companies.',
			remedy: 'Check the base URL in the credential.',
		});
	}

	/**
	 * The company of the credential, looked up once.
	 *
	 * @throws AccountViewError `AV_COMPANY_MISSING`, `AV_COMPANY_UNKNOWN`
	 */
	current(tally?: RequestTally): Promise<Company> {
		this.chosen ??= this.choose(tally).catch((error: unknown) => {
			this.chosen = undefined;
			throw error;
		});
		return this.chosen;
	}

	private async choose(tally: RequestTally | undefined): Promise<Company> {
		const companies = await this.list(tally);
		if (companies.length === 0) throw noCompanies();
		if (this.companyCode === '') throw noneChosen(companies);
		const wanted = this.companyCode.toUpperCase();
		const company = companies.find(({ code }) => code.toUpperCase() === wanted);
		if (company === undefined) throw unknownCompany(this.companyCode, companies);
		return company;
	}
}

function withLowerCaseKeys(value: unknown): unknown {
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part]));
}

function noCompanies(): AccountViewError {
	return new AccountViewError({
		code: 'AV_COMPANY_MISSING',
		message: 'This AccountView user has no companies.',
		remedy: 'Give the user access to a company in AccountView, then try again.',
	});
}

function noneChosen(companies: readonly Company[]): AccountViewError {
	return new AccountViewError({
		code: 'AV_COMPANY_MISSING',
		message: 'No company is chosen in the credential.',
		remedy: `Fill in Company Code; this user has ${codesOf(companies)}.`,
	});
}

function unknownCompany(code: string, companies: readonly Company[]): AccountViewError {
	return new AccountViewError({
		code: 'AV_COMPANY_UNKNOWN',
		message: `This AccountView user has no company with code '${code}'.`,
		remedy: `Correct Company Code in the credential; this user has ${codesOf(companies)}.`,
		record: `company ${code}`,
	});
}

const MOST_CODES = 20;

function codesOf(companies: readonly Company[]): string {
	const codes = companies.slice(0, MOST_CODES).map(({ code }) => code);
	const more = companies.length - codes.length;
	return codes.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
