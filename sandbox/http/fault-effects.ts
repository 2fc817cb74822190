import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults';
import { html, jsonText, type Answer } from './answer';
import type { Distortion } from './exchange';

type ErrorAnswer = (status: number, message: string) => Answer;

const PIECE = 64 * 1024;
const DISTORTIONS: readonly Distortion[] = ['repeat-page', 'drop-row', 'duplicate-row'];

/** The answer a fault puts in the place of the real one; undefined when the work is to be done. */
export function faultAnswer(fault: Fault, errorAnswer: ErrorAnswer): Answer | undefined {
	switch (fault.kind) {
		case 'status':
			return errorAnswer(fault.status ?? 503, 'De server is tijdelijk niet beschikbaar.');
		case 'error-body-200':
			return { ...errorAnswer(500, 'De administratie is in gebruik.'), status: 200 };
		case 'html':
			return html(
				fault.status ?? 200,
				'<!DOCTYPE html><html><body><h1>Er is onderhoud bezig</h1></body></html>',
			);
		case 'not-json':
			return jsonText(200, '{"CONTACT":[{"SUB_NR":"100');
		case 'rate-limit':
			return tooMany(errorAnswer, { 'Retry-After': String(fault.retryAfterSeconds ?? 1) });
		case 'rate-limit-bare':
			return tooMany(errorAnswer, {});
		case 'latency':
		case 'cut-before':
		case 'cut-after':
		case 'huge':
		case 'repeat-page':
		case 'drop-row':
		case 'duplicate-row':
		case 'expire-token':
		case 'endless':
			return undefined;
	}
}

export function distortionOf(fault: Fault | undefined): Distortion | undefined {
	return DISTORTIONS.find((distortion) => distortion === fault?.kind);
}

/** The rows of a read with its middle row missing or given twice. */
export function distortRows<Row>(rows: readonly Row[], distortion?: Distortion): readonly Row[] {
	const middle = Math.floor(rows.length / 2);
	if (distortion === 'drop-row') return rows.toSpliced(middle, 1);
	if (distortion === 'duplicate-row')
		return rows.toSpliced(middle, 0, ...rows.slice(middle, middle + 1));
	return rows;
}

function tooMany(errorAnswer: ErrorAnswer, headers: Record<string, string>): Answer {
	const answer = errorAnswer(429, 'Te veel verzoeken. Probeer het later opnieuw.');
	return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Sends what no honest server would. */
export class FaultySender {
	constructor(
		private readonly response: ServerResponse,
		private readonly stopping: AbortSignal,
	) {}

	cut(): void {
		this.response.destroy();
	}

	/** Sends the first `bytes` of an answer that promises more, then closes the connection. */
	async cutDuring(answer: Answer, bytes: number): Promise<void> {
		if (bytes > 0) {
			const body = Buffer.from(answer.body);
			const part = body.subarray(0, Math.min(bytes, body.length - 1));
			this.response.writeHead(answer.status, { ...answer.headers, 'Content-Length': body.length });
			await new Promise<void>((resolve) => {
				this.response.write(part, () => {
					resolve();
				});
			});
		}
		this.response.destroy();
	}

	/** Sends valid JSON of `bytes` bytes in pieces, without stating its length. */
	async sendHuge(bytes: number): Promise<void> {
		const start = '{"CONTACT":[{"COMMENT1":"';
		const end = '"}]}';
		this.response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
		this.response.write(start);
		let left = bytes - start.length - end.length;
		while (left > 0 && !this.response.destroyed && !this.stopping.aborted) {
			const room = this.response.write('x'.repeat(Math.min(PIECE, left)));
			left -= PIECE;
			if (!room) await this.#drained();
		}
		this.response.end(end);
	}

	/** Sends a byte every `milliseconds` until the client or the sandbox gives up. */
	async dripForever(milliseconds: number): Promise<void> {
		this.response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
		while (!this.response.destroyed && !this.stopping.aborted) {
			this.response.write(' ');
			await wait(milliseconds, undefined, { signal: this.stopping });
		}
	}

	/** Resolves when the client has taken what was sent, or is gone. */
	#drained(): Promise<void> {
		return new Promise((resolve) => {
			const { response } = this;
			const done = (): void => {
				response.off('drain', done);
				response.off('close', done);
				resolve();
			};
			response.once('drain', done);
			response.once('close', done);
		});
	}
}
