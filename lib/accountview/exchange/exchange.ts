import type { RequestAllowance } from '../allowance/request-allowance';
import type { Clock } from '../../ports/clock';
import {
	TransportFailure,
	type FurtherRequest,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../ports/http';
import type { Logger } from '../../ports/logger';
import type { Random } from '../../ports/random';
import { pause } from './cancel';
import { AccountViewError } from '../errors';
import { judgeResponse, type CallFacts, type Failure, type Outcome } from './outcome';
import type { CompanyMemory } from './companies';
import type { RequestPacer } from './pacer';
import { LONGEST_WAIT_MS, MOST_TRIES, backoffMs, retryAfterMs } from './retry';
import type { AccountViewSettings } from '../settings';
import { judgeTransportFailure } from './transport-outcome';

/** What a client needs from outside. */
export interface AccountViewPorts {
	readonly http: HttpPort;
	readonly clock: Clock;
	readonly random: Random;
	readonly logger: Logger;
	readonly pacer: RequestPacer;
	/** Asked before each request, when the settings limit how many there may be in a minute. */
	readonly allowance: RequestAllowance;
	/** Of this address, user and company code; left out: each client looks its company up. */
	readonly companyMemory?: CompanyMemory;
	/** Fires when the caller wants everything to stop. */
	readonly signal?: AbortSignal;
}

/** Counts requests on behalf of one piece of work, retries included. */
export class RequestTally {
	count = 0;
}

/** One thing to ask of AccountView. */
export interface Call extends CallFacts {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Below the API's root, such as `accountviewdata`. */
	readonly path: string;
	/** Encoded, without the question mark. */
	readonly query?: string;
	/** JSON text. */
	readonly body?: string;
	/** Value of `x-company`; only the list of companies goes without. */
	readonly companyId?: string;
	readonly tally?: RequestTally | undefined;
}

const API_ROOT = '/api/v3/';

/**
 * Carries calls to AccountView and brings back parsed answers. Reads are tried again where that
 * can help; writes only where it is certain that AccountView did not act on them.
 */
export class Exchange {
	constructor(
		private readonly settings: AccountViewSettings,
		private readonly ports: AccountViewPorts,
		private readonly maxAnswerBytes: number,
	) {}

	/**
	 * @returns parsed JSON, or undefined when there was no body or (for a read) nothing was found
	 * @throws AccountViewError any code that a request can have
	 */
	async send(call: Call): Promise<unknown> {
		for (let tries = 1; ; tries += 1) {
			const outcome = await this.paced(call);
			if (outcome.kind === 'answer') return outcome.answer;
			if (outcome.kind === 'nothing') return undefined;
			const wait = this.waitBeforeNext(outcome, call, tries);
			if (wait === undefined) throw finalError(outcome, call);
			this.ports.logger.warn('AccountView request failed, trying again', {
				path: call.path,
				code: outcome.error.code,
				tries,
				wait,
			});
			await pause(this.ports.clock, wait, this.ports.signal);
		}
	}

	private async paced(call: Call): Promise<Outcome> {
		const { baseUrl, companyCode, requestsPerMinute } = this.settings;
		const { pacer, allowance, signal, clock } = this.ports;
		const lane = `${baseUrl}|${companyCode.toUpperCase()}`;
		let begun = clock.now();
		const sending = pacer.run({ lane, requestsPerMinute, allowance, signal }, (further) => {
			begun = clock.now();
			return this.once(call, further);
		});
		const outcome = await sending.then(
			(response) => this.judgeSize(response, call),
			(error: unknown) => this.judge(error, call),
		);
		this.ports.logger.debug('AccountView request', {
			method: call.method,
			path: call.path,
			outcome: outcome.kind === 'failed' ? outcome.error.code : outcome.kind,
			milliseconds: clock.now() - begun,
		});
		return outcome;
	}

	private once(call: Call, further: FurtherRequest): Promise<HttpResponse> {
		if (call.tally !== undefined) call.tally.count += 1;
		return this.ports.http(this.request(call, further));
	}

	private judgeSize(response: HttpResponse, call: Call): Outcome {
		const size = response.body.length;
		return size > this.maxAnswerBytes
			? this.judge(new TransportFailure('too-large', `${size}`), call)
			: judgeResponse(response, call);
	}

	private judge(error: unknown, call: Call): Failure {
		if (!(error instanceof TransportFailure)) throw error;
		const { timeoutMs } = this.settings;
		return judgeTransportFailure(error, call, { timeoutMs, maxAnswerBytes: this.maxAnswerBytes });
	}

	private request(call: Call, further: FurtherRequest): HttpRequest {
		const { signal } = this.ports;
		const url = new URL(API_ROOT + call.path, this.settings.baseUrl);
		return {
			method: call.method,
			url: call.query === undefined ? url.href : `${url.href}?${call.query}`,
			headers: {
				accept: 'application/json',
				...(call.companyId !== undefined && { 'x-company': call.companyId }),
				...(call.body !== undefined && { 'content-type': 'application/json; charset=UTF-8' }),
			},
			...(call.body !== undefined && { body: call.body }),
			timeoutMs: this.settings.timeoutMs,
			maxBodyBytes: this.maxAnswerBytes,
			...(signal !== undefined && { signal }),
			further,
		};
	}

	/** Milliseconds, or undefined when there must be no further try. */
	private waitBeforeNext(failure: Failure, call: Call, tries: number): number | undefined {
		if (call.intent === 'write' && !isSafeToRepeat(failure)) return undefined;
		const allowed = { no: 1, once: 2, often: MOST_TRIES }[failure.repeat];
		if (tries >= allowed) return undefined;
		const asked = retryAfterMs(failure.retryAfter, this.ports.clock.now());
		if (asked !== undefined && asked > LONGEST_WAIT_MS) throw waitTooLong(failure.error, asked);
		return Math.max(asked ?? 0, backoffMs(tries, this.ports.random));
	}
}

/** Refused as too many, or never arrived. What AccountView itself refuses, it refuses again. */
function isSafeToRepeat({ mayHaveActed, error }: Failure): boolean {
	return !mayHaveActed && error.code !== 'AV_REJECTED';
}

/** A write that may have been done is doubtful, whatever broke; all else is the failure itself. */
function finalError(failure: Failure, call: Call): AccountViewError {
	const { error } = failure;
	if (call.intent === 'read' || !failure.mayHaveActed) return error;
	const record = call.record ?? 'the record';
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `It is not certain whether AccountView stored ${record.startsWith('new ') ? `the ${record}` : record}. ${error.message}`,
		remedy: 'Look it up in AccountView before you send it again.',
		record,
		details: { ...error.details, cause: error.code },
	});
}

function waitTooLong(error: AccountViewError, milliseconds: number): AccountViewError {
	const seconds = Math.ceil(milliseconds / 1000);
	return new AccountViewError({
		code: 'AV_RATE_LIMITED',
		message: `AccountView asks to wait ${seconds} seconds before the next request.`,
		remedy: `Try again after ${seconds} seconds, or lower Requests Per Minute in the credential.`,
		...(error.record !== undefined && { record: error.record }),
		details: { ...error.details, waitSeconds: seconds },
	});
}
