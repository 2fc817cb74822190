// @ts-check
import { randomUUID } from 'node:crypto';
import { Failure } from '../lib/failure.mjs';

/** A page may come only after a whole run of a flow. */
const ANSWERED_WITHIN_MS = 240_000;
const MOST_REDIRECTS = 10;

/** Where n8n asks whether a form may know who is logged in. */
const CONSENT = '/oauth/consent';

/**
 * @typedef {object} Reply
 * @property {number} status @property {string} text @property {string | null} location
 */

/** A person at n8n's pages: a browser's cookies and redirects, without the browser. */
export class Visitor {
	/** @type {Map<string, string>} */
	#cookies = new Map();
	/** n8n ties a session to the browser it began in. */
	#browserId = randomUUID();

	/** @param {string} origin such as `http://127.0.0.1:5678` */
	constructor(origin) {
		this.origin = origin;
	}

	/** @param {{ email: string; password: string }} owner */
	async logIn({ email, password }) {
		const { status } = await this.ask('POST', '/rest/login', {
			json: { emailOrLdapLoginId: email, password },
		});
		if (status === 200) return;
		throw new Failure('LOGIN_REFUSED', `n8n refused the login of ${email} (status ${status}).`);
	}

	/**
	 * One request; redirects are not followed.
	 * @param {string} method @param {string} address
	 * @param {{ json?: unknown; form?: FormData; token?: string }} [sent] token: what a form page gave along
	 * @returns {Promise<Reply>}
	 */
	async ask(method, address, { json, form, token = '' } = {}) {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const body = json === undefined ? form : JSON.stringify(json);
		const response = await fetch(new URL(address, this.origin), {
			method,
			redirect: 'manual',
			headers: {
				'browser-id': this.#browserId,
				// A connection that is kept may be closed by the other end just as it is used again.
				connection: 'close',
				...(json === undefined ? {} : { 'content-type': 'application/json' }),
				...(token === '' ? {} : { 'x-auth-token': token }),
				...(cookie === '' ? {} : { cookie }),
			},
			...(body === undefined ? {} : { body }),
			signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
		});
		for (const line of response.headers.getSetCookie()) this.#keep(line);
		const { status, headers } = response;
		return { status, location: headers.get('location'), text: await response.text() };
	}

	/** A page, wherever it leads; what n8n asks on the way is allowed. @param {string} address */
	async open(address) {
		let next = new URL(address, this.origin);
		for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
			const { status, location, text } = await this.ask('GET', next.href);
			if (location === null) return this.#read(next, status, text);
			next = new URL(location, next);
			if (next.pathname === CONSENT) next = new URL(await this.#allow());
		}
		throw new Failure('PAGE_NOT_REACHED', `${address} leads from one page to the next for ever.`);
	}

	/** @param {URL} url @param {number} status @param {string} text */
	#read({ href }, status, text) {
		if (status === 200) return text;
		throw new Failure('PAGE_REFUSED', `n8n did not show ${href} (status ${status}).`);
	}

	/** As the button "Allow access" does. @returns {Promise<string>} where it leads */
	async #allow() {
		const asked = dataOf(await this.ask('GET', '/rest/consent/details'));
		if (asked.autoApproved) return asked.redirectUrl;
		const json = { approved: true };
		return dataOf(await this.ask('POST', '/rest/consent/approve', { json })).redirectUrl;
	}

	/** @param {string} line of Set-Cookie */
	#keep(line) {
		const [pair = '', ...attributes] = line.split(';');
		const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(pair.trim()) ?? [];
		const ends = attributes.map((one) => /^ *expires=(.*)$/i.exec(one)?.[1]).find(Boolean);
		const isOver = ends !== undefined && Date.parse(ends) <= Date.now();
		if (isOver) this.#cookies.delete(name);
		else this.#cookies.set(name, value);
	}
}

/** @param {Reply} reply @returns {any} */
function dataOf({ status, text }) {
	if (status === 200) return JSON.parse(text).data;
	throw new Failure('ACCESS_REFUSED', `n8n did not let the form know who is there (${status}).`);
}
