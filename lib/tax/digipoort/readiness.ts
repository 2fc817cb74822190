import type { Clock } from '../../ports/clock';
import { TransportFailure, type HttpPort, type HttpResponse } from '../../ports/http';
import { doubtful, expiryStep, inOrder, lacking, type ReadinessStep } from '../readiness/step';
import {
	openCertificate,
	type CertificateFacts,
	type CertificateFile,
	type OpenedCertificate,
} from './certificate';
import { DIGIPOORT_SENTENCES } from './dutch';
import { DigipoortError } from './errors';
import { failedOnTheWay } from './failures';

export interface DigipoortReadinessOptions {
	readonly file: CertificateFile;
	/** Without a slash at the end. */
	readonly baseUrl: string;
	/** In milliseconds. */
	readonly timeoutMs: number;
	/** Reaches Digipoort with this certificate. */
	readonly connect: (certificate: OpenedCertificate) => HttpPort;
	readonly clock: Clock;
}

/** From here on a message may be refused, with what it is under way. */
const CLOCK_WARNS_MS = 60_000;
/** As long as a message lives: it is refused for certain. */
const CLOCK_ENDS_MS = 5 * 60_000;

/**
 * What is in order and what is missing before anything can be filed with Digipoort: the certificate and its
 * password, whether it is one of PKIoverheid, its expiry, the connection with it, and the clock. Files nothing.
 */
export async function digipoortReadiness(
	options: DigipoortReadinessOptions,
): Promise<readonly ReadinessStep[]> {
	let opened: OpenedCertificate;
	try {
		opened = openCertificate(options.file);
	} catch (error) {
		return [failedStep('certificate', error)];
	}
	const { facts } = opened;
	return [
		inOrder('certificate', {
			nl: `Het certificaat van ${facts.holder} is geopend.`,
			en: `The certificate of ${facts.holder} was opened.`,
		}),
		issuerStep(facts),
		expiryStep(facts, options.clock.now()),
		...(await connectionSteps(options, opened)),
	];
}

/** What a channel to Digipoort threw, as the step that is missing; anything else is thrown on. */
export function failedStep(step: string, error: unknown): ReadinessStep {
	if (!(error instanceof DigipoortError)) throw error;
	const { messageNl, remedyNl } = DIGIPOORT_SENTENCES[error.code];
	return lacking(step, { nl: messageNl, en: error.message }, { nl: remedyNl, en: error.remedy });
}

function issuerStep({ issuer, oin, isPkioverheid }: CertificateFacts): ReadinessStep {
	const number =
		oin === '' ? { nl: 'geen OIN', en: 'no OIN' } : { nl: `OIN ${oin}`, en: `OIN ${oin}` };
	const sentence = {
		nl: `Het certificaat is uitgegeven door ${issuer}, met ${number.nl}.`,
		en: `The certificate was issued by ${issuer}, with ${number.en}.`,
	};
	if (isPkioverheid) return inOrder('pkioverheid', sentence);
	return doubtful('pkioverheid', sentence, {
		nl: 'Digipoort neemt alleen certificaten van PKIoverheid aan. Controleer of dit er een is.',
		en: 'Digipoort takes certificates of PKIoverheid only. Check that this is one.',
	});
}

async function connectionSteps(
	{ connect, baseUrl, timeoutMs, clock }: DigipoortReadinessOptions,
	opened: OpenedCertificate,
): Promise<readonly ReadinessStep[]> {
	try {
		const answer = await connect(opened)({
			...{ method: 'GET', url: `${baseUrl}/aanleverservice/1.2`, headers: {}, timeoutMs },
			maxBodyBytes: 1024 * 1024,
		});
		return [
			// Any answer will do: the connection stood only because the certificate was taken.
			inOrder('connection', {
				nl: 'Digipoort antwoordt en neemt het certificaat aan.',
				en: 'Digipoort answers and takes the certificate.',
			}),
			...clockSteps(answer, clock.now()),
		];
	} catch (error) {
		if (!(error instanceof TransportFailure)) throw error;
		return [failedStep('connection', failedOnTheWay(error, false))];
	}
}

function clockSteps({ headers }: HttpResponse, now: number): readonly ReadinessStep[] {
	const theirs = Date.parse(headers['date'] ?? '');
	if (Number.isNaN(theirs)) return [];
	const off = Math.abs(now - theirs);
	const seconds = Math.round(off / 1000);
	if (off < CLOCK_WARNS_MS) {
		return [
			inOrder('clock', {
				nl: 'De klok loopt gelijk met die van Digipoort.',
				en: 'The clock agrees with that of Digipoort.',
			}),
		];
	}
	const sentence = {
		nl: `De klok wijkt ${seconds} seconden af van die van Digipoort.`,
		en: `The clock differs ${seconds} seconds from that of Digipoort.`,
	};
	const remedy = {
		nl: 'Zet de klok en de tijdzone van de machine van n8n goed; berichten met een verkeerde tijd worden geweigerd.',
		en: 'Set clock and time zone of the machine that runs n8n right; messages with a wrong time are refused.',
	};
	return [
		off < CLOCK_ENDS_MS ? doubtful('clock', sentence, remedy) : lacking('clock', sentence, remedy),
	];
}
