import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { failureIn } from '../../nodes/SyncLedger/actions/result/failure-in';

const NOW = Date.parse('2026-03-02T09:00:00Z');

const node: INode = {
	id: 'app',
	name: 'App',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	position: [0, 0],
	parameters: {},
};

function said(json: IDataObject): Partial<ReturnType<typeof failureIn>> {
	return failureIn({ json }, NOW);
}

/** As HTTP Request puts it on its error output: n8n writes the body into the message, as JSON text. */
function refused(status: number, body: unknown): IDataObject {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { number: '10001', error: { message: `${status} - ${JSON.stringify(text)}`, status } };
}

const own = (code: string, further: IDataObject = {}): IDataObject => ({
	error: 'AccountView says no.',
	message: 'Mend it.',
	details: { code, ...further },
});

describe('an item that tells of no failure', () => {
	it.each<IDataObject>([
		{},
		{ id: 5, name: 'Bakkerij Jansen' },
		{ error: '' },
		{ error: null },
		{ error: false },
		{ error: 0 },
		{ error: [] },
		{ error: {} },
		{ statusCode: 201, headers: {}, body: { id: 5 } },
		{ statusCode: 200, headers: {}, body: { error: null } },
		{ statusCode: 200, headers: {}, body: 'ok' },
		// A field of the record that happens to be called so.
		{ statusCode: 422 },
	])('is %j', (json) => {
		expect(said(json)).toBeUndefined();
	});
});

describe('an error item of our own nodes', () => {
	it.each([
		['AV_FIELD_TOO_LONG', 'refused'],
		['AV_REJECTED', 'refused'],
		['AV_RECORD_EXISTS', 'refused'],
		['NODE_PARAMETER_INVALID', 'refused'],
		['AV_WRITE_DOUBTFUL', 'unknown'],
		['AV_LINES_REPLACED', 'unknown'],
		['NODE_UNEXPECTED', 'unknown'],
		['AV_SERVER_DOWN', 'postponed'],
		['AV_TIMEOUT', 'postponed'],
		['AV_TOKEN_REJECTED', 'postponed'],
		['AV_COMPANY_UNKNOWN', 'postponed'],
		['AV_RIGHT_MISSING', 'postponed'],
		['AV_COLUMN_UNKNOWN', 'postponed'],
		['AV_CANCELLED', 'postponed'],
		['NODE_CANCELLED', 'postponed'],
		['SYNC_RUN_TAKEN_OVER', 'postponed'],
		['STORE_UNREACHABLE', 'postponed'],
	])('with %s is %s', (code, certainty) => {
		expect(said(own(code))).toEqual({
			kind: 'failure',
			certainty,
			cause: 'AccountView says no.',
			causeCode: code,
			remedy: 'Mend it.',
			retryAfterMs: null,
		});
	});

	it('keeps how long AccountView asks to wait', () => {
		expect(said(own('AV_RATE_LIMITED', { waitSeconds: 90 }))).toMatchObject({
			certainty: 'postponed',
			retryAfterMs: 90_000,
		});
	});

	it('is not mistaken for one because the record has fields of the same names', () => {
		expect(
			said({ error: 'aborted', message: 'Ring first', details: { code: 'BAKERY_OF_JANSEN' } }),
		).toMatchObject({ certainty: 'unknown', cause: 'aborted', causeCode: '' });
	});
});

describe('an answer that HTTP Request takes for an error', () => {
	it.each([
		[400, 'refused'],
		[404, 'refused'],
		[409, 'refused'],
		[422, 'refused'],
		[401, 'postponed'],
		[403, 'postponed'],
		[423, 'postponed'],
		[429, 'postponed'],
		[503, 'postponed'],
		[408, 'unknown'],
		[500, 'unknown'],
		[502, 'unknown'],
		[504, 'unknown'],
	])('%s is %s', (status, certainty) => {
		expect(said(refused(status, { message: 'No.' }))).toMatchObject({
			certainty,
			cause: 'No.',
			causeCode: `HTTP ${status}`,
		});
	});

	it.each<[string, unknown, string]>([
		['message', { message: 'The phone is too long' }, 'The phone is too long'],
		['problem', { title: 'Unprocessable', detail: 'Too long' }, 'Too long'],
		['error text', { error: 'Too long' }, 'Too long'],
		['error object', { error: { code: 'E1', message: 'Too long' } }, 'Too long'],
		['list', { errors: [{ message: 'One' }, { message: 'Two' }, { message: 'One' }] }, 'One; Two'],
		['texts', ['One', 'Two'], 'One; Two'],
		[
			'fields',
			{ message: 'Not valid', errors: { phone: ['too long'], email: 'none' } },
			'Not valid; phone: too long; email: none',
		],
		['one field', { error: { message: 'Not valid', field: 'email' } }, 'email: Not valid'],
		[
			'a path',
			{ errors: [{ message: 'Not valid', path: ['address', 'city'] }] },
			'address.city: Not valid',
		],
		['the words name it', { message: 'The email is wrong', field: 'email' }, 'The email is wrong'],
		['the path is a page', { message: 'Not found', path: '/api/v1/customers' }, 'Not found'],
		['plain text', 'Too long', 'Too long'],
		[
			'more than five',
			{ errors: ['1', '2', '3', '4', '5', '6'].map((n) => `E${n}`) },
			'E1; E2; E3; E4; E5',
		],
		['nothing', '', 'the answer was 422, without a word of why'],
		['an empty object', {}, 'the answer was 422, without a word of why'],
		[
			'a page',
			'<!DOCTYPE html><html><body>Oops</body></html>',
			'the answer was 422, without a word of why',
		],
		['a fragment of a page', '<div>Oops</div>', 'the answer was 422, without a word of why'],
	])("is told in the app's own words: %s", (_, body, cause) => {
		expect(said(refused(422, body))).toMatchObject({ cause, causeCode: 'HTTP 422' });
	});

	it('does not get lost in an answer that is nested without end', () => {
		let body: unknown = { message: 'Deep' };
		for (let depth = 0; depth < 1000; depth += 1) body = { error: body };

		expect(said(refused(422, body))).toMatchObject({ causeCode: 'HTTP 422' });
	});

	it('is told in sentences of its own where n8n has put advice in their place', () => {
		const error = {
			message: "Try spacing your requests out using the batching settings under 'Options'",
			status: 429,
		};

		expect(said({ error })).toMatchObject({
			certainty: 'postponed',
			cause: 'it was asked too much at once',
		});
		expect(
			said({ error, details: { httpCode: '429', body: { message: 'Ten a minute' } } }),
		).toMatchObject({ cause: 'Ten a minute' });
	});

	it.each<[string, IDataObject]>([
		['httpCode', { message: 'No.', httpCode: '422' }],
		['statusCode', { message: 'No.', statusCode: 422 }],
		['response.status', { message: 'No.', response: { status: 422 } }],
		['its message', { message: 'Request failed with status code 422' }],
	])('is recognized by %s', (_, error) => {
		expect(said({ error })).toMatchObject({ certainty: 'refused', causeCode: 'HTTP 422' });
	});

	it('is recognized by what HTTP Request 4.5 says beside it', () => {
		const details = { httpCode: '422', message: 'n8n', body: { message: 'No.' } };
		expect(said({ error: { message: 'No luck' }, details })).toMatchObject({
			cause: 'No.',
			causeCode: 'HTTP 422',
		});
	});

	it('is read from what n8n throws for other nodes', () => {
		const error = new NodeApiError(node, { message: 'x', httpCode: '409', description: 'Taken' });
		const item: INodeExecutionData = { json: {}, error };
		expect(failureIn(item, NOW)).toMatchObject({
			certainty: 'refused',
			causeCode: 'HTTP 409',
			cause: 'Taken',
		});
	});
});

describe('how long the server asks to wait', () => {
	it.each<[string, unknown, number | null]>([
		['seconds', '120', 120_000],
		['a number', 120, 120_000],
		['no time at all', '0', 0],
		['a date', 'Mon, 02 Mar 2026 09:10:00 GMT', 600_000],
		['a date that has passed', 'Mon, 02 Mar 2026 08:10:00 GMT', null],
		['nonsense', 'soon', null],
		['less than nothing', '-5', null],
		['nothing', '', null],
		['a list', ['30', '60'], 30_000],
	])('as %s', (_, value, retryAfterMs) => {
		const response = { status: 503, headers: { 'Retry-After': value } };
		expect(said({ error: { message: 'Down', response } })).toMatchObject({
			retryAfterMs,
		});
	});
});

describe('an answer that HTTP Request gives whole', () => {
	it('is a failure by its status, and tells how long to wait', () => {
		expect(
			said({
				statusCode: 429,
				statusMessage: 'Too Many Requests',
				headers: { 'retry-after': '60' },
				body: { message: 'Ten a minute' },
			}),
		).toEqual({
			kind: 'failure',
			certainty: 'postponed',
			cause: 'Ten a minute',
			causeCode: 'HTTP 429',
			remedy: '',
			retryAfterMs: 60_000,
		});
	});

	it('is a failure by an error in its body, although the status says that it is done', () => {
		const body = { error: { message: 'The phone is too long' } };
		expect(said({ statusCode: 200, headers: {}, body })).toMatchObject({
			certainty: 'refused',
			cause: 'The phone is too long',
		});
	});

	it('does not hide the error of a later node', () => {
		expect(
			said({ statusCode: 200, headers: {}, body: {}, error: 'The name is missing' }),
		).toMatchObject({ certainty: 'refused', cause: 'The name is missing' });
	});
});

describe('a failure without an answer', () => {
	it.each([
		['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', 'postponed'],
		['getaddrinfo ENOTFOUND nowhere.invalid', 'ENOTFOUND', 'postponed'],
		['getaddrinfo EAI_AGAIN app', 'EAI_AGAIN', 'postponed'],
		['certificate has expired', 'CERT_HAS_EXPIRED', 'postponed'],
		['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'postponed'],
		['altnames', 'ERR_TLS_CERT_ALTNAME_INVALID', 'postponed'],
		['unable to verify', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'postponed'],
		['socket hang up', 'ECONNRESET', 'unknown'],
		['timeout of 500ms exceeded', 'ECONNABORTED', 'unknown'],
		['connect ETIMEDOUT', 'ETIMEDOUT', 'unknown'],
		['write EPIPE', 'EPIPE', 'unknown'],
		['write EPROTO', 'EPROTO', 'unknown'],
	])('%s (%s) is %s', (message, code, certainty) => {
		const failure = { certainty, cause: message, causeCode: code };
		expect(said({ error: { message, code } })).toMatchObject(failure);
		const cause = Object.assign(new Error(message), { code });
		const item = { json: {}, error: new NodeOperationError(node, message) };
		Reflect.set(item.error, 'cause', cause);
		expect(failureIn(item, NOW)).toMatchObject({ certainty, causeCode: code });
	});

	it.each([
		'aborted',
		'Invalid JSON in response body',
		'Request timed out',
		'Unexpected end of JSON input',
	])('is unknown when the answer got lost: %s', (error) => {
		expect(said({ error })).toMatchObject({ certainty: 'unknown', cause: error });
	});

	it('is unknown when a web page came in the place of JSON, and says so', () => {
		const error = 'Response body is not valid JSON. Change "Response Format" to "Text"';
		expect(said({ error })).toMatchObject({
			certainty: 'unknown',
			cause: 'the answer is no JSON: it may be a web page, of maintenance or for signing in',
			causeCode: 'NOT_JSON',
		});
	});

	it.each<[IDataObject, string]>([
		[{ error: 'The name is missing' }, 'The name is missing'],
		[{ error: { message: 'The name is missing' } }, 'The name is missing'],
		[{ error: { message: 'No', description: 'The name is missing' } }, 'No: The name is missing'],
		[{ error: true, message: 'The name is missing' }, 'The name is missing'],
		[{ error: { code: 7 } }, 'the node before failed without saying why'],
		[{ error: { stack: 'at x' } }, 'the node before failed without saying why'],
	])('is a refusal when it is a sentence only: %j', (json, cause) => {
		expect(said(json)).toMatchObject({ certainty: 'refused', cause, causeCode: '' });
	});
});
