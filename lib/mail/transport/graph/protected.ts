/**
 * Whether what is sent to an address stays unread on its way: over TLS, or to this machine itself.
 *
 * @param givenBy the address that named it; one with TLS names none without
 */
export function isProtected(address: string, givenBy = address): boolean {
	if (!URL.canParse(address) || !URL.canParse(givenBy)) return false;
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:') return true;
	const isLoopback = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(hostname);
	return isLoopback && protocol === 'http:' && new URL(givenBy).protocol === 'http:';
}
