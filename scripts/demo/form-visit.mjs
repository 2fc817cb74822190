// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { filledIn, readPage } from './form-page.mjs';

/**
 * @typedef {import('./visitor.mjs').Visitor} Visitor
 * @typedef {import('./form-page.mjs').FormPage} FormPage
 */

const SHOWN_WITHIN_MS = 180_000;
const ASK_EVERY_MS = 250;
const BROKEN_OFF = ['error', 'crashed', 'canceled', 'success', 'null'];

/** A form of a flow, from its first page to its last, as a person goes through it. */
export class FormVisit {
	#address;

	/** @param {Visitor} visitor @param {string} address @param {FormPage} page */
	constructor(visitor, address, page) {
		this.visitor = visitor;
		this.#address = address;
		this.page = page;
	}

	/** @param {Visitor} visitor @param {string} path end of the form's address */
	static async begin(visitor, path) {
		const address = `${visitor.origin}/form/${path}`;
		return new FormVisit(visitor, address, await readPage(await visitor.open(address)));
	}

	/**
	 * Send the page and go on to the next one.
	 * @param {import('./form-page.mjs').Answers} [answers] beside what stands there already
	 * @returns {Promise<FormPage>} the next page
	 */
	async send(answers = {}) {
		const { token } = this.page;
		const form = filledIn(this.page, answers);
		const { status, text } = await this.visitor.ask('POST', this.#address, { form, token });
		if (status !== 200) {
			throw new Failure('FORM_REFUSED', `n8n refused "${this.page.title}" (status ${status}).`);
		}
		this.#address = nextAddress(text) ?? this.#address;
		await this.#untilShown();
		this.page = await readPage(await this.visitor.open(this.#address));
		if (this.page.isLast) await this.#end();
		return this.page;
	}

	/** The page that was expected; another one tells what went wrong. @param {RegExp} title */
	expect(title) {
		if (title.test(this.page.title)) return this.page;
		throw new Failure('OTHER_PAGE', `The form answered: ${this.page.text.slice(0, 400)}`);
	}

	async #untilShown() {
		const status = new URL(this.#address);
		status.pathname += '/n8n-execution-status';
		for (const deadline = Date.now() + SHOWN_WITHIN_MS; Date.now() < deadline;) {
			const { text } = await this.visitor.ask('GET', status.href);
			if (text === 'form-waiting') return;
			if (BROKEN_OFF.includes(text)) {
				throw new Failure('FORM_ENDED', `The flow behind "${this.page.title}" ended: ${text}.`);
			}
			await pause(ASK_EVERY_MS);
		}
		throw new Failure('FORM_SILENT', `After "${this.page.title}" no further page came.`);
	}

	/** The last page sends itself, and with that the run of the flow ends. */
	async #end() {
		await this.visitor.ask('POST', this.#address, { token: this.page.token });
	}
}

/** @param {string} text what n8n answered to a page @returns {string | undefined} */
function nextAddress(text) {
	if (!text.startsWith('{')) return undefined;
	const { formWaitingUrl, redirectURL } = JSON.parse(text);
	return formWaitingUrl ?? redirectURL;
}
