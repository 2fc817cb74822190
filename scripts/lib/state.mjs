// @ts-check
/** What one installation of n8n (`.n8n-dev`, `.n8n-e2e`) remembers between two starts. */
import { randomBytes, randomInt } from 'node:crypto';
import {
	chmodSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { tryLock } from './mutex.mjs';
import { inProject, shown } from './paths.mjs';

/**
 * @typedef {object} TemplateState
 * @property {string} id of the workflow in n8n
 * @property {string} shipped hash of the template file that was imported
 * @property {string} stored hash of the workflow as n8n held it right after the import
 * @property {string} [declined] hash of a newer file that was left alone, because the workflow was edited
 *
 * @typedef {object} State
 * @property {string} password of the owner account
 * @property {string} [passwordHash]
 * @property {string} encryptionKey n8n encrypts credentials with it
 * @property {Record<string, number>} ports last used, by what listens there
 * @property {string} [appUrl] the address of the work-order app that stands in the workflows
 * @property {string} [credentials] hash of what the sandbox credentials were made from
 * @property {Record<string, TemplateState>} templates by file name
 */

const LOCK = 'running.lock';

/** Without letters and digits that look alike. */
const READABLE = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newPassword = () =>
	Array.from({ length: 14 }, () => READABLE[randomInt(READABLE.length)]).join('');

/** @returns {State} */
const newState = () => ({
	password: newPassword(),
	encryptionKey: randomBytes(24).toString('base64url'),
	ports: {},
	templates: {},
});

/** One state folder, held by this process until `release`. */
export class StateFolder {
	/**
	 * Open the folder, and make it when it is not there.
	 * @param {string} name below the project folder
	 * @param {{ fresh: boolean }} options fresh: forget everything
	 */
	constructor(name, { fresh }) {
		this.path = inProject(name);
		mkdirSync(this.path, { recursive: true, mode: 0o700 });
		const held = tryLock(this.file(LOCK));
		if ('heldBy' in held) throw this.#inUse(held.heldBy);
		this.release = held.release;
		if (fresh) this.#forget();
		this.state = this.#read() ?? newState();
		this.save();
	}

	/** @param {...string} parts */
	file(...parts) {
		return join(this.path, ...parts);
	}

	/** For its owner only: it holds the password. */
	save() {
		const file = this.file('state.json');
		writeFileSync(`${file}.new`, JSON.stringify(this.state, null, '\t'), { mode: 0o600 });
		chmodSync(`${file}.new`, 0o600);
		renameSync(`${file}.new`, file);
	}

	#forget() {
		for (const name of readdirSync(this.path)) {
			if (name !== LOCK) rmSync(this.file(name), { recursive: true, force: true });
		}
	}

	/** @returns {State | undefined} */
	#read() {
		let text;
		try {
			text = readFileSync(this.file('state.json'), 'utf8');
		} catch {
			return undefined;
		}
		try {
			return JSON.parse(text);
		} catch {
			throw new Failure(
				'STATE_BROKEN',
				`${shown(this.file('state.json'))} cannot be read; begin anew with: npm start -- --fresh`,
			);
		}
	}

	/** @param {number | undefined} pid */
	#inUse(pid) {
		const port = this.#read()?.ports.editor;
		return new Failure(
			'RUNNING_ALREADY',
			[
				`It runs already${pid ? ` (process ${pid})` : ''}`,
				port ? `: the editor is at http://127.0.0.1:${port}` : '',
				'. Stop that one first with Ctrl-C in its terminal.',
			].join(''),
		);
	}
}
