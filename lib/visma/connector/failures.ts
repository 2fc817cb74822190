import { NOT_SENT, type HttpResponse, type TransportFailure } from '../../ports/http';
import { VismaConnectorError, type VismaConnectorErrorCode } from './errors';
import { problemSchema, type Problem } from './wire';

const LOOK_FIRST = 'The next run looks it up before it does it again.';

/** Why no answer came. */
export function failedOnTheWay(
	{ kind, reason }: TransportFailure,
	hasEffect: boolean,
): VismaConnectorError {
	switch (kind) {
		case 'unreachable':
		case 'refused':
			return failure('VISMA_UNREACHABLE', {
				message: `The connector for the Visma services could not be reached (${reason}).`,
				remedy: 'Nothing was done. Check the base URL in the credential, then try again.',
				details: { reason },
			});
		case 'token-rejected':
		case 'client-rejected':
		case 'grant-revoked':
			return signInRefused(reason);
		case 'cancelled':
			return noAnswer(reason, hasEffect && reason !== NOT_SENT);
		case 'cut':
		case 'timeout':
		case 'too-large':
		case 'unreadable':
		case 'redirected':
			return noAnswer(reason, hasEffect);
	}
}

function noAnswer(reason: string, mayHaveArrived: boolean): VismaConnectorError {
	return failure('VISMA_NO_ANSWER', {
		message: `The connector for the Visma services gave no whole answer (${reason}).`,
		remedy: mayHaveArrived
			? `It may have been done. ${LOOK_FIRST}`
			: 'Nothing was done. Try again later.',
		details: { reason },
		mayHaveArrived,
	});
}

/** What a refusal means, by its problem details (RFC 9457). */
export function refusedBy(
	answer: HttpResponse,
	record: string,
	hasEffect: boolean,
): VismaConnectorError {
	const { status } = answer;
	const problem = problemIn(answer.body);
	if (status === 429 || status >= 500) return busy(answer, problem, hasEffect);
	if (problem === null) return answerInvalid(answer, hasEffect);
	if (status === 401) return signInRefused(problem.title);
	const [code, remedy] = MEANINGS.get(problem.code) ?? OTHER;
	const steps = problem.steps.length === 0 ? '' : `: ${problem.steps.join(', ')}`;
	return failure(code, {
		message: `The Visma service refused ${record}: ${withoutStop(problem.title)}${steps}.`,
		remedy,
		record,
		details: { status, problem: problem.code, detail: problem.detail.slice(0, 500) },
	});
}

export function answerInvalid(
	{ status, body }: HttpResponse,
	hasEffect: boolean,
	what = '',
): VismaConnectorError {
	const how = /<html/i.test(body) ? ' with a web page' : what;
	return failure('VISMA_ANSWER_INVALID', {
		message: `What answered does not keep to the contract for registration: HTTP ${status}${how}.`,
		remedy: `Check the base URL in the credential, or show whoever runs the connector this message.${hasEffect ? ` ${LOOK_FIRST}` : ''}`,
		details: { status },
		mayHaveArrived: hasEffect,
	});
}

/** Somebody was invited by a request of which nobody knows the end. */
export function invitationPending(email: string): VismaConnectorError {
	return failure('VISMA_INVITATION_PENDING', {
		message: `An invitation to ${email} has gone out, and the service does not show the user yet.`,
		remedy: 'Nobody is invited twice: register again later.',
		record: email,
		mayHaveArrived: true,
	});
}

/** What is in the way has another record's reference. */
export function takenBy(record: string, reference: string): VismaConnectorError {
	return failure('VISMA_ALREADY_EXISTS', {
		message: `${record} is at the service already, as ${reference} of AccountView.`,
		remedy: 'Give each record an own e-mail address, KvK number or code in AccountView.',
		record,
		details: { reference },
	});
}

const OTHER = [
	'VISMA_REFUSED',
	'Mend what the sentence names in AccountView, and register again.',
] as const satisfies readonly [VismaConnectorErrorCode, string];

const PLAN_AGAIN = 'Plan anew: it has been changed at the service since.';
const CHECK_NAME =
	'Check the name, or activate the app or role for this customer in Visma.net Admin.';

const MEANINGS: ReadonlyMap<string, readonly [VismaConnectorErrorCode, string]> = new Map([
	[
		'not_administrator',
		[
			'VISMA_NOT_ALLOWED',
			'Sign in as an administrator (Customer Administrator), or ask for that role.',
		],
	],
	[
		'activation_incomplete',
		[
			'VISMA_NOT_ACTIVATED',
			'Go through these steps of the activation wizard of Visma On Premises Gateway; Connection: Check tells how far it is.',
		],
	],
	[
		'already_exists',
		[
			'VISMA_ALREADY_EXISTS',
			'Look in the administration of the service who has this e-mail address, KvK number or code.',
		],
	],
	['user_unknown', ['VISMA_RECORD_UNKNOWN', PLAN_AGAIN]],
	['company_unknown', ['VISMA_RECORD_UNKNOWN', PLAN_AGAIN]],
	['record_unknown', ['VISMA_RECORD_UNKNOWN', PLAN_AGAIN]],
	['role_unknown', ['VISMA_NAME_UNKNOWN', CHECK_NAME]],
	['app_unknown', ['VISMA_NAME_UNKNOWN', CHECK_NAME]],
	['last_administrator', ['VISMA_LAST_ADMINISTRATOR', 'Make another user administrator first.']],
]);

function problemIn(body: string): Problem | null {
	try {
		return problemSchema.parse(JSON.parse(body));
	} catch {
		return null;
	}
}

/** 429 tells that nothing was done; after a fault nobody knows. */
function busy(
	answer: HttpResponse,
	problem: Problem | null,
	hasEffect: boolean,
): VismaConnectorError {
	const { status, headers } = answer;
	const seconds = Number(headers['retry-after']);
	const isKnown = Number.isFinite(seconds) && seconds > 0;
	const said = problem === null ? '' : `: ${withoutStop(problem.title)}`;
	return failure('VISMA_BUSY', {
		message: `The connector for the Visma services cannot answer now (HTTP ${status}${said}).`,
		remedy: `Try again ${isKnown ? `in ${seconds} seconds` : 'later'}; what was done stays done.`,
		details: { status, ...(isKnown && { retryAfterSeconds: seconds }) },
		mayHaveArrived: hasEffect && status !== 429,
	});
}

function signInRefused(reason: string): VismaConnectorError {
	return failure('VISMA_SIGN_IN', {
		message: `Signing in to the Visma services by Visma Connect was refused (${withoutStop(reason)}).`,
		remedy:
			'Check client id, secret, tenant and scope in the credential, or connect it again; the app must be registered with Visma for the connector.',
		details: { reason },
	});
}

function failure(
	code: VismaConnectorErrorCode,
	facts: {
		readonly message: string;
		readonly remedy: string;
		readonly record?: string;
		readonly details?: Readonly<Record<string, string | number | boolean>>;
		readonly mayHaveArrived?: boolean;
	},
): VismaConnectorError {
	return new VismaConnectorError({ mayHaveArrived: false, ...facts, code });
}

function withoutStop(sentence: string): string {
	return sentence.trim().slice(0, 500).replace(/\.$/, '');
}
