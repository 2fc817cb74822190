import * as z from 'zod4';

import { isObject } from '../reading/answer';
import { AccountViewError } from '../errors';
import type { Call, Exchange, RequestTally } from './exchange';

/** A company of the user. `id` goes into requests, `code` is what people see. */
export interface Company {
	readonly id: string;
	readonly code: string;
	readonly description: string;
}

/**
 * The company that an earlier client has found for the same user, address and code. Flows that run every
 * few minutes would ask for the list each time, and it hardly ever changes.
 */
export interface CompanyMemory {
	recall(): Company | undefined;
	keep(company: Company): void;
	forget(): void;
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
	/** What an earlier client has found. */
	private recalled: Promise<Company> | undefined;
	/** As this client has found it in the list. */
	private listed: Promise<Company> | undefined;
	/** Id of the company that requests were answered for while it was only remembered. */
	private readFrom: string | undefined;

	/** @param memory left out: each client asks for itself */
	constructor(
		private readonly exchange: Exchange,
		private readonly companyCode: string,
		private readonly memory?: CompanyMemory,
	) {}

	/**
	 * Asks something of the company of the credential. Where AccountView refuses it for a company that was
	 * only remembered, the list is asked for: it may be another company by now, or the user's no more.
	 * Nothing is written before this client has the list.
	 *
	 * @throws AccountViewError any code that a request can have, `AV_COMPANY_MISSING`, `AV_COMPANY_UNKNOWN`
	 */
	async send(call: Omit<Call, 'companyId'>): Promise<unknown> {
		const { id: companyId } = await (call.intent === 'write'
			? this.toWriteTo(call.tally)
			: this.current(call.tally));
		try {
			return await this.ask(call, companyId);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			const found = await this.lookAgain(call.tally, error);
			if (found.id === companyId) throw error;
			return await this.ask(call, found.id);
		}
	}

	private async ask(call: Omit<Call, 'companyId'>, companyId: string): Promise<unknown> {
		const isUnproven = this.listed === undefined;
		const answer = await this.exchange.send({ ...call, companyId });
		if (isUnproven) this.readFrom = companyId;
		return answer;
	}

	/** What was looked up so far decides about what is written, and must have been the same company. */
	private async toWriteTo(tally: RequestTally | undefined): Promise<Company> {
		const company = await this.fromList(tally);
		if (this.readFrom !== undefined && this.readFrom !== company.id) throw another(company);
		return company;
	}

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
		return this.listed ?? this.remembered() ?? this.fromList(tally);
	}

	private remembered(): Promise<Company> | undefined {
		if (this.recalled !== undefined) return this.recalled;
		const company = this.memory?.recall();
		if (company !== undefined) this.recalled = Promise.resolve(company);
		return this.recalled;
	}

	private fromList(tally: RequestTally | undefined): Promise<Company> {
		this.listed ??= this.lookUp(tally);
		return this.listed;
	}

	private async lookUp(tally: RequestTally | undefined): Promise<Company> {
		try {
			const company = await this.choose(tally);
			this.memory?.keep(company);
			return company;
		} catch (error) {
			this.listed = undefined;
			if (isNotTheUsers(error)) this.memory?.forget();
			throw error;
		}
	}

	/** @throws the refusal itself where the list cannot be had either */
	private async lookAgain(tally: RequestTally | undefined, refusal: unknown): Promise<Company> {
		if (this.listed === undefined) {
			this.memory?.forget();
			this.recalled = undefined;
		}
		try {
			return await this.fromList(tally);
		} catch (error) {
			throw isNotTheUsers(error) ? error : refusal;
		}
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

/** AccountView's own decision; what broke on the way says nothing about the company. */
function isRefusal(error: unknown): boolean {
	return hasCode(error, ['AV_REJECTED', 'AV_RIGHT_MISSING']);
}

function isNotTheUsers(error: unknown): boolean {
	return hasCode(error, ['AV_COMPANY_MISSING', 'AV_COMPANY_UNKNOWN']);
}

function hasCode(error: unknown, codes: readonly AccountViewError['code'][]): boolean {
	return error instanceof AccountViewError && codes.includes(error.code);
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

function another({ code }: Company): AccountViewError {
	return new AccountViewError({
		code: 'AV_COMPANY_UNKNOWN',
		message: `The code '${code}' is another company's in AccountView than a while ago; nothing was written.`,
		remedy:
			'If it is the right company, run the flow again: it then reads that one. Otherwise correct Company Code in the credential.',
		record: `company ${code}`,
	});
}

const MOST_CODES = 20;

function codesOf(companies: readonly Company[]): string {
	const codes = companies.slice(0, MOST_CODES).map(({ code }) => code);
	const more = companies.length - codes.length;
	return codes.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
