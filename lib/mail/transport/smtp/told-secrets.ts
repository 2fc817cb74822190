import { withoutSecrets } from '../../../errors/secrets';

/** Shorter ones are words as well, and a sentence without its words helps nobody. */
const SHORTEST = 6;

/** What was told to a server to sign in, so that nobody reads it in what the server says. */
export class ToldSecrets {
	private readonly told = new Set<string>();

	/** @param user with whom it is told, for the ways in which both go together */
	add(user: string, secret: string): void {
		const together = [`\0${user}\0${secret}`, `${user}\0${user}\0${secret}`];
		for (const text of [secret, ...together]) {
			this.told.add(text);
			this.told.add(Buffer.from(text).toString('base64'));
		}
	}

	/** What a server said, as an error, a list and a mail may show it. */
	without(said: string): string {
		const known = [...this.told].filter(({ length }) => length >= SHORTEST);
		return withoutSecrets(known.reduce((text, secret) => text.replaceAll(secret, '***'), said));
	}
}
