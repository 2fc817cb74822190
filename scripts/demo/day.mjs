// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { Office } from '../e2e/office.mjs';
import { Failure } from '../lib/failure.mjs';
import { FormVisit } from './form-visit.mjs';
import { Visitor } from './visitor.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 *
 * @typedef {object} Told what came of an event
 * @property {string} what in a sentence @property {string} look address of the page that shows it
 * @property {Readonly<Record<string, number>>} [counts] for the summary, by what is counted
 *
 * @typedef {object} Event of the day
 * @property {string} at the clock of the story, such as `08:20`
 * @property {string} what in a few words
 * @property {(day: Day) => Promise<Told>} happens
 */

/** The schedules run beside the story: a flow that one of them has just started is asked again. */
const MOST_RUNS = 8;
const BETWEEN_RUNS_MS = 2_000;

/** What the people of the story have at hand: both sides, the flows, the forms and the pages. */
export class Day {
	/** @param {Stack} stack @param {Visitor} person at the forms @param {string} documents folder for files */
	constructor(stack, person, documents) {
		this.stack = stack;
		this.person = person;
		this.documents = documents;
		this.office = new Office(stack);
	}

	/** @param {Stack} stack @param {string} documents folder that n8n may write in */
	static async begin(stack, documents) {
		const person = new Visitor(stack.editor);
		await person.logIn(stack.owner);
		return new Day(stack, person, documents);
	}

	/** A page of the sandbox. @param {string} path such as `#orders` or `mail` */
	inSandbox = (path) => `${this.stack.sandbox.pageUrl}/${path}`;

	/** A page that a flow serves. @param {string} path */
	atFlow = (path) => `${this.stack.editor}/webhook/${path}`;

	/** @param {string} path end of the form's address */
	form = (path) => FormVisit.begin(this.person, path);

	/** @returns {Promise<readonly any[]>} mails that came in, the oldest first */
	mails = () => this.stack.sandbox.control('GET', '/mails');

	/** What a page of a flow shows. @param {string} path */
	async read(path) {
		const answer = await fetch(this.atFlow(path));
		if (answer.ok) return answer.text();
		throw new Failure('PAGE_REFUSED', `n8n did not show ${path} (status ${answer.status}).`);
	}

	/**
	 * Run flows as their buttons do, one after the other, until what they are for is there.
	 * @template T
	 * @param {readonly string[]} flows their numbers @param {string} what is to be there
	 * @param {() => Promise<T | undefined | false>} look
	 * @returns {Promise<T>}
	 */
	async after(flows, what, look) {
		for (let run = 1; run <= MOST_RUNS; run++) {
			for (const number of flows) await this.office.run(number);
			const found = await look();
			if (found !== undefined && found !== false) return found;
			await pause(BETWEEN_RUNS_MS);
		}
		throw new Failure(
			'NOT_SEEN',
			`After ${MOST_RUNS} runs of ${flows.join(' and ')} there is still not: ${what}.`,
		);
	}
}
