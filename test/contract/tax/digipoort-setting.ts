import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
	Digipoort,
	type DigipoortSettings,
	type Filing,
	type SignatureAlgorithm,
} from '../../../lib/tax/digipoort';
import type { HttpPort } from '../../../lib/ports/http';
import { DigipoortStandIn } from '../../../sandbox';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { httpsPort } from './https-port';

/** Key and certificate as PEM. */
export interface Identity {
	readonly key: string;
	readonly cert: string;
}

export const RETURN: Filing = {
	kind: 'vatReturn',
	reference: 'OB-2026-Q1-1',
	taxpayer: 'NL123456782B01',
	instance: readFileSync('test/lib/tax/xbrl/examples/vat-return-nt20.xbrl', 'utf8').replace(
		'Voorbeeld',
		'Vóórbééld &amp; Zn. €',
	),
};

/** Digipoort on this machine, and the firm that files there. */
export class DigipoortSetting {
	clock = new VirtualClock(Date.now());
	readonly there = new DigipoortStandIn();
	readonly firm = this.there.authority.issue('Demo Installatie B.V.');
	/** Of the services, once it has started. */
	baseUrl = '';

	async start(): Promise<void> {
		this.baseUrl = await this.there.listen();
	}

	/** Of each test: nothing was filed, and the clock is right. */
	begin(): void {
		this.there.clear();
		this.clock = new VirtualClock(Date.now());
	}

	client(
		changes: {
			readonly identity?: Identity;
			/** What the connection shows; left out: the same. */
			readonly connection?: Identity;
			readonly algorithm?: SignatureAlgorithm;
			readonly trusted?: string;
			readonly http?: HttpPort;
			readonly settings?: Partial<DigipoortSettings>;
		} = {},
	): Digipoort {
		const { identity = this.firm, connection = identity, algorithm = 'sha1' } = changes;
		const trusted = new X509Certificate(changes.trusted ?? this.there.authority.root);
		return new Digipoort(
			{
				baseUrl: this.baseUrl,
				algorithm,
				identity: { privateKeyPem: identity.key, certificatePem: identity.cert },
				identityType: 'Fi',
				role: 'Bedrijf',
				timeoutMs: 10_000,
				...changes.settings,
			},
			{
				http: changes.http ?? httpsPort(this.there.authority.root, connection),
				clock: this.clock,
				newId: randomUUID,
				base64: (text) => Buffer.from(text, 'utf8').toString('base64'),
				derOf: (pem) => new X509Certificate(pem).raw.toString('base64'),
				distrust: (certificate) => {
					const theirs = new X509Certificate(Buffer.from(certificate, 'base64'));
					return theirs.verify(trusted.publicKey) ? null : 'nobody that is trusted has issued it';
				},
			},
		);
	}

	async stop(): Promise<void> {
		await this.there.stop();
	}
}
