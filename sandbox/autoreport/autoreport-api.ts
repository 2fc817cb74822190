import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod4';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { Problem, problemOfStatus } from './problem';
import { shownReport, type KeptReport, type Reports } from './reports';
import {
	ACTIVATION_STEPS,
	AUTOREPORT_CLIENT,
	certificateOf,
	COMPANY,
	profilesOf,
	USUAL_CONDITION,
	usersOf,
	type TenantCondition,
} from './tenant';

const PAGE = 50;
const TOKEN_SECONDS = 3600;

const newReportSchema = z.object({
	reference: z.string().regex(/^[0-9A-Za-z_-]{1,40}$/),
	kind: z.enum(['vatReturn', 'icp']),
	profile: z.string().min(1),
	taxpayer: z.string().regex(/^\d{9}B\d{2}$/),
	period: z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(\/(0[1-9]|1[0-2]))?)?$/),
	fileName: z.string().regex(/^[0-9A-Za-z_-]{1,75}\.xbrl$/),
	content: z.base64().min(1),
});

const choiceSchema = z.object({
	choice: z.enum(['visma', 'own']),
	scope: z.enum(['company', 'allCompanies']),
});

/**
 * Visma.net AutoReport behind the connector contract (docs/connectors/autoreport.openapi.yaml), with the token
 * endpoint of Visma Connect beside it, which gives a token to one client of one tenant.
 */
export class AutoReportApi {
	/** How the tenant is set up; may be changed at any time. */
	condition: TenantCondition = USUAL_CONDITION;
	/** Hashes of tokens, with when they end. */
	readonly #tokens = new Map<string, number>();

	constructor(
		readonly reports: Reports,
		private readonly now: () => number,
	) {}

	handle(exchange: Exchange): Answer {
		if (exchange.path === '/connect/token') return this.#token(exchange);
		try {
			this.#authorise(exchange);
			return this.#route(exchange);
		} catch (error) {
			if (error instanceof Problem) return error.answer();
			throw error;
		}
	}

	errorAnswer(status: number, message: string): Answer {
		return problemOfStatus(status, message);
	}

	#token({ method, contentType, body }: Exchange): Answer {
		const form = new URLSearchParams(contentType.includes('x-www-form-urlencoded') ? body : '');
		const { id, secret, tenantId, scope } = AUTOREPORT_CLIENT;
		const refused = (status: number, error: string): Answer =>
			json(status, { error }, { 'Cache-Control': 'no-store' });
		if (method !== 'POST') return refused(400, 'invalid_request');
		if (form.get('client_id') !== id || form.get('client_secret') !== secret) {
			return refused(400, 'invalid_client');
		}
		if (form.get('grant_type') !== 'client_credentials')
			return refused(400, 'unsupported_grant_type');
		if (form.get('tenant_id') !== tenantId) return refused(400, 'invalid_request');
		if ((form.get('scope') ?? scope) !== scope) return refused(400, 'invalid_scope');
		const token = randomBytes(24).toString('base64url');
		this.#tokens.set(hashOf(token), this.now() + TOKEN_SECONDS * 1000);
		const given = { token_type: 'Bearer', access_token: token, expires_in: TOKEN_SECONDS, scope };
		return json(200, given, { 'Cache-Control': 'no-store' });
	}

	#authorise(exchange: Exchange): void {
		const token = /^Bearer (.+)$/.exec(exchange.header('authorization'))?.[1] ?? '';
		if (exchange.tokenExpires) this.#tokens.delete(hashOf(token));
		const until = this.#tokens.get(hashOf(token)) ?? 0;
		if (until > this.now()) return;
		throw new Problem(401, 'unauthorized', 'The token is missing or has expired.');
	}

	#route(exchange: Exchange): Answer {
		const [, version, collection, company, ...rest] = exchange.path.split('/');
		const route = `${exchange.method} ${version ?? ''}/${collection ?? ''}`;
		if (route === 'GET v1/activation') return this.#activation();
		if (collection !== 'companies' || version !== 'v1') throw notFound();
		if (company === undefined) return this.#companies(exchange);
		if (company !== COMPANY.id) {
			throw new Problem(404, 'company_unknown', `There is no company ${company}.`);
		}
		const [part = '', id, end] = rest;
		return part === 'reports'
			? this.#reportRoute(exchange, id, end)
			: this.#setUpRoute(exchange, part);
	}

	#activation(): Answer {
		const { openSteps } = this.condition;
		const steps = ACTIVATION_STEPS.map((step) => ({
			step,
			state: openSteps.includes(step) ? 'open' : 'done',
		}));
		return json(200, { steps });
	}

	#companies({ method }: Exchange): Answer {
		if (method !== 'GET') throw notFound();
		const { organisationNumber } = COMPANY;
		const number = this.condition.hasOrganisationNumber ? organisationNumber : '';
		return json(200, { companies: [{ ...COMPANY, organisationNumber: number }] });
	}

	#setUpRoute(exchange: Exchange, part: string): Answer {
		switch (`${exchange.method} ${part}`) {
			case 'GET profiles':
				return json(200, { profiles: profilesOf(this.condition) });
			case 'GET users':
				return json(200, { users: usersOf(this.condition) });
			case 'GET certificate':
				return json(200, certificateOf(this.condition, this.now()));
			case 'PUT certificate':
				return this.#chooseCertificate(exchange);
			default:
				throw notFound();
		}
	}

	#chooseCertificate(exchange: Exchange): Answer {
		this.#requireRole();
		const { choice, scope } = read(choiceSchema, exchange);
		if (choice === 'own' && !this.condition.isOwnUploaded) {
			throw new Problem(409, 'certificate_missing', 'No own certificate was uploaded.');
		}
		this.condition = { ...this.condition, certificate: choice, certificateScope: scope };
		return json(200, certificateOf(this.condition, this.now()));
	}

	#reportRoute(exchange: Exchange, id: string | undefined, end: string | undefined): Answer {
		this.#requireRole();
		if (id === undefined) {
			if (exchange.method === 'POST') return this.#create(exchange);
			if (exchange.method === 'GET') return this.#list(exchange);
			throw notFound();
		}
		const report = this.reports.all().find((one) => one.id === id);
		if (report === undefined) {
			throw new Problem(404, 'report_unknown', `There is no report ${id}.`);
		}
		if (exchange.method !== 'GET') throw notFound();
		if (end === 'receipt') return receiptAnswer(report);
		if (end !== undefined) throw notFound();
		this.reports.advance(report);
		return json(200, shownReport(report));
	}

	#create(exchange: Exchange): Answer {
		this.#requireActivated();
		this.#requireCertificate();
		const { reference, kind, profile, taxpayer, period, ...file } = read(newReportSchema, exchange);
		if (exchange.header('idempotency-key') !== reference) {
			throw new Problem(422, 'report_invalid', 'Idempotency-Key is not the reference.');
		}
		const content = Buffer.from(file.content, 'base64').toString('utf8');
		const there = this.reports.all().find((report) => report.reference === reference);
		if (there !== undefined) {
			if (there.content === content && there.kind === kind) return json(200, shownReport(there));
			throw new Problem(409, 'reference_taken', `${reference} is another report.`);
		}
		const found = profilesOf(this.condition).find(({ id }) => id === profile);
		if (found?.kind !== kind) {
			throw new Problem(422, 'profile_unknown', `There is no profile ${profile} for it.`);
		}
		if (!content.includes('xbrl')) {
			throw new Problem(422, 'report_invalid', 'The content is no XBRL instance.');
		}
		const report = this.reports.take({ reference, kind, profile, taxpayer, period, content });
		return json(201, shownReport(report));
	}

	#list({ query }: Exchange): Answer {
		const fields = ['reference', 'kind', 'taxpayer', 'period'] as const;
		const found = this.reports
			.all()
			.filter((report) => fields.every((name) => [report[name], null].includes(query.get(name))));
		const from = Number(query.get('cursor') ?? 0);
		const page = found.slice(from, from + PAGE).map(shownReport);
		const next = found.length > from + PAGE ? String(from + PAGE) : null;
		return json(200, { reports: page, next });
	}

	#requireRole(): void {
		if (this.condition.caller !== 'userWithoutRole') return;
		throw new Problem(403, 'role_missing', 'The role AutoReport User is missing.');
	}

	#requireActivated(): void {
		const { openSteps: steps } = this.condition;
		if (steps.length === 0) return;
		throw new Problem(409, 'activation_incomplete', 'The activation is not complete', { steps });
	}

	#requireCertificate(): void {
		const { certificate, isOwnUploaded, certificateDays } = this.condition;
		if (certificate === 'own' && !isOwnUploaded) {
			throw new Problem(409, 'certificate_missing', 'No own certificate was uploaded.');
		}
		if (certificateDays < 0) {
			throw new Problem(409, 'certificate_expired', 'The certificate has expired.');
		}
	}
}

function receiptAnswer(report: KeptReport): Answer {
	if (!shownReport(report).hasReceipt) {
		throw new Problem(404, 'receipt_missing', 'There is no receipt yet.');
	}
	const { reference, kind, period, taxpayer, at } = report;
	const what = kind === 'icp' ? 'Opgaaf ICP' : 'Aangifte omzetbelasting';
	const lines = [
		`Ontvangstbewijs ${what} ${period}`,
		`Omzetbelastingnummer ${taxpayer}`,
		`Kenmerk ${reference}`,
		`Ontvangen ${new Date(at).toISOString()}`,
	];
	return json(200, {
		fileName: `ontvangstbewijs-${reference}.txt`,
		mimeType: 'text/plain',
		content: Buffer.from(`${lines.join('\n')}\n`, 'utf8').toString('base64'),
	});
}

function read<Output>(schema: z.ZodType<Output>, { body }: Exchange): Output {
	let given: unknown;
	try {
		given = JSON.parse(body);
	} catch {
		throw new Problem(422, 'report_invalid', 'The body is no JSON.');
	}
	const result = schema.safeParse(given);
	if (result.success) return result.data;
	const places = result.error.issues.map(({ path }) => path.join('.'));
	throw new Problem(422, 'report_invalid', `These fields are not right: ${places.join(', ')}.`);
}

function notFound(): Problem {
	return new Problem(404, 'report_unknown', 'There is nothing at this address.');
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64');
}
