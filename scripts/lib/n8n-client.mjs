// @ts-check
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { inTime } from './in-time.mjs';

const LOGIN_ATTEMPTS = 40;

/** n8n pings its database; on a machine that is busy a ping is late, and n8n answers nobody for a while. */
const PAUSED_BY = 'Database is not ready!';
const UNPAUSED_WITHIN_MS = 60_000;
const PAUSE_MS = 1000;
/** Publishing a large flow takes a busy machine more than a minute. */
const ANSWERED_WITHIN_MS = 180_000;

/** Talks to n8n as its editor does: with the owner's session. */
export class N8nClient {
	#cookie = '';
	/** n8n ties a session to the browser it began in. */
	#browserId = randomUUID();
	#pauseMs;
	#withinMs;

	/**
	 * @param {string} origin such as `http://127.0.0.1:5678`
	 * @param {object} [options]
	 * @param {number} [options.pauseMs] before n8n is asked again that did not take a request
	 * @param {number} [options.withinMs] that an answer may take
	 */
	constructor(origin, { pauseMs = PAUSE_MS, withinMs = ANSWERED_WITHIN_MS } = {}) {
		this.origin = origin;
		this.#pauseMs = pauseMs;
		this.#withinMs = withinMs;
	}

	/**
	 * @param {string} method @param {string} path below the origin @param {unknown} [body]
	 * @returns {Promise<{ status: number; body: any }>} body: JSON where the answer is, else text
	 */
	async request(method, path, body) {
		return inTime({ who: 'n8n', what: `${method} ${path}`, withinMs: this.#withinMs }, (signal) =>
			this.#ask(method, path, body, signal),
		);
	}

	/**
	 * @param {string} method @param {string} path @param {unknown} body @param {AbortSignal} signal
	 * @returns {Promise<{ status: number; body: any }>}
	 */
	async #ask(method, path, body, signal) {
		const response = await fetch(`${this.origin}${path}`, {
			method,
			headers: {
				'browser-id': this.#browserId,
				'content-type': 'application/json',
				// A connection that is kept may be closed by the other end just as it is used again.
				connection: 'close',
				...(this.#cookie ? { cookie: this.#cookie } : {}),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal,
		});
		const session = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (session) this.#cookie = session.split(';')[0] ?? '';
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		return { status: response.status, body: isJson ? JSON.parse(text) : text };
	}

	/**
	 * A request to n8n's internal API whose answer is wrapped in `data`.
	 * @param {string} method @param {string} path below `/rest` @param {unknown} [body]
	 * @returns {Promise<any>}
	 */
	async rest(method, path, body) {
		const answer = await this.#answered(method, `/rest${path}`, body);
		if (answer.status >= 400) {
			const reason = answer.body?.message ?? String(answer.body).slice(0, 200);
			throw new Failure(
				'N8N_REFUSED',
				`n8n refused ${method} ${path} (status ${answer.status}): ${reason}`,
			);
		}
		return answer.body.data ?? answer.body;
	}

	/**
	 * The answer, once n8n takes requests: one that it did not take was not carried out.
	 * @param {string} method @param {string} path @param {unknown} body
	 */
	async #answered(method, path, body) {
		const last = performance.now() + UNPAUSED_WITHIN_MS;
		for (;;) {
			const answer = await this.request(method, path, body);
			const isPaused = answer.status === 503 && answer.body?.message === PAUSED_BY;
			if (!isPaused || performance.now() > last) return answer;
			await pause(this.#pauseMs);
		}
	}

	/** @param {string} email @param {string} password */
	async logIn(email, password) {
		for (let attempt = 1; ; attempt++) {
			const { status, body } = await this.request('POST', '/rest/login', {
				emailOrLdapLoginId: email,
				password,
			});
			// Just after its start n8n answers with a waiting page for a moment.
			if (status === 200 && body?.data?.id) return;
			if (attempt === LOGIN_ATTEMPTS) {
				throw new Failure('LOGIN_REFUSED', `n8n refused the login of ${email} (status ${status}).`);
			}
			await pause(500);
		}
	}

	/** @param {string} id @returns {Promise<any | undefined>} undefined when there is none */
	async workflow(id) {
		// Asked first, because n8n takes a look at a missing one for a break-in and logs it.
		const { exists } = await this.rest('GET', `/workflows/${id}/exists`);
		return exists ? this.rest('GET', `/workflows/${id}`) : undefined;
	}
}
