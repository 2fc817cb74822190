import { RequestPacer, RequestTally, parseSettings } from '../../../../lib/accountview';
import { Exchange, type Call } from '../../../../lib/accountview/exchange/exchange';
import { TransportFailure, type TransportFailureKind } from '../../../../lib/ports/http';
import { errorOf } from '../support/client-with';
import { FakeClock } from '../support/fake-clock';
import { FakeHttp, json, refusal, text, type Handler, type Reply } from '../support/fake-http';
import { containing } from '../support/expecting';
import { CountingAllowance } from '../support/counting-allowance';

const READ: Call = {
	method: 'GET',
	path: 'accountviewdata',
	query: 'BusinessObject=AR1',
	companyId: 'C1',
	intent: 'read',
	purpose: 'reading AR1',
};

const WRITE: Call = {
	method: 'POST',
	path: 'accountviewdata',
	body: '{"a":1}',
	companyId: 'C1',
	intent: 'write',
	purpose: 'writing customer 10025',
	record: 'customer 10025',
};

function exchangeWith(handler: Handler, signal?: AbortSignal) {
	const http = new FakeHttp(handler);
	const clock = new FakeClock();
	const log: string[] = [];
	const note = (message: string, fields?: object): void => {
		log.push(`${message} ${JSON.stringify(fields)}`);
	};
	const settings = parseSettings({ baseUrl: 'https://accountview.example', timeoutSeconds: 30 });
	const ports = {
		http: http.port,
		clock,
		random: () => 0.5,
		logger: { debug: note, info: note, warn: note },
		pacer: new RequestPacer(),
		allowance: new CountingAllowance(),
		...(signal !== undefined && { signal }),
	};
	return { exchange: new Exchange(settings, ports, 1024 * 1024), http, clock, log };
}

/** Answers in turn; the last one for ever. */
function inTurn(...replies: readonly Reply[]): Handler {
	return (_request, count) => replies[Math.min(count, replies.length) - 1] ?? json({});
}

function failing(kind: TransportFailureKind): TransportFailure {
	return new TransportFailure(kind, 'ETEST');
}

describe('a request', () => {
	it('goes to the address of the credential, with company and body', async () => {
		const { exchange, http } = exchangeWith(() => json({ CONTACT: [] }));
		await exchange.send(READ);
		await exchange.send(WRITE);
		expect(http.requests[0]).toMatchObject({
			method: 'GET',
			url: 'https://accountview.example/api/v3/accountviewdata?BusinessObject=AR1',
			headers: { accept: 'application/json', 'x-company': 'C1' },
			timeoutMs: 30_000,
			maxBodyBytes: 1024 * 1024,
		});
		expect(http.requests[0]).not.toHaveProperty('body');
		expect(http.requests[1]).toMatchObject({
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=UTF-8' },
			body: '{"a":1}',
		});
	});

	it('brings back parsed JSON, also behind a byte order mark', async () => {
		const { exchange } = exchangeWith(() => text('\ufeff{"CONTACT":[1]}'));
		expect(await exchange.send(READ)).toEqual({ CONTACT: [1] });
	});

	it.each([
		['an empty body', text('')],
		['status 204', text('', 204)],
	])('brings back nothing for %s', async (_what, reply) => {
		const { exchange } = exchangeWith(() => reply);
		expect(await exchange.send(READ)).toBeUndefined();
	});

	it.each([
		['without a body', text('', 404)],
		['with an error body', refusal('Niets gevonden', 404)],
	])('brings back nothing for status 404 %s where that means none found', async (_what, reply) => {
		const { exchange } = exchangeWith(() => reply);
		expect(await exchange.send({ ...READ, notFoundIsEmpty: true })).toBeUndefined();
	});

	it.each([
		['without a body', text('', 404), 'AV_REJECTED'],
		['with an error body', refusal('De onderneming is onbekend.', 404), 'AV_REJECTED'],
		['of a proxy', text('no healthy upstream', 404), 'AV_ANSWER_NOT_JSON'],
	])('takes status 404 %s for a failure elsewhere', async (_what, reply, code) => {
		const { exchange } = exchangeWith(() => reply);
		expect(await errorOf(exchange.send(READ))).toMatchObject({ code, details: { status: 404 } });
	});

	it('logs method, path and outcome, and no query or body', async () => {
		const { exchange, log } = exchangeWith(() => json({}));
		await exchange.send({ ...READ, query: 'FilterValue1=secret' });
		expect(log).toEqual([
			'AccountView request {"method":"GET","path":"accountviewdata","outcome":"answer","milliseconds":0}',
		]);
	});
});

describe('a refusal', () => {
	it.each([
		['a validation error', refusal('BTW-code onbekend'), 'AV_REJECTED', '"BTW-code onbekend"'],
		['an error body under status 200', refusal('Fout', 200), 'AV_REJECTED', '"Fout"'],
		['an error body under status 500', refusal('Fout', 500), 'AV_REJECTED', '"Fout"'],
		['an error body without a message', refusal('', 200), 'AV_REJECTED', 'gives no reason'],
		['a bare status 400', text('', 400), 'AV_REJECTED', 'gives no reason'],
		['status 401', text('', 401), 'AV_TOKEN_REJECTED', 'no longer accepts the token'],
		['status 403', refusal('Geen rechten', 403), 'AV_RIGHT_MISSING', '"Geen rechten"'],
		['a redirect', text('', 302), 'AV_ANSWER_UNEXPECTED', 'status 302'],
		[
			'a web page',
			text('<!DOCTYPE html><html><title>Onderhoud\n nu</title></html>'),
			'AV_ANSWER_NOT_JSON',
			'a web page ("Onderhoud nu")',
		],
		['a web page under status 404', text('<html></html>', 404), 'AV_ANSWER_NOT_JSON', 'a web page'],
		['broken JSON', text('{"CONTACT":[{"SUB'), 'AV_ANSWER_NOT_JSON', 'something that is not JSON'],
	])('for %s is told with code and reason', async (_what, reply, code, reason) => {
		const { exchange } = exchangeWith(() => reply);
		const error = await errorOf(exchange.send(READ));
		expect(error).toMatchObject({ code });
		expect(error).toHaveProperty('message', containing(reason));
		expect(error).toHaveProperty('message', containing('reading AR1'));
	});

	it('names the record that was written', async () => {
		const { exchange } = exchangeWith(() => refusal('Fout'));
		expect(await errorOf(exchange.send(WRITE))).toMatchObject({
			code: 'AV_REJECTED',
			record: 'customer 10025',
			message: 'AccountView refused writing customer 10025: "Fout".',
		});
	});

	it.each([
		['token-rejected', 'AV_TOKEN_REJECTED'],
		['client-rejected', 'AV_CLIENT_REJECTED'],
		['grant-revoked', 'AV_GRANT_REVOKED'],
		['refused', 'AV_HOST_REFUSED'],
		['too-large', 'AV_ANSWER_TOO_LARGE'],
		['cancelled', 'AV_CANCELLED'],
	] as const)('of the port (%s) is %s, at once', async (kind, code) => {
		const { exchange, http } = exchangeWith(() => failing(kind));
		expect(await errorOf(exchange.send(READ))).toMatchObject({ code });
		expect(http.requests).toHaveLength(1);
	});

	it('of an answer beyond the limit happens also when the port lets it through', async () => {
		const { exchange } = exchangeWith(() => json({ CONTACT: 'x'.repeat(1024 * 1024) }));
		expect(await errorOf(exchange.send(READ))).toMatchObject({
			code: 'AV_ANSWER_TOO_LARGE',
			message: containing('larger than 1 MB'),
		});
	});
});

describe('a read that fails', () => {
	it.each([
		['status 503', text('', 503), 'AV_SERVER_DOWN'],
		['status 502 with an error body', refusal('Server weg', 502), 'AV_SERVER_DOWN'],
		['a bare status 500', text('', 500), 'AV_SERVER_DOWN'],
		['status 429', text('', 429), 'AV_RATE_LIMITED'],
		['a broken connection', failing('cut'), 'AV_UNREACHABLE'],
		['no connection', failing('unreachable'), 'AV_UNREACHABLE'],
	])('with %s is tried five times, with growing waits', async (_what, reply, code) => {
		const { exchange, http, clock } = exchangeWith(() => reply);
		expect(await errorOf(exchange.send(READ))).toMatchObject({ code });
		expect(http.requests).toHaveLength(5);
		expect(clock.sleeps).toEqual([250, 500, 1000, 2000]);
	});

	it('succeeds as soon as AccountView does', async () => {
		const { exchange, http } = exchangeWith(inTurn(failing('cut'), text('', 503), json({ ok: 1 })));
		expect(await exchange.send(READ)).toEqual({ ok: 1 });
		expect(http.requests).toHaveLength(3);
	});

	it.each([
		['a time-out', failing('timeout'), 'AV_TIMEOUT'],
		['AccountView itself under status 500', refusal('In gebruik', 500), 'AV_REJECTED'],
	])('by %s is tried once more', async (_what, reply, code) => {
		const { exchange, http } = exchangeWith(() => reply);
		expect(await errorOf(exchange.send(READ))).toMatchObject({ code });
		expect(http.requests).toHaveLength(2);
	});

	it('names the time it waited for', async () => {
		const { exchange } = exchangeWith(() => failing('timeout'));
		expect(await errorOf(exchange.send(READ))).toHaveProperty(
			'message',
			'AccountView did not answer within 30 seconds (reading AR1).',
		);
	});

	it.each([
		['seconds', '7'],
		['a date', 'Thu, 05 Mar 2026 12:00:07 GMT'],
	])('waits as long as AccountView asks in %s', async (_what, header) => {
		const limited = json({}, 429, { 'retry-after': header });
		const { exchange, clock } = exchangeWith(inTurn(limited, json({})));
		await exchange.send(READ);
		expect(clock.sleeps).toEqual([7000]);
	});

	it('names a wait that is too long, and does not wait', async () => {
		const { exchange, clock } = exchangeWith(() => json({}, 429, { 'retry-after': '3600' }));
		expect(await errorOf(exchange.send(READ))).toMatchObject({
			code: 'AV_RATE_LIMITED',
			message: 'AccountView asks to wait 3600 seconds before the next request.',
			details: { waitSeconds: 3600 },
		});
		expect(clock.sleeps).toEqual([]);
	});

	it('counts every try', async () => {
		const tally = new RequestTally();
		const { exchange } = exchangeWith(inTurn(text('', 503), json({})));
		await exchange.send({ ...READ, tally });
		expect(tally.count).toBe(2);
	});
});

describe('a write that fails', () => {
	it.each([
		['a broken connection', failing('cut')],
		['a time-out', failing('timeout')],
		['status 503', text('', 503)],
		['status 504 with an error body', refusal('Time-out', 504)],
		['a bare status 500', text('', 500)],
		['a web page under status 200', text('<html></html>')],
		['broken JSON under status 200', text('{"CONTACT":[{')],
		['an answer too large', failing('too-large')],
		['being cancelled half-way', failing('cancelled')],
		['being sent on to another address', failing('redirected')],
		['a redirect without an address', text('', 302)],
		['status 408', text('', 408)],
		['an answer that is no text', failing('unreadable')],
	])('with %s is doubtful and not repeated', async (_what, reply) => {
		const { exchange, http } = exchangeWith(() => reply);
		expect(await errorOf(exchange.send(WRITE))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			record: 'customer 10025',
			remedy: 'Look it up in AccountView before you send it again.',
		});
		expect(http.requests).toHaveLength(1);
	});

	it('says in the doubt what happened', async () => {
		const { exchange } = exchangeWith(() => failing('timeout'));
		expect(await errorOf(exchange.send(WRITE))).toMatchObject({
			message: containing('did not answer within 30 seconds'),
			details: { cause: 'AV_TIMEOUT', reason: 'ETEST' },
		});
	});

	it.each([
		['no connection', failing('unreachable')],
		['status 429', text('', 429)],
	])('with %s is repeated, because nothing was done', async (_what, reply) => {
		const { exchange, http } = exchangeWith(inTurn(reply, reply, json({ CONTACT: [] })));
		expect(await exchange.send(WRITE)).toEqual({ CONTACT: [] });
		expect(http.requests).toHaveLength(3);
	});

	it.each([
		['refused by AccountView', refusal('Fout', 400), 'AV_REJECTED'],
		['refused under status 500', refusal('Fout', 500), 'AV_REJECTED'],
		['refused under status 200', refusal('Fout', 200), 'AV_REJECTED'],
		['not found', refusal('Onbekend', 404), 'AV_REJECTED'],
		['without the right', text('', 403), 'AV_RIGHT_MISSING'],
		['without a token', failing('token-rejected'), 'AV_TOKEN_REJECTED'],
	])('%s was certainly not done, and is not repeated', async (_what, reply, code) => {
		const { exchange, http } = exchangeWith(() => reply);
		expect(await errorOf(exchange.send(WRITE))).toMatchObject({ code });
		expect(http.requests).toHaveLength(1);
	});
});

describe('cancelling', () => {
	it('before the request sends nothing', async () => {
		const { exchange, http } = exchangeWith(() => json({}), AbortSignal.abort());
		expect(await errorOf(exchange.send(WRITE))).toMatchObject({ code: 'AV_CANCELLED' });
		expect(http.requests).toHaveLength(0);
	});

	it('while waiting for the next try ends the wait', async () => {
		const controller = new AbortController();
		const { exchange, http } = exchangeWith(() => {
			controller.abort();
			return text('', 503);
		}, controller.signal);
		expect(await errorOf(exchange.send(READ))).toMatchObject({ code: 'AV_CANCELLED' });
		expect(http.requests).toHaveLength(1);
	});

	it('passes the signal to the port', async () => {
		const { signal } = new AbortController();
		const { exchange, http } = exchangeWith(() => json({}), signal);
		await exchange.send(READ);
		expect(http.requests[0]?.signal).toBe(signal);
	});
});

it('lets an error that is no failure of the port through unchanged', async () => {
	const bug = new RangeError('a bug');
	const { exchange } = exchangeWith(() => Promise.reject(bug));
	expect(await errorOf(exchange.send(READ))).toBe(bug);
});
