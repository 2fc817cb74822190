import type { TransportFailure, TransportFailureKind } from '../../ports/http';
import { AccountViewError, type AccountViewErrorCode } from '../errors';
import type { CallFacts, Failure } from './outcome';

interface Judgement extends Pick<Failure, 'mayHaveActed' | 'repeat'> {
	readonly code: AccountViewErrorCode;
	readonly message: (limits: CallLimits) => string;
	readonly remedy: string;
}

/** The limits under which a call was made. */
export interface CallLimits {
	readonly timeoutMs: number;
	readonly maxAnswerBytes: number;
}

const SIGN_IN_AGAIN = 'Open the credential and connect it to AccountView again.';

const JUDGEMENTS: Readonly<Record<TransportFailureKind, Judgement>> = {
	unreachable: {
		code: 'AV_UNREACHABLE',
		message: () => 'AccountView cannot be reached',
		remedy: 'Check the base URL in the credential and the network connection, then try again.',
		mayHaveActed: false,
		repeat: 'often',
	},
	cut: {
		code: 'AV_UNREACHABLE',
		message: () => 'The connection to AccountView broke off',
		remedy: 'Try again; if it stays, check the network between here and AccountView.',
		mayHaveActed: true,
		repeat: 'often',
	},
	timeout: {
		code: 'AV_TIMEOUT',
		message: ({ timeoutMs }) => `AccountView did not answer within ${timeoutMs / 1000} seconds`,
		remedy:
			'Try again, ask for fewer records at a time (Page Size), or raise the time-out in the credential.',
		mayHaveActed: true,
		repeat: 'once',
	},
	'too-large': {
		code: 'AV_ANSWER_TOO_LARGE',
		message: ({ maxAnswerBytes }) =>
			`AccountView's answer is larger than ${Math.round(maxAnswerBytes / 1024 / 1024)} MB`,
		remedy: 'Lower Page Size in the credential, or ask for fewer fields.',
		mayHaveActed: true,
		repeat: 'no',
	},
	unreadable: {
		code: 'AV_ANSWER_UNEXPECTED',
		message: () => "AccountView's answer holds bytes that are no text",
		remedy: 'Check whether a proxy in between changes the character set (it must be UTF-8).',
		mayHaveActed: true,
		repeat: 'no',
	},
	cancelled: {
		code: 'AV_CANCELLED',
		message: () => 'The work was cancelled',
		remedy: 'Start it again when you want it done.',
		mayHaveActed: true,
		repeat: 'no',
	},
	refused: {
		code: 'AV_HOST_REFUSED',
		message: () => 'A request to another address than the one in the credential was stopped',
		remedy: 'Check the base URL in the credential.',
		mayHaveActed: false,
		repeat: 'no',
	},
	redirected: {
		code: 'AV_HOST_REFUSED',
		message: () => 'AccountView sends this request on to another address, which is not followed',
		remedy: 'Check the base URL in the credential, and whether a login page is in between.',
		mayHaveActed: true,
		repeat: 'no',
	},
	'token-rejected': {
		code: 'AV_TOKEN_REJECTED',
		message: () => 'AccountView does not accept the token of this credential, or there is none',
		remedy: SIGN_IN_AGAIN,
		mayHaveActed: false,
		repeat: 'no',
	},
	'client-rejected': {
		code: 'AV_CLIENT_REJECTED',
		message: () => 'AccountView does not accept the client id or client secret of this credential',
		remedy: 'Correct both in the credential as AccountView.Net shows them, then connect again.',
		mayHaveActed: false,
		repeat: 'no',
	},
	'grant-revoked': {
		code: 'AV_GRANT_REVOKED',
		message: () => 'The permission of this credential was withdrawn in AccountView, or it ran out',
		remedy: SIGN_IN_AGAIN,
		mayHaveActed: false,
		repeat: 'no',
	},
};

/** Judges an exchange without a whole answer. */
export function judgeTransportFailure(
	failure: TransportFailure,
	call: CallFacts,
	limits: CallLimits,
): Failure {
	const { code, message, remedy, mayHaveActed, repeat } = JUDGEMENTS[failure.kind];
	const error = new AccountViewError({
		code,
		message: `${message(limits)} (${call.purpose}).`,
		remedy,
		details: { reason: failure.reason },
		...(call.record !== undefined && { record: call.record }),
	});
	return { kind: 'failed', error, mayHaveActed, repeat };
}
