import { z } from 'zod4';
import { authorityOf, newAuthority, p12Of, type Authority, type Identity } from './certificates';

const identitySchema = z.object({ key: z.string(), cert: z.string() });

export const certificatesSchema = z.object({
	madeAt: z.number(),
	root: identitySchema,
	service: identitySchema,
	server: identitySchema,
	firm: identitySchema,
});

/** As a state file keeps them. */
export type SavedCertificates = z.output<typeof certificatesSchema>;

export interface MadeCertificates {
	readonly authority: Authority;
	/** Signs the answers. */
	readonly service: Identity;
	/** Of the connection. */
	readonly server: Identity;
	/** Of the demo firm, to file with. */
	readonly firm: Identity;
}

const FIRM = { name: 'Demo Installatie B.V.', oin: '00000001123456789000' };
const PASSPHRASE = 'sandbox';
const DAYS = 90;
const DAY_MS = 86_400_000;

/** The certificates around Digipoort, made when they are first asked for. */
export class OfficeCertificates {
	#made: MadeCertificates | undefined;
	#saved: SavedCertificates | undefined;
	#p12 = '';

	constructor(
		private readonly now: () => number,
		private readonly changed: () => void,
	) {}

	get all(): MadeCertificates {
		this.#made ??= this.#make();
		return this.#made;
	}

	/** That of the demo firm as a file, in Base64. */
	get firmFile(): { readonly p12: string; readonly passphrase: string } {
		if (this.#p12 === '') this.#p12 = p12Of(this.all.firm, PASSPHRASE);
		return { p12: this.#p12, passphrase: PASSPHRASE };
	}

	/** Undefined while there are none. */
	save(): SavedCertificates | undefined {
		return this.#saved;
	}

	/** Those that will soon have expired are made anew. */
	load(saved: SavedCertificates): void {
		if (this.now() - saved.madeAt > (DAYS / 2) * DAY_MS) return;
		const { root, service, server, firm } = saved;
		this.#saved = saved;
		this.#made = { authority: authorityOf(root, this.now()), service, server, firm };
	}

	#make(): MadeCertificates {
		const madeAt = this.now();
		const authority = newAuthority(madeAt);
		const made = {
			service: authority.issue('Sandbox Digipoort', { days: DAYS }),
			server: authority.issue('127.0.0.1', { days: DAYS, host: 'localhost' }),
			firm: authority.issue(FIRM.name, { days: DAYS, oin: FIRM.oin }),
		};
		this.#saved = { madeAt, root: authority.identity, ...made };
		this.changed();
		return { authority, ...made };
	}
}
