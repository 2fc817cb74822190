import type { HttpResponse, TransportFailure } from '../../ports/http';
import { DigipoortError } from './errors';
import type { Fault } from './responses';

/** A clock that is further off than a message lives makes Digipoort refuse it. */
const CLOCK_MAY_DIFFER_MS = 4 * 60_000;
const LOOK_FIRST =
	'Get Status looks whether anything has arrived since; it is not sent again before that has told that it did not arrive.';

/** Why no answer came. */
export function failedOnTheWay(
	{ kind, reason }: TransportFailure,
	hasEffect: boolean,
): DigipoortError {
	// What breaks the secure connection may come after the whole filing was read: only without one nothing was sent.
	const mayHaveArrived = hasEffect && kind !== 'unreachable' && kind !== 'refused';
	if (/CERT|SSL|TLS|EPROTO|ALERT/i.test(reason)) return tlsFailed(reason, mayHaveArrived);
	if (kind === 'unreachable' || kind === 'refused') return unreachable(reason);
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_NO_ANSWER',
		message: `Digipoort gave no whole answer (${reason}).`,
		remedy: hasEffect ? `The filing may have arrived. ${LOOK_FIRST}` : 'Ask again later.',
		details: { reason },
		mayHaveArrived: hasEffect,
	});
}

/** @param bytes of the instance */
export function tooLarge(bytes: number, most: number): DigipoortError {
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_TOO_LARGE',
		message: `The filing has ${bytes} bytes, and Digipoort takes at most ${most}. Nothing was sent.`,
		remedy:
			'File an ICP statement over a shorter period, such as a month. If that is too large as well, file it in the portal of the tax authority (Mijn Belastingdienst Zakelijk).',
		details: { bytes, most },
		mayHaveArrived: false,
	});
}

/** What a fault of Digipoort means. Only one that is about the message tells that nothing was accepted. */
export function refusedBy(
	fault: Fault,
	answer: HttpResponse,
	{ now, hasEffect }: { readonly now: number; readonly hasEffect: boolean },
): DigipoortError {
	const { code, text } = fault;
	const said = [code, text].filter((words) => words !== '').join(': ') || `HTTP ${answer.status}`;
	const details = { faultCode: code, faultText: text.slice(0, 500) };
	// Not knowing how far it came, it is looked up first.
	if (isTechnical(fault, answer)) {
		return new DigipoortError({
			code: 'TAX_DIGIPOORT_BUSY',
			message: `Digipoort has a technical fault (${said}).`,
			remedy: 'Nothing is wrong with the return: it is tried again later.',
			details,
			mayHaveArrived: hasEffect,
		});
	}
	if (isClockOff(fault, answer, now)) {
		return new DigipoortError({
			code: 'TAX_DIGIPOORT_CLOCK_OFF',
			message: `Digipoort refused the message because of its time (${said}).`,
			remedy:
				'Set the clock of the machine that runs n8n right, with its time zone, then file again.',
			details,
			mayHaveArrived: false,
		});
	}
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_REFUSED',
		message: `Digipoort refused the message (${said}).`,
		remedy: isAboutCertificate(text)
			? 'Check that the certificate of the credential is one of PKIoverheid for this organisation, is valid, and that the signature algorithm is the one that Digipoort expects.'
			: 'Check the number of the taxpayer and the role in the settings, and whether this certificate may file for them.',
		details,
		mayHaveArrived: false,
	});
}

export function answerInvalid({ status, body }: HttpResponse, hasEffect: boolean): DigipoortError {
	const isPage = /<html/i.test(body);
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_ANSWER_INVALID',
		message: `What answered is not Digipoort: HTTP ${status}${isPage ? ' with a web page' : ''}.`,
		remedy: `Check the address of Digipoort in the credential, and whether a proxy stands in between.${hasEffect ? ` ${LOOK_FIRST}` : ''}`,
		details: { status },
		mayHaveArrived: hasEffect,
	});
}

export function signatureInvalid(reason: string, hasEffect: boolean): DigipoortError {
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_SIGNATURE_INVALID',
		message: `The answer of Digipoort does not count, because its signature cannot be relied on: ${reason}.`,
		remedy: `Put the certificates that Digipoort signs with into the credential (they are replaced now and then).${hasEffect ? ` The filing may have arrived. ${LOOK_FIRST}` : ''}`,
		details: { reason },
		mayHaveArrived: hasEffect,
	});
}

/** ALS400 and its like, and what a server says of itself without a code of Digipoort. */
function isTechnical({ code, text, isOfServer }: Fault, { status }: HttpResponse): boolean {
	if (code !== '') return /^(ALS|STS|OPH)4\d\d$/.test(code);
	return isOfServer || (status >= 500 && text === '');
}

function isAboutCertificate(text: string): boolean {
	return /certifica|signature|security|token/i.test(text);
}

function isClockOff({ text }: Fault, { headers }: HttpResponse, now: number): boolean {
	// It is not the clock when a certificate has expired.
	if (/certifica/i.test(text)) return false;
	if (/timestamp|expired|verlopen|tijdstempel/i.test(text)) return true;
	const theirs = Date.parse(headers['date'] ?? '');
	const mentionsSecurity = /security|signature|beveilig/i.test(text);
	return mentionsSecurity && Math.abs(theirs - now) > CLOCK_MAY_DIFFER_MS;
}

function unreachable(reason: string): DigipoortError {
	const isBrokenOff = reason === 'ECONNRESET' || reason === 'EPIPE';
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_UNREACHABLE',
		message: `Digipoort could not be reached (${reason}).`,
		remedy: isBrokenOff
			? 'Nothing was sent. A connection that is broken off at once often means that the certificate was not taken: check that it is one of PKIoverheid and has not expired.'
			: 'Nothing was sent. Check the address in the credential and the firewall, then try again.',
		details: { reason },
		mayHaveArrived: false,
	});
}

function tlsFailed(reason: string, mayHaveArrived: boolean): DigipoortError {
	return new DigipoortError({
		code: mayHaveArrived ? 'TAX_DIGIPOORT_NO_ANSWER' : 'TAX_DIGIPOORT_CERTIFICATE',
		message: `The secure connection with Digipoort was ${mayHaveArrived ? 'broken off' : 'refused'} (${reason}).`,
		remedy: `Check that the certificate of the credential is a PKIoverheid services certificate that has not expired, and that the certificates of the state (PKIoverheid) are among the trusted ones in the credential.${mayHaveArrived ? ` The filing may have arrived. ${LOOK_FIRST}` : ''}`,
		details: { reason },
		mayHaveArrived,
	});
}
