/** This machine itself, as a URL writes its host. */
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;

/** @param host of a parsed URL */
export function isLoopback(host: string): boolean {
	return LOOPBACK.test(host);
}

/**
 * Why a service may not be at this address, as the end of a sentence; null where it may. Names, amounts and the token of
 * a credential go there, so that it is https; http only to this machine itself.
 */
export function problemOfServiceAddress(address: string): string | null {
	if (!URL.canParse(address)) return 'it is no address';
	const { protocol, hostname, username, password, search, hash } = new URL(address);
	if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
		return 'it must begin with https:// (http:// only on this computer itself)';
	}
	if (username !== '' || password !== '') return 'leave user name and password out';
	return search === '' && hash === '' ? null : 'leave out everything after the path';
}
