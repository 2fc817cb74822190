import type { HttpResponse, TransportFailure } from '../../ports/http';
import { AutoReportError, type AutoReportErrorCode } from './errors';
import { problemSchema, type Problem } from './wire';

const LOOK_FIRST =
	'Get Status looks it up by its own reference; it is not sent again before that has told that it did not arrive.';
const SIGN_IN_AGAIN =
	'Check client id, secret, tenant and scope in the credential, or connect it again; the app must be registered with Visma for the connector.';

/** Why no answer came. */
export function failedOnTheWay(
	{ kind, reason }: TransportFailure,
	hasEffect: boolean,
): AutoReportError {
	switch (kind) {
		case 'unreachable':
		case 'refused':
			return failure('TAX_AUTOREPORT_UNREACHABLE', {
				message: `The connector for AutoReport could not be reached (${reason}).`,
				remedy: 'Nothing was filed. Check the base URL in the credential, then try again.',
				details: { reason },
			});
		case 'token-rejected':
		case 'client-rejected':
		case 'grant-revoked':
			return signInRefused(reason);
		case 'cut':
		case 'timeout':
		case 'too-large':
		case 'unreadable':
		case 'cancelled':
		case 'redirected':
			return failure('TAX_AUTOREPORT_NO_ANSWER', {
				message: `The connector for AutoReport gave no whole answer (${reason}).`,
				remedy: hasEffect ? `The report may have arrived. ${LOOK_FIRST}` : 'Ask again later.',
				details: { reason },
				mayHaveArrived: hasEffect,
			});
	}
}

/** What a refusal means, by its problem details (RFC 9457). */
export function refusedBy(
	answer: HttpResponse,
	record: string,
	hasEffect: boolean,
): AutoReportError {
	const { status } = answer;
	const problem = problemIn(answer.body);
	if (status === 429 || status >= 500) return busy(answer, problem, hasEffect);
	if (problem === null) return answerInvalid(answer, hasEffect);
	if (status === 401) return signInRefused(problem.title);
	const [code, remedy] = MEANINGS.get(problem.code) ?? OTHER;
	const steps = problem.steps.length === 0 ? '' : `: ${problem.steps.join(', ')}`;
	return failure(code, {
		message: `AutoReport refused: ${withoutStop(problem.title)}${steps}.`,
		remedy,
		record,
		details: { status, problem: problem.code, detail: problem.detail.slice(0, 500) },
	});
}

export function answerInvalid(
	{ status, body }: HttpResponse,
	hasEffect: boolean,
	what = '',
): AutoReportError {
	const isPage = /<html/i.test(body);
	const how = isPage ? ' with a web page' : what;
	return failure('TAX_AUTOREPORT_ANSWER_INVALID', {
		message: `What answered does not keep to the contract for AutoReport: HTTP ${status}${how}.`,
		remedy: `Check the base URL in the credential, or show whoever runs the connector this message.${hasEffect ? ` ${LOOK_FIRST}` : ''}`,
		details: { status },
		mayHaveArrived: hasEffect,
	});
}

export function profileMissing(administration: string, kind: string): AutoReportError {
	const what = kind === 'icp' ? 'ICP statements' : 'VAT returns';
	return failure('TAX_AUTOREPORT_PROFILE_MISSING', {
		message: `Administration ${administration} has no declaration profile "Visma.net AutoReport" for ${what}.`,
		remedy: 'Make one in AccountView (aangifteprofiel), and register the company again.',
		record: `administration ${administration}`,
	});
}

export function profileUnclear(administration: string, names: readonly string[]): AutoReportError {
	return failure('TAX_AUTOREPORT_PROFILE_MISSING', {
		message: `Administration ${administration} has several declaration profiles for this return: ${names.join(', ')}.`,
		remedy: 'Choose one of them in the settings.',
		record: `administration ${administration}`,
	});
}

const TO_ADMIN =
	'In Visma.net Admin, under Gebruikers en rollen, give the user access to this company with the role AutoReport User.';
const TO_CERTIFICATE =
	'Choose the certificate of Visma in AutoReport under Instellingen > Nederland-Digipoort, or upload an own one that is valid.';
const OTHER = [
	'TAX_AUTOREPORT_REFUSED',
	'Mend what the sentence names, and file again.',
] as const satisfies readonly [AutoReportErrorCode, string];

const MEANINGS: ReadonlyMap<string, readonly [AutoReportErrorCode, string]> = new Map([
	['role_missing', ['TAX_AUTOREPORT_ROLE_MISSING', TO_ADMIN]],
	[
		'activation_incomplete',
		[
			'TAX_AUTOREPORT_NOT_ACTIVATED',
			'Go through these steps of the activation wizard of Visma On Premises Gateway; Connection: Check tells how far it is.',
		],
	],
	[
		'company_unknown',
		[
			'TAX_AUTOREPORT_COMPANY_UNKNOWN',
			'Choose one of the companies that Connection: Check shows. A company is registered from AccountView (Ondernemingen registreren) when its KvK number is filled in.',
		],
	],
	[
		'profile_unknown',
		[
			'TAX_AUTOREPORT_PROFILE_MISSING',
			'Choose a declaration profile of this company and this kind of return, or make one in AccountView.',
		],
	],
	[
		'report_unknown',
		[
			'TAX_AUTOREPORT_REPORT_UNKNOWN',
			'Look in AutoReport whether the report is in another company.',
		],
	],
	['certificate_missing', ['TAX_AUTOREPORT_CERTIFICATE', TO_CERTIFICATE]],
	['certificate_expired', ['TAX_AUTOREPORT_CERTIFICATE', TO_CERTIFICATE]],
	[
		'reference_taken',
		[
			'TAX_AUTOREPORT_REFERENCE_TAKEN',
			'Look in AutoReport what was filed under this reference; prepare the return again as a new revision if it is another one.',
		],
	],
]);

function problemIn(body: string): Problem | null {
	try {
		return problemSchema.parse(JSON.parse(body));
	} catch {
		return null;
	}
}

/** 429 tells that nothing was done; after a fault nobody knows. */
function busy(answer: HttpResponse, problem: Problem | null, hasEffect: boolean): AutoReportError {
	const { status, headers } = answer;
	const seconds = Number(headers['retry-after']);
	const isKnown = Number.isFinite(seconds) && seconds > 0;
	const said = problem === null ? '' : `: ${withoutStop(problem.title)}`;
	return failure('TAX_AUTOREPORT_BUSY', {
		message: `The connector for AutoReport cannot answer now (HTTP ${status}${said}).`,
		remedy: `Nothing is wrong with the return: try again ${isKnown ? `in ${seconds} seconds` : 'later'}.`,
		details: { status, ...(isKnown && { retryAfterSeconds: seconds }) },
		mayHaveArrived: hasEffect && status !== 429,
	});
}

function signInRefused(reason: string): AutoReportError {
	return failure('TAX_AUTOREPORT_SIGN_IN', {
		message: `Signing in to AutoReport by Visma Connect was refused (${withoutStop(reason)}).`,
		remedy: SIGN_IN_AGAIN,
		details: { reason },
	});
}

function failure(
	code: AutoReportErrorCode,
	facts: {
		readonly message: string;
		readonly remedy: string;
		readonly record?: string;
		readonly details?: Readonly<Record<string, string | number | boolean>>;
		readonly mayHaveArrived?: boolean;
	},
): AutoReportError {
	return new AutoReportError({ mayHaveArrived: false, ...facts, code });
}

function withoutStop(sentence: string): string {
	return sentence.trim().slice(0, 500).replace(/\.$/, '');
}
