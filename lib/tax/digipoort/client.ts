import type { Clock } from '../../ports/clock';
import { TransportFailure, type HttpPort, type HttpResponse } from '../../ports/http';
import type { FilingKind } from '../xbrl/generations';
import { envelope } from './envelope';
import { DigipoortError } from './errors';
import { answerInvalid, failedOnTheWay, refusedBy, signatureInvalid, tooLarge } from './failures';
import {
	deliveryRequest,
	OPERATIONS,
	processesRequest,
	statusesRequest,
	type Operation,
} from './requests';
import {
	bodyOf,
	faultIn,
	receiptIn,
	referencesIn,
	relatesTo,
	statusesIn,
	type Receipt,
	type StatusLine,
} from './responses';
import type { DigipoortSettings } from './settings';
import { signatureOf, signed } from './signature';
import type { XmlNode } from './xml';

const MOST_BYTES = 8 * 1024 * 1024;
/** Of an instance, by the schema of the interface (inhoud). */
const MOST_CONTENT_BYTES = 20_971_520;

export interface DigipoortPorts {
	/**
	 * Speaks TLS 1.2 with the certificate of the settings: from 1.3 on, a server refuses one only after the
	 * request has left, and it could not be told whether that has arrived.
	 */
	readonly http: HttpPort;
	readonly clock: Clock;
	/** Gives a UUID that it never gives again. */
	readonly newId: () => string;
	/** Base64 of a text as UTF-8. */
	readonly base64: (text: string) => string;
	/** DER as Base64 of a PEM; throws for what is none. */
	readonly derOf: (pem: string) => string;
	/** Why a certificate of Digipoort is not to be trusted; null where it is. DER as Base64. */
	readonly distrust: (certificate: string) => string | null;
}

export interface Filing {
	readonly kind: FilingKind;
	/** Own reference, at most 40 characters. */
	readonly reference: string;
	/** Omzetbelastingnummer without NL. */
	readonly taxpayer: string;
	/** The instance: XBRL as text. */
	readonly instance: string;
}

/**
 * Digipoort's interface for businesses, WUS 2.0: SOAP 1.1 with WS-Addressing, each message signed by
 * WS-Security, over TLS with a client certificate. Answers count only when their signature does.
 *
 * @throws DigipoortError from each of its methods; `mayHaveArrived` tells whether to look before repeating
 */
export class Digipoort {
	constructor(
		private readonly settings: DigipoortSettings,
		private readonly ports: DigipoortPorts,
	) {}

	/** Delivers once; never repeats by itself. */
	async deliver({ kind, reference, taxpayer, instance }: Filing): Promise<Receipt> {
		const { role } = this.settings;
		const content = this.ports.base64(instance);
		const bytes = bytesIn(content);
		if (bytes > MOST_CONTENT_BYTES) throw tooLarge(bytes, MOST_CONTENT_BYTES);
		const request = deliveryRequest({
			kind,
			reference,
			taxpayer: this.identityOf(taxpayer),
			role,
			content,
		});
		return await this.ask(OPERATIONS.deliver, request, receiptIn, true);
	}

	/** All statuses of a filing so far, by Digipoort's reference. */
	async statuses(reference: string): Promise<readonly StatusLine[]> {
		return await this.ask(OPERATIONS.statuses, statusesRequest(reference), statusesIn, false);
	}

	/** Digipoort's references of all filings of a kind about a taxpayer. */
	async references(kind: FilingKind, taxpayer: string): Promise<readonly string[]> {
		const request = processesRequest(kind, this.identityOf(taxpayer));
		return await this.ask(OPERATIONS.processes, request, referencesIn, false);
	}

	private identityOf(number: string): { readonly number: string; readonly type: string } {
		return { number: number.replace(/^NL/i, ''), type: this.settings.identityType };
	}

	private async ask<T>(
		operation: Operation,
		body: string,
		read: (body: XmlNode) => T | null,
		hasEffect: boolean,
	): Promise<T> {
		const messageId = `urn:uuid:${this.ports.newId()}`;
		const message = this.signedMessage(operation, messageId, body);
		const answer = await this.send(operation, message, hasEffect);
		const found = bodyOf(answer.body);
		if (found === null) throw answerInvalid(answer, hasEffect);
		const fault = faultIn(found);
		// A fault bears no signature, and brings nothing that could be believed too much.
		if (fault !== null) {
			throw refusedBy(fault, answer, { now: this.ports.clock.now(), hasEffect });
		}
		const result = read(found);
		if (result === null) throw answerInvalid(answer, hasEffect);
		this.requireGenuine(answer.body, messageId, hasEffect);
		return result;
	}

	private signedMessage({ path, action }: Operation, messageId: string, body: string): string {
		const { identity, algorithm } = this.settings;
		try {
			const facts = {
				to: `${this.settings.baseUrl}/${path}`,
				action,
				messageId,
				now: this.ports.clock.now(),
				certificate: this.ports.derOf(identity.certificatePem),
				body,
			};
			return signed(envelope(facts), identity, algorithm);
		} catch {
			// What Node says of a key may hold parts of it.
			throw new DigipoortError({
				code: 'TAX_DIGIPOORT_CERTIFICATE',
				message: 'The message for Digipoort could not be signed with this certificate and key.',
				remedy:
					'Check in the credential that the file is the whole certificate with its key, and the password of that file.',
				mayHaveArrived: false,
			});
		}
	}

	private async send(
		{ path, action }: Operation,
		message: string,
		hasEffect: boolean,
	): Promise<HttpResponse> {
		const { baseUrl, timeoutMs } = this.settings;
		try {
			return await this.ports.http({
				method: 'POST',
				url: `${baseUrl}/${path}`,
				headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` },
				body: message,
				timeoutMs,
				maxBodyBytes: MOST_BYTES,
			});
		} catch (error) {
			if (error instanceof TransportFailure) throw failedOnTheWay(error, hasEffect);
			throw error;
		}
	}

	private requireGenuine(answer: string, messageId: string, hasEffect: boolean): void {
		const signature = signatureOf(answer);
		if (signature.is === 'unsigned') throw signatureInvalid('it bears none', hasEffect);
		if (signature.is === 'broken') throw signatureInvalid(signature.reason, hasEffect);
		const distrust = this.ports.distrust(signature.certificate);
		if (distrust !== null) throw signatureInvalid(distrust, hasEffect);
		if (relatesTo(answer) !== messageId)
			throw signatureInvalid('it answers another message', hasEffect);
	}
}

/** How many bytes a text in Base64 stands for. */
function bytesIn(base64: string): number {
	const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
	return (base64.length / 4) * 3 - padding;
}
