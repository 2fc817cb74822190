import {
	refreshFailure,
	requestFailure,
} from '../../../../nodes/shared/accountview/failure-mapping';

/** Errors as they come out of n8n's helpers: its own around one of the HTTP client or of Node. */
const wrapped = (cause: object): Error =>
	new Error('Bearer SECRET was sent to https://secret.example', { cause });
const socketError = (code: string, more: object = {}): Error =>
	Object.assign(new Error(`socket SECRET ${code}`), { code, ...more });

describe('what a failed request says about the server', () => {
	it.each([
		['ECONNREFUSED', 'unreachable'],
		['ENOTFOUND', 'unreachable'],
		['EAI_AGAIN', 'unreachable'],
		['EHOSTUNREACH', 'unreachable'],
		['CERT_HAS_EXPIRED', 'unreachable'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'unreachable'],
		['EPROTO', 'unreachable'],
		['ECONNRESET', 'cut'],
		['EPIPE', 'cut'],
		['ECONNABORTED', 'timeout'],
		['ETIMEDOUT', 'timeout'],
		['ERR_CANCELED', 'cancelled'],
	])('%s means %s', (code, kind) => {
		expect(requestFailure(wrapped(socketError(code))).kind).toBe(kind);
	});

	it('tells a connection that was never made from one that fell silent', () => {
		expect(requestFailure(socketError('ETIMEDOUT', { syscall: 'connect' })).kind).toBe(
			'unreachable',
		);
		expect(requestFailure(socketError('ETIMEDOUT', { syscall: 'read' })).kind).toBe('timeout');
	});

	it("knows n8n's own protection against addresses inside the network", () => {
		const blocked = Object.assign(new Error('10.0.0.1 SECRET'), { name: 'SsrfBlockedIpError' });
		expect(requestFailure(wrapped(blocked))).toMatchObject({
			kind: 'refused',
			reason: 'SsrfBlockedIpError',
		});
	});

	it.each([undefined, null, 'text', new Error('SECRET'), {}])(
		'takes the worst for granted where nothing is known (%p)',
		(error) => {
			expect(requestFailure(error).kind).toBe('cut');
		},
	);

	it('ends with a chain of causes that bites its own tail', () => {
		const error: { cause?: unknown } = {};
		error.cause = error;
		expect(requestFailure(error).kind).toBe('cut');
	});
});

describe('what a failed renewal says about the credential', () => {
	const oauthError = (error: string): Error =>
		Object.assign(new Error('SECRET'), { code: 'EAUTH', body: { error } });

	it.each([
		['invalid_grant', 'grant-revoked'],
		['invalid_client', 'client-rejected'],
		['unauthorized_client', 'client-rejected'],
		['invalid_scope', 'token-rejected'],
	])('%s means %s', (error, kind) => {
		expect(refreshFailure(oauthError(error))).toMatchObject({ kind, reason: error });
	});

	it("knows n8n's sentence for a withdrawn grant by the cause that it declares", () => {
		const reconnect = Object.assign(new Error('needs to be reconnected'), {
			failure: { cause: 'credential-invalid' },
		});
		expect(refreshFailure(reconnect).kind).toBe('grant-revoked');
	});

	it.each([
		[503, 'unreachable'],
		[429, 'unreachable'],
		[401, 'client-rejected'],
		[403, 'client-rejected'],
		[400, 'token-rejected'],
	])('status %i without an OAuth error means %s', (status, kind) => {
		expect(refreshFailure(Object.assign(new Error('SECRET'), { response: { status } })).kind).toBe(
			kind,
		);
		expect(
			refreshFailure(Object.assign(new Error('SECRET'), { code: 'ESTATUS', status })).kind,
		).toBe(kind);
	});

	it('takes a renewal that was cut for a server that has not acted: the request was refused', () => {
		expect(refreshFailure(wrapped(socketError('ECONNRESET')))).toMatchObject({
			kind: 'unreachable',
			reason: 'token address: ECONNRESET',
		});
	});
});

it('never repeats what the error of another library says', () => {
	const echo = Object.assign(new Error('SECRET'), { body: { error: 'bad client_secret=SECRET' } });
	const errors = [wrapped(socketError('ECONNRESET')), new Error('SECRET'), 'SECRET', echo];
	for (const error of errors) {
		for (const failure of [requestFailure(error), refreshFailure(error)]) {
			expect(`${failure.message} ${failure.reason} ${String(failure.cause)}`).not.toMatch(
				/SECRET/i,
			);
		}
	}
});
