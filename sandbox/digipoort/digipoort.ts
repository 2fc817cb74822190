import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod4';
import type { Authority } from './certificates';
import { Filings, type KeptFiling } from './filings';
import { OfficeCertificates } from './office-certificates';
import { faultAnswer, serverFaultAnswer, signedAnswer, text } from './soap-answer';
import { genuineRequest, RequestRefused, type GenuineRequest } from './soap-request';

export const digipoortFaultSchema = z.union([
	z.enum([
		/** The filing is taken, and the connection cut before that is said. */
		'cutAfterAccept',
		'cutBefore',
		/** The answer is changed after it was signed. */
		'forged',
		/** The answer bears no signature. */
		'unsigned',
		/** The filing is taken, and then a fault said that the server calls its own, without a code of Digipoort. */
		'serverFaultAfterAccept',
		/** The same fault before anything is taken. */
		'serverFaultBefore',
		/** A web page of a proxy. */
		'page',
		/** Nothing, so that what follows strikes a later request. */
		'pass',
	]),
	/** A fault with this code. */
	z.strictObject({ code: z.string().min(1).max(20), words: z.string().max(500) }),
]);

/** What goes wrong with the next request. */
export type DigipoortFault = z.output<typeof digipoortFaultSchema>;

type Service = 'aanlever' | 'statusinformatie';

const ORDER = [
	'kenmerk',
	'berichtsoort',
	'aanleverkenmerk',
	'eerderAanleverkenmerk',
	'identiteitBelanghebbende',
	'rolBelanghebbende',
	'identiteitOntvanger',
	'rolOntvanger',
	'berichtInhoud',
	'berichtBijlagen',
	'autorisatieAdres',
];

/**
 * Digipoort's interface for businesses on this machine, with certificates of an authority of its own: TLS that
 * asks for one, requests whose signature and time are checked, signed answers, walks of statuses that a
 * test lays down.
 */
export class DigipoortStandIn {
	readonly filings: Filings;
	readonly certificates: OfficeCertificates;
	readonly #server: Server;
	readonly #faults: DigipoortFault[] = [];
	readonly requests: GenuineRequest[] = [];
	#baseUrl = '';

	/** @param changed hears of what a state file should keep */
	constructor(
		private readonly now: () => number = Date.now,
		changed: () => void = () => undefined,
	) {
		this.certificates = new OfficeCertificates(now, changed);
		this.filings = new Filings(now, changed);
		const tls = { requestCert: true, rejectUnauthorized: true };
		this.#server = createServer(tls, (request, response) => {
			void this.#serve(request, response);
		});
		// Keys take their time to make, and most of those who start a sandbox file nothing.
		this.#server.prependOnceListener('connection', () => {
			const { authority, server } = this.certificates.all;
			this.#server.setSecureContext({ ...server, ca: authority.root });
		});
	}

	get authority(): Authority {
		return this.certificates.all.authority;
	}

	/** The certificate that answers are signed with; PEM. */
	get signer(): string {
		return this.certificates.all.service.cert;
	}

	get baseUrl(): string {
		return this.#baseUrl;
	}

	/**
	 * `https://127.0.0.1:PORT/wus/2.0`; a free port for 0.
	 *
	 * @throws when the port is taken
	 */
	async listen(port = 0): Promise<string> {
		await new Promise<void>((resolve, reject) => {
			this.#server.once('error', (error: NodeJS.ErrnoException) => {
				const taken = error.code === 'EADDRINUSE';
				reject(taken ? new Error(`Port ${port} is taken by another program.`) : error);
			});
			this.#server.listen(port, '127.0.0.1', resolve);
		});
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		this.#baseUrl = `https://127.0.0.1:${address.port}/wus/2.0`;
		return this.#baseUrl;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#server.close(() => {
				resolve();
			});
			this.#server.closeAllConnections();
		});
	}

	/** Forgets what was filed and what was to go wrong. */
	clear(): void {
		this.filings.clear();
		this.#faults.length = 0;
		this.requests.length = 0;
	}

	addFault(fault: DigipoortFault): void {
		this.#faults.push(fault);
	}

	clearFaults(): void {
		this.#faults.length = 0;
	}

	/** What waits for the next requests. */
	faults(): readonly DigipoortFault[] {
		return this.#faults;
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'POST') {
			response.writeHead(405, { Allow: 'POST' }).end();
			return;
		}
		const fault = this.#faults.shift();
		const chunks: Buffer[] = [];
		for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
		if (fault === 'cutBefore') {
			request.socket.destroy();
			return;
		}
		if (fault === 'page') {
			response
				.writeHead(502, { 'Content-Type': 'text/html' })
				.end('<html><h1>Bad gateway</h1></html>');
			return;
		}
		const path = request.url ?? '';
		const service: Service = path.includes('aanleverservice') ? 'aanlever' : 'statusinformatie';
		const answer = this.#answer(service, Buffer.concat(chunks).toString('utf8'), path, fault);
		if (fault === 'cutAfterAccept') {
			request.socket.destroy();
			return;
		}
		const said = spoilt(answer, fault);
		const isFault = said.includes('<soapenv:Fault>');
		response.writeHead(isFault ? 500 : 200, { 'Content-Type': 'text/xml; charset=utf-8' });
		response.end(said);
	}

	#answer(service: Service, xml: string, path: string, fault: DigipoortFault | undefined): string {
		if (typeof fault === 'object') return faultAnswer(service, fault.code, fault.words);
		if (fault === 'serverFaultBefore') return serverFaultAnswer();
		const invalid = service === 'aanlever' ? 'ALS100' : 'STS100';
		try {
			const { origin } = new URL(this.#baseUrl);
			const facts = { now: this.now(), root: this.authority.root, url: `${origin}${path}` };
			const request = genuineRequest(xml, facts);
			this.requests.push(request);
			const body = this.#bodyFor(request);
			const action = request.action.replace(/Request$/, 'Response');
			return signedAnswer(
				{ action, relatesTo: request.messageId, body, now: this.now() },
				this.certificates.all.service,
			);
		} catch (error) {
			const words = error instanceof RequestRefused ? error.message : 'Het bericht is onleesbaar';
			return faultAnswer(service, invalid, words);
		}
	}

	#bodyFor(request: GenuineRequest): { readonly name: string; readonly inner: string } {
		switch (request.name) {
			case 'aanleverRequest':
				return this.#delivered(request);
			case 'getStatussenProcesRequest':
				return this.#statuses(request.values.get('kenmerk') ?? '');
			case 'getProcessenRequest':
				return this.#processes(request);
			default:
				throw new RequestRefused(`${request.name} is not known`);
		}
	}

	#delivered({ values, order, signer }: GenuineRequest) {
		const value = (name: string): string => {
			const found = values.get(name);
			if (found === undefined || found === '') throw new RequestRefused(`${name} is missing`);
			return found;
		};
		const places = order.map((name) => ORDER.indexOf(name));
		if (places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0))) {
			throw new RequestRefused('The elements are not those of the schema, or not in their order');
		}
		const content = Buffer.from(value('berichtInhoud.inhoud'), 'base64').toString('utf8');
		if (value('aanleverkenmerk').length > 40)
			throw new RequestRefused('aanleverkenmerk is too long');
		if (!/^[\w-]{1,75}\.(xbrl|xml)$/.test(value('berichtInhoud.bestandsnaam'))) {
			throw new RequestRefused('bestandsnaam has other characters');
		}
		if (!content.includes('xbrl')) throw new RequestRefused('inhoud is no instance');
		const filing = this.filings.take({
			berichtsoort: value('berichtsoort'),
			aanleverkenmerk: value('aanleverkenmerk'),
			nummer: value('identiteitBelanghebbende.nummer'),
			type: value('identiteitBelanghebbende.type'),
			signer,
			content,
		});
		return { name: 'aanleverResponse', inner: receipt(filing, value('rolBelanghebbende')) };
	}

	#statuses(kenmerk: string) {
		const statuses = this.filings.statusesOf(kenmerk);
		if (statuses === undefined) throw new RequestRefused('kenmerk is not known');
		const lines = statuses.map(
			({ code, at, words, fault }) =>
				`<StatusResultaat><kenmerk>${kenmerk}</kenmerk><statuscode>${code}</statuscode><tijdstempelStatus>${stamp(at)}</tijdstempelStatus><statusomschrijving>${text(words)}</statusomschrijving>${fault === undefined ? '' : `<statusFoutcode><foutcode>${fault.code}</foutcode><foutbeschrijving>${text(fault.words)}</foutbeschrijving></statusFoutcode>`}</StatusResultaat>`,
		);
		const inner = `<getStatussenProcesReturn>${lines.join('')}</getStatussenProcesReturn>`;
		return { name: 'getStatussenProcesResponse', inner };
	}

	#processes({ values }: GenuineRequest) {
		const kind = values.get('berichtsoort') ?? '';
		const found = this.filings.of(kind, values.get('identiteitBelanghebbende.nummer') ?? '');
		const lines = found.map(
			(one) =>
				`<ProcesResultaat><kenmerk>${one.kenmerk}</kenmerk><berichtsoort>${text(kind)}</berichtsoort>${identity(one)}</ProcesResultaat>`,
		);
		const inner = `<getProcessenReturn>${lines.join('')}</getProcessenReturn>`;
		return { name: 'getProcessenResponse', inner };
	}
}

function receipt(filing: KeptFiling, role: string): string {
	const { kenmerk, berichtsoort, aanleverkenmerk, at } = filing;
	return `<kenmerk>${kenmerk}</kenmerk><berichtsoort>${text(berichtsoort)}</berichtsoort><aanleverkenmerk>${text(aanleverkenmerk)}</aanleverkenmerk><tijdstempelAangeleverd>${stamp(at)}</tijdstempelAangeleverd>${identity(filing)}<rolBelanghebbende>${text(role)}</rolBelanghebbende>`;
}

function identity({ nummer, type }: KeptFiling): string {
	return `<identiteitBelanghebbende><nummer>${text(nummer)}</nummer><type>${text(type)}</type></identiteitBelanghebbende>`;
}

function stamp(at: number): string {
	return new Date(at).toISOString();
}

function spoilt(answer: string, fault: DigipoortFault | undefined): string {
	if (fault === 'serverFaultAfterAccept') return serverFaultAnswer();
	if (fault === 'forged') return answer.replace(/(<statuscode>|<kenmerk>)[^<]*/, '$1500');
	if (fault === 'unsigned') return answer.replace(/<wsse:Security[\s\S]*<\/wsse:Security>/, '');
	return answer;
}
