import type { z } from 'zod4';
import type { Clock } from '../../ports/clock';
import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../ports/http';
import { answerInvalid, failedOnTheWay, refusedBy } from './failures';

const MOST_BYTES = 8 * 1024 * 1024;
/** A connector that always names a next page would be asked for ever. */
const MOST_PAGES = 10_000;
/** How often a request that was refused as too many is sent again, and how long it waits for that at most. */
const MOST_TRIES = 4;
const LONGEST_WAIT_SECONDS = 60;

export interface ConnectorSettings {
	/** Where `/v1/services` and the others follow, without a slash at the end. */
	readonly baseUrl: string;
	/** Of each request, in milliseconds. */
	readonly timeoutMs: number;
}

export interface ConnectorPorts {
	/** Signs each request with the token of Visma Connect. */
	readonly http: HttpPort;
	readonly clock: Clock;
}

export interface Question {
	readonly method: HttpRequest['method'];
	readonly path: string;
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string>>;
	/** What a refusal is about. */
	readonly record: string;
	readonly hasEffect?: boolean;
}

/** Sends requests to the connector and reads what it answers. @throws VismaConnectorError from each method */
export class Asking {
	constructor(
		private readonly settings: ConnectorSettings,
		private readonly ports: ConnectorPorts,
	) {}

	async read<T>(question: Question, schema: z.ZodType<T>): Promise<T> {
		const answer = await this.answerTo(question);
		const read = schema.safeParse(jsonOf(answer.body));
		if (read.success) return read.data;
		const [issue] = read.error.issues;
		const place =
			issue === undefined ? '' : `, ${issue.path.join('.') || 'body'}: ${issue.message}`;
		throw answerInvalid(answer, question.hasEffect ?? false, place);
	}

	/** For what is answered without a body. */
	async done(question: Question): Promise<void> {
		const answer = await this.answerTo(question);
		if (answer.status !== 204) throw answerInvalid(answer, question.hasEffect ?? false);
	}

	/** All pages of a list. */
	async pages<Page extends { readonly next: string | null }>(
		question: Omit<Question, 'method'>,
		schema: z.ZodType<Page>,
	): Promise<readonly Page[]> {
		const pages: Page[] = [];
		let cursor: string | null = null;
		while (pages.length < MOST_PAGES) {
			const { path } = question;
			const mark: string = path.includes('?') ? '&' : '?';
			const more: string = cursor === null ? '' : `${mark}cursor=${encodeURIComponent(cursor)}`;
			const page = await this.read({ ...question, method: 'GET', path: `${path}${more}` }, schema);
			pages.push(page);
			if (page.next === null) return pages;
			cursor = page.next;
		}
		throw answerInvalid({ status: 200, headers: {}, body: '' }, false, ', and no page is the last');
	}

	private async answerTo(question: Question): Promise<HttpResponse> {
		const { record, hasEffect = false } = question;
		for (let tried = 1; ; tried += 1) {
			const answer = await this.send(question, hasEffect);
			if (answer.status >= 200 && answer.status < 300) return answer;
			const wait = waitOf(answer);
			if (wait === null || tried === MOST_TRIES) throw refusedBy(answer, record, hasEffect);
			await this.ports.clock.sleep(wait * 1000);
		}
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

/** Seconds until it may be sent again: only where nothing was done and the time is told. */
function waitOf({ status, headers }: HttpResponse): number | null {
	const seconds = Number(headers['retry-after'] ?? NaN);
	const isShort = seconds >= 0 && seconds <= LONGEST_WAIT_SECONDS;
	return status === 429 && isShort ? seconds : null;
}

function jsonOf(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
