/**
 * What nobody may read in a message of another system, and what stands in its place. Each begins at a place that a
 * text has few of, so that a long one takes no longer than its length.
 */
const SECRETS: readonly (readonly [pattern: RegExp, instead: string])[] = [
	// Where in a program it happened.
	[/\n[ \t]+at [^]*$/, ''],
	[/\b(\w+:\/\/)[^\s/@]+@/g, '$1***@'],
	// A mail client's sign-in, as a server that cannot read it gives it back.
	[/\b(AUTH\s+[A-Z0-9-]+)\s+(?=[a-z]*[A-Z0-9+/=])[A-Za-z0-9+/]{6,}=*/g, '$1 ***'],
	// `user=` in Base64: a sign-in with a token.
	[/\bdXNlcj[A-Za-z0-9+/]{8,}=*/g, '***'],
	[/\b(Bearer|Basic)\s+[^\s"',;]+/gi, '$1 ***'],
	[
		/\b((?:[a-z]+[-_ ])?(?:token|secret|password|passwd|wachtwoord|apikey|api[-_]key))(["']?\s*[=:]\s*["']?)[^\s"',;&]+/gi,
		'$1$2***',
	],
];

/** A message of another system as a list, a page and a mail may show it. */
export function withoutSecrets(text: string): string {
	return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}
