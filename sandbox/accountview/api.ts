import { html, json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Switches } from '../switches';
import { AnswerCache } from './answer-cache';
import { checkCompany, listCompanies } from './companies';
import type { Database } from './database';
import { AccountViewError, errorAnswer } from './errors';
import { AuthorizePage } from './oauth/authorize';
import type { OAuthClient } from './oauth/client';
import { answerTokenRequest } from './oauth/token-endpoint';
import type { Scope, TokenStore } from './oauth/tokens';
import { RateLimit } from './rate-limit';
import { read } from './reader';
import { shownCode, shownName, type BusinessObject } from './tables/definition';
import { SYSTEM_OBJECTS, findObject } from './tables/objects';
import { write } from './writer';

export interface AccountViewOptions {
	readonly database: Database;
	readonly tokens: TokenStore;
	readonly client: OAuthClient;
	/** The switches as they stand now. */
	switches(): Switches;
	now(): number;
}

const SIGNED_IN = { name: 'Daan de Vries', email: 'daan@devries-installatie.example' };
/** Name in INP_USR and CNG_USR of what comes in through the API. */
const API_USER = 'WEBAPI';
const API_BASE = '/api/v3/';

/** AccountView.Net API v3: who may come in, and which part answers. */
export class AccountViewApi {
	readonly #options: AccountViewOptions;
	readonly #authorize: AuthorizePage;
	readonly #rate = new RateLimit();
	readonly #answers = new AnswerCache();
	#previousRead: Answer | undefined;

	constructor(options: AccountViewOptions) {
		this.#options = options;
		this.#authorize = new AuthorizePage(() => ({
			...options,
			switches: options.switches(),
			user: SIGNED_IN,
		}));
	}

	handle(exchange: Exchange): Answer {
		const switches = this.#options.switches();
		try {
			return this.#route(exchange, switches);
		} catch (error) {
			if (error instanceof AccountViewError) return errorAnswer(error, switches);
			throw error;
		}
	}

	/** The error body for what goes wrong outside the API itself. */
	errorAnswer(status: number, message: string): Answer {
		return errorAnswer(new AccountViewError(message, status), this.#options.switches());
	}

	#route(exchange: Exchange, switches: Switches): Answer {
		const path = exchange.path.toLowerCase();
		if (path === '/ams/authorize.aspx') return this.#authorize.answer(exchange);
		if (path === `${API_BASE}token`) {
			return answerTokenRequest(exchange, { ...this.#options, switches });
		}
		if (!path.startsWith(API_BASE)) {
			return html(404, '<!DOCTYPE html><title>404</title><h1>404 - Niet gevonden</h1>');
		}
		const limited = this.#limited(switches);
		if (limited !== undefined) return limited;
		const scope = this.#signedIn(exchange);
		const resource = path.slice(API_BASE.length);
		if (resource === 'companies') return listCompanies(switches);
		checkScope(exchange.method, scope, switches);
		checkCompany(exchange.header('x-company'), switches);
		return this.#resource(resource, exchange, switches);
	}

	#limited(switches: Switches): Answer | undefined {
		if (switches.requestsPerMinute === 0) return undefined;
		const seconds = this.#rate.strike(this.#options.now(), switches.requestsPerMinute);
		if (seconds === undefined) return undefined;
		const answer = this.errorAnswer(429, 'Te veel verzoeken. Probeer het later opnieuw.');
		return { ...answer, headers: { ...answer.headers, 'Retry-After': String(seconds) } };
	}

	/** The rights of the bearer token. */
	#signedIn(exchange: Exchange): readonly Scope[] {
		const token = /^Bearer (?<token>\S+)$/i.exec(exchange.header('authorization'))?.groups?.[
			'token'
		];
		if (token !== undefined && exchange.tokenExpires) this.#options.tokens.dropAccessToken(token);
		const grant = token === undefined ? undefined : this.#options.tokens.access(token);
		if (grant === undefined) {
			throw new AccountViewError('Het toegangstoken ontbreekt of is niet geldig.', 401);
		}
		return grant.scope;
	}

	#resource(resource: string, exchange: Exchange, switches: Switches): Answer {
		const { method } = exchange;
		switch (resource) {
			case 'accountviewdata':
				if (method === 'GET') return this.#read(exchange, this.#dataObjects(switches), switches);
				if (method === 'POST' || method === 'PUT' || method === 'DELETE') {
					return this.#write(method, exchange, switches);
				}
				break;
			case 'accountviewsystemdata':
				if (method === 'GET') return this.#read(exchange, SYSTEM_OBJECTS, switches);
				break;
			case 'accountviewsystembusinessobjects':
				if (method === 'GET') return json(200, this.#dataObjects(switches).map(describeObject));
				break;
			case 'accountviewfields':
				if (method === 'GET') return this.#fields(exchange, switches);
				break;
			default:
				throw new AccountViewError('Deze resource bestaat niet.', 404);
		}
		throw new AccountViewError('Deze methode wordt niet ondersteund.', 405);
	}

	#read(
		{ query, distortion }: Exchange,
		objects: readonly BusinessObject[],
		switches: Switches,
	): Answer {
		if (distortion === 'repeat-page' && this.#previousRead !== undefined) return this.#previousRead;
		const object = requireObject(objects, codeIn(query));
		const { database } = this.#options;
		const isData = database.objects.includes(object);
		const work = (): Answer =>
			read({
				query,
				object,
				database,
				switches,
				pageSizeCap: isData ? switches.pageSizeCap : Number.POSITIVE_INFINITY,
				distortion,
			});
		const question = `${object.code}?${query.toString()}`;
		const stamp = `${database.revision} ${JSON.stringify(switches)}`;
		const answer = distortion === undefined ? this.#answers.answer(question, stamp, work) : work();
		this.#previousRead = answer;
		return answer;
	}

	#write(method: 'POST' | 'PUT' | 'DELETE', exchange: Exchange, switches: Switches): Answer {
		return write({
			method,
			body: exchange.body,
			database: this.#options.database,
			switches,
			user: API_USER,
			findObject: (code) => requireObject(this.#dataObjects(switches), code),
		});
	}

	/** The columns of an object. That the resource exists is known; the form of its answer is not. */
	#fields(exchange: Exchange, switches: Switches): Answer {
		const object = requireObject(this.#dataObjects(switches), codeIn(exchange.query));
		const { database } = this.#options;
		const tables = [object.table, ...(object.detail === undefined ? [] : [object.detail])];
		const shown = new Set<unknown>(
			tables.map((name) => shownName(database.table(name).definition)),
		);
		const rows = database
			.table('DCT_FLD')
			.inKeyOrder()
			.map(({ values }) => values)
			.filter((values) => shown.has(values['DBF_NAME']));
		return json(200, switches.fieldsAnswer === 'array' ? rows : { DCT_FLD: rows });
	}

	/** Objects of accountviewdata, as far as this site's licences go. */
	#dataObjects(switches: Switches): readonly BusinessObject[] {
		const licensed = this.#options.database.objects.filter(
			({ licence }) => licence === undefined || switches[licence],
		);
		return switches.dictionaryInData
			? [...licensed, ...SYSTEM_OBJECTS.filter(({ code }) => code !== 'ADL')]
			: licensed;
	}
}

function codeIn(query: URLSearchParams): string {
	for (const [name, value] of query) if (name.toLowerCase() === 'businessobject') return value;
	throw new AccountViewError('De parameter BusinessObject ontbreekt.', undefined, 1020);
}

function requireObject(objects: readonly BusinessObject[], code: string): BusinessObject {
	const object = findObject(objects, code);
	if (object === undefined) {
		throw new AccountViewError(`Het businessobject '${code}' bestaat niet.`, undefined, 1020);
	}
	return object;
}

function describeObject(object: BusinessObject): Record<string, string | boolean> {
	return {
		Code: shownCode(object),
		Description: object.label,
		InsertAllowed: object.insertAllowed,
		UpdateAllowed: object.updateAllowed,
		DeleteAllowed: object.deleteAllowed,
	};
}

function checkScope(method: string, granted: readonly Scope[], switches: Switches): void {
	const needed = neededScope(method);
	if (!granted.includes(needed)) {
		throw new AccountViewError(
			`De toepassing heeft het recht ${needed} niet.`,
			switches.scopeStatus,
			1040,
		);
	}
}

function neededScope(method: string): Scope {
	switch (method) {
		case 'POST':
		case 'PUT':
			return 'updateaccountviewdata';
		case 'DELETE':
			return 'deleteaccountviewdata';
		default:
			return 'readaccountviewdata';
	}
}
