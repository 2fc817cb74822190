/** What a client of SMTP knows of a failure. */
export interface SmtpFault {
	/** The client's own word, such as `EAUTH`, or ours: `ETOKEN`, no token could be fetched; '' for none. */
	readonly code: string;
	/** The error of the system or of TLS under it, such as `ECONNREFUSED`; '' for none. */
	readonly cause: string;
	/** The command that was answered, such as `RCPT TO`; '' for none. */
	readonly command: string;
	/** What the server said; '' when it said nothing. */
	readonly reply: string;
	readonly message: string;
}

/** What was being done, for the sentences. */
export interface SmtpSituation {
	readonly profile: string;
	readonly sender: string;
	/** That of the profile. */
	readonly ownSender: string;
	readonly isSignedIn: boolean;
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls' | 'none';
}

/** The status code that a reply begins with; 0 for none. */
export function statusOf(reply: string): number {
	return Number(/^\d{3}/.exec(reply)?.[0] ?? 0);
}

/** Whether it says that something was not done: for now (4xx) or for good (5xx). */
export function isRefusal(reply: string): boolean {
	return /^[45]\d\d/.test(reply);
}
