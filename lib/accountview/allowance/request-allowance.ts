/** The requests that may reach AccountView in any minute, kept for all who share it. */
export interface RequestAllowance {
	/**
	 * Resolves when one more request may begin, which must then begin at once.
	 *
	 * @param lane whose allowance it is: one company of one AccountView
	 * @param limit how many may arrive in any minute, at least 1
	 * @throws AccountViewError `AV_CANCELLED`, `AV_ALLOWANCE_UNAVAILABLE`
	 */
	take(lane: string, limit: number, signal: AbortSignal | undefined): Promise<Permit>;
}

/** For one request. Tell what became of it, once: until then it counts as under way. */
export interface Permit {
	/** The server has answered, so the request has arrived. */
	answered(): void;
	/** It ended without an answer, and may still arrive. */
	lost(): void;
}
