import { createHash, randomBytes } from 'node:crypto';

export const SCOPES = [
	'readaccountviewdata',
	'updateaccountviewdata',
	'deleteaccountviewdata',
] as const;

export type Scope = (typeof SCOPES)[number];

export interface AccessGrant {
	readonly scope: readonly Scope[];
	/** Milliseconds since the Unix epoch. */
	readonly expiresAt: number;
}

interface Code {
	readonly scope: readonly Scope[];
	readonly redirectUri: string;
	readonly expiresAt: number;
}

/** Tokens as a state file keeps them: by their hash, so that the file opens nothing. */
export interface SavedTokens {
	readonly access: readonly (readonly [string, AccessGrant])[];
	readonly refresh: readonly (readonly [string, readonly Scope[]])[];
}

const CODE_LIFE = 10 * 60 * 1000;
/** Old grants beyond this number are forgotten, oldest first. */
const KEPT = 5000;

/** Authorisation codes and tokens. Only hashes are kept. */
export class TokenStore {
	readonly #codes = new Map<string, Code>();
	readonly #access = new Map<string, AccessGrant>();
	readonly #refresh = new Map<string, readonly Scope[]>();

	constructor(
		private readonly now: () => number,
		private readonly changed: () => void,
	) {}

	newCode(scope: readonly Scope[], redirectUri: string): string {
		const code = randomBytes(24).toString('base64');
		keep(this.#codes, hash(code), { scope, redirectUri, expiresAt: this.now() + CODE_LIFE });
		return code;
	}

	/** Uses a code up; undefined when it is unknown, used, too old or for another redirect. */
	redeemCode(code: string, redirectUri: string): readonly Scope[] | undefined {
		const known = this.#codes.get(hash(code));
		this.#codes.delete(hash(code));
		const valid = known?.redirectUri === redirectUri && known.expiresAt > this.now();
		return valid ? known.scope : undefined;
	}

	newAccessToken(
		scope: readonly Scope[],
		lifeSeconds: number,
	): { token: string; expiresAt: number } {
		const token = randomBytes(32).toString('base64url');
		const expiresAt = this.now() + lifeSeconds * 1000;
		keep(this.#access, hash(token), { scope, expiresAt });
		this.changed();
		return { token, expiresAt };
	}

	newRefreshToken(scope: readonly Scope[]): string {
		const token = randomBytes(32).toString('base64url');
		keep(this.#refresh, hash(token), scope);
		this.changed();
		return token;
	}

	/** What an access token allows; undefined when it is unknown or expired. */
	access(token: string): AccessGrant | undefined {
		const grant = this.#access.get(hash(token));
		return grant !== undefined && grant.expiresAt > this.now() ? grant : undefined;
	}

	/** What a refresh token may renew; undefined when it is unknown or used up. */
	refreshable(token: string): readonly Scope[] | undefined {
		return this.#refresh.get(hash(token));
	}

	dropAccessToken(token: string): void {
		if (this.#access.delete(hash(token))) this.changed();
	}

	dropRefreshToken(token: string): void {
		if (this.#refresh.delete(hash(token))) this.changed();
	}

	save(): SavedTokens {
		return { access: [...this.#access], refresh: [...this.#refresh] };
	}

	load({ access, refresh }: SavedTokens): void {
		for (const [key, grant] of access) this.#access.set(key, grant);
		for (const [key, scope] of refresh) this.#refresh.set(key, scope);
	}
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
	map.set(key, value);
	const oldest = map.keys().next();
	if (map.size > KEPT && oldest.done === false) map.delete(oldest.value);
}

function hash(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}
