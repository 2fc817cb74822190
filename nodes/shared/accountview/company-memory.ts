import type { Company, CompanyMemory } from '../../../lib/accountview';
import type { Clock } from '../../../lib/ports/clock';
import { digest } from '../digest';
import { isObject } from '../values';
import { accessTokenOf } from './token-keeper';

const COMPANIES = Symbol.for('n8n-nodes-accountview.known-companies.1');

/** Rights and companies change rarely; what is refused in between is looked up at once. */
const LONGEST_MS = 60 * 60_000;

/** Who looks for which company, and where. */
export interface CompanySeeker {
	readonly baseUrl: string;
	readonly companyCode: string;
	/** As decrypted. */
	readonly credential: Readonly<Record<string, unknown>>;
	readonly clock: Clock;
}

/**
 * The company of a credential, remembered in this process for an hour and under the user's token: another
 * user, or one who connects anew, has the list of companies asked for. Without a token nothing is remembered.
 */
export function companyMemory(seeker: CompanySeeker): CompanyMemory | undefined {
	const { baseUrl, companyCode, credential, clock } = seeker;
	const token = accessTokenOf(credential);
	if (token === undefined) return undefined;
	// A digest, so that no token lies in a global.
	const key = digest(JSON.stringify([baseUrl, companyCode.toUpperCase(), token]));
	return {
		recall: () => {
			const known = knownCompanies().get(key);
			return isKnown(known) && isFresh(known, clock.now()) ? known.company : undefined;
		},
		keep: (company) => {
			const now = clock.now();
			const all = knownCompanies();
			for (const [other, known] of all) {
				if (!isKnown(known) || !isFresh(known, now)) all.delete(other);
			}
			all.set(key, { company, since: now });
		},
		forget: () => {
			knownCompanies().delete(key);
		},
	};
}

interface Known {
	readonly company: Company;
	/** In milliseconds since the epoch. */
	readonly since: number;
}

/** Of this process; each node is a bundle of its own, hence the global. */
function knownCompanies(): Map<unknown, unknown> {
	const known: unknown = Reflect.get(globalThis, COMPANIES);
	if (known instanceof Map) return known;
	const made = new Map<unknown, unknown>();
	Reflect.set(globalThis, COMPANIES, made);
	return made;
}

/** A clock that was set back does not make it last longer. */
function isFresh({ since }: Known, now: number): boolean {
	return now >= since && now - since < LONGEST_MS;
}

/** By its shape: another bundle of another version may have put it there. */
function isKnown(value: unknown): value is Known {
	return isObject(value) && typeof value['since'] === 'number' && isCompany(value['company']);
}

function isCompany(value: unknown): value is Company {
	return (
		isObject(value) &&
		['id', 'code', 'description'].every((name) => typeof value[name] === 'string')
	);
}
