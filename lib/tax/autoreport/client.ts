import type { z } from 'zod4';
import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../ports/http';
import type { FilingKind } from '../xbrl/generations';
import { answerInvalid, failedOnTheWay, refusedBy } from './failures';
import {
	activationSchema,
	certificateChoiceSchema,
	companiesSchema,
	profilesSchema,
	receiptSchema,
	reportSchema,
	reportsSchema,
	usersSchema,
	type Activation,
	type CertificateChoice,
	type Company,
	type Profile,
	type Receipt,
	type Report,
	type User,
} from './wire';

const MOST_BYTES = 8 * 1024 * 1024;
/** A connector that always names a next page would be asked for ever. */
const MOST_PAGES = 1000;

export interface AutoReportSettings {
	/** Where `/v1/companies` and the others follow, without a slash at the end. */
	readonly baseUrl: string;
	/** Of each request, in milliseconds. */
	readonly timeoutMs: number;
}

export interface AutoReportPorts {
	/** Signs each request with the token of Visma Connect. */
	readonly http: HttpPort;
	/** Base64 of a text as UTF-8. */
	readonly base64: (text: string) => string;
}

/** A report as it is handed over. */
export interface NewReport {
	/** Own reference, at most 40 of 0-9, A-Z, a-z, _ and -; another one for each. */
	readonly reference: string;
	readonly kind: FilingKind;
	/** Id of a declaration profile. */
	readonly profile: string;
	/** Omzetbelastingnummer without NL. */
	readonly taxpayer: string;
	/** As `periodCode` gives it. */
	readonly period: string;
	/** XBRL as text. */
	readonly instance: string;
}

export interface ReportFilter {
	readonly reference?: string;
	readonly kind?: FilingKind;
	readonly taxpayer?: string;
	readonly period?: string;
}

interface Question {
	readonly method: HttpRequest['method'];
	readonly path: string;
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string>>;
	/** What a refusal is about. */
	readonly record: string;
	readonly hasEffect?: boolean;
}

/**
 * Visma.net AutoReport through a connector that keeps to docs/connectors/autoreport.openapi.yaml. Visma itself
 * publishes no API of it.
 *
 * @throws AutoReportError from each of its methods; `mayHaveArrived` tells whether to look before repeating
 */
export class AutoReport {
	constructor(
		private readonly settings: AutoReportSettings,
		private readonly ports: AutoReportPorts,
	) {}

	async activation(): Promise<Activation> {
		return await this.get('/v1/activation', 'the activation', activationSchema);
	}

	async companies(): Promise<readonly Company[]> {
		return (await this.get('/v1/companies', 'the companies', companiesSchema)).companies;
	}

	async profiles(company: string): Promise<readonly Profile[]> {
		const path = `${pathOf(company)}/profiles`;
		return (await this.get(path, `company ${company}`, profilesSchema)).profiles;
	}

	async users(company: string): Promise<readonly User[]> {
		const path = `${pathOf(company)}/users`;
		return (await this.get(path, `company ${company}`, usersSchema)).users;
	}

	async certificate(company: string): Promise<CertificateChoice> {
		const path = `${pathOf(company)}/certificate`;
		return await this.get(path, `company ${company}`, certificateChoiceSchema);
	}

	/** Doing it twice does no harm. */
	async chooseCertificate(
		company: string,
		{ choice, scope }: Pick<CertificateChoice, 'choice' | 'scope'>,
	): Promise<CertificateChoice> {
		const question: Question = {
			...{ method: 'PUT', path: `${pathOf(company)}/certificate`, body: { choice, scope } },
			record: `company ${company}`,
		};
		return await this.ask(question, certificateChoiceSchema);
	}

	/** Hands a report over; the same one again gives what is there and files nothing. */
	async create(company: string, report: NewReport): Promise<Report> {
		const { reference, kind, profile, period, instance } = report;
		const question: Question = {
			...{ method: 'POST', path: `${pathOf(company)}/reports`, hasEffect: true },
			headers: { 'idempotency-key': reference },
			body: {
				...{ reference, kind, profile, period, taxpayer: withoutCountry(report.taxpayer) },
				fileName: `${reference.replace(/[^\w-]/g, '_').slice(0, 75)}.xbrl`,
				content: this.ports.base64(instance),
			},
			record: `report ${reference}`,
		};
		return await this.ask(question, reportSchema);
	}

	/** The oldest first. */
	async reports(company: string, filter: ReportFilter): Promise<readonly Report[]> {
		const found: Report[] = [];
		let cursor: string | null = null;
		for (let page = 0; page < MOST_PAGES; page += 1) {
			const query: string = queryOf(filter, cursor);
			const path = `${pathOf(company)}/reports${query}`;
			const { reports, next } = await this.get(path, `company ${company}`, reportsSchema);
			found.push(...reports);
			if (next === null) return found;
			cursor = next;
		}
		throw answerInvalid({ status: 200, headers: {}, body: '' }, false, ', and no page is the last');
	}

	async report(company: string, id: string): Promise<Report> {
		const path = `${pathOf(company)}/reports/${encodeURIComponent(id)}`;
		return await this.get(path, `report ${id}`, reportSchema);
	}

	/** Only of a report that says that it has one. */
	async receipt(company: string, id: string): Promise<Receipt> {
		const path = `${pathOf(company)}/reports/${encodeURIComponent(id)}/receipt`;
		return await this.get(path, `report ${id}`, receiptSchema);
	}

	private async get<T>(path: string, record: string, schema: z.ZodType<T>): Promise<T> {
		return await this.ask({ method: 'GET', path, record }, schema);
	}

	private async ask<T>(question: Question, schema: z.ZodType<T>): Promise<T> {
		const { record, hasEffect = false } = question;
		const answer = await this.send(question, hasEffect);
		if (answer.status < 200 || answer.status > 299) throw refusedBy(answer, record, hasEffect);
		const read = schema.safeParse(jsonOf(answer.body));
		if (read.success) return read.data;
		const [issue] = read.error.issues;
		const place =
			issue === undefined ? '' : `, ${issue.path.join('.') || 'body'}: ${issue.message}`;
		throw answerInvalid(answer, hasEffect, place);
	}

	private async send(question: Question, hasEffect: boolean): Promise<HttpResponse> {
		const { method, path, body, headers = {} } = question;
		const { baseUrl, timeoutMs } = this.settings;
		const sent = body === undefined ? {} : { body: JSON.stringify(body) };
		const typed = body === undefined ? {} : { 'content-type': 'application/json' };
		try {
			return await this.ports.http({
				...{ method, url: `${baseUrl}${path}`, timeoutMs, maxBodyBytes: MOST_BYTES },
				headers: { accept: 'application/json, application/problem+json', ...typed, ...headers },
				...sent,
			});
		} catch (error) {
			if (error instanceof TransportFailure) throw failedOnTheWay(error, hasEffect);
			throw error;
		}
	}
}

export function withoutCountry(taxpayer: string): string {
	return taxpayer.replace(/^NL/i, '');
}

function pathOf(company: string): string {
	return `/v1/companies/${encodeURIComponent(company)}`;
}

function queryOf(filter: ReportFilter, cursor: string | null): string {
	const asked = { ...filter, ...(cursor !== null && { cursor }) };
	const query = new URLSearchParams(Object.entries(asked)).toString();
	return query === '' ? '' : `?${query}`;
}

function jsonOf(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
