import { isLoopback } from '../../../ports/service-address';

/**
 * Whether what is sent to an address stays unread on its way: over TLS, or to this machine itself.
 *
 * @param givenBy the address that named it; one with TLS names none without
 */
export function isProtected(address: string, givenBy = address): boolean {
	if (!URL.canParse(address) || !URL.canParse(givenBy)) return false;
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:') return true;
	return isLoopback(hostname) && protocol === 'http:' && new URL(givenBy).protocol === 'http:';
}
