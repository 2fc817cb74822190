import { VismaConnectorError } from './errors';

/**
 * Where a connector is, as the credential has it, without a slash at the end. Names, addresses and the token go there,
 * so that it is https; http only on this computer itself.
 *
 * @throws VismaConnectorError VISMA_UNREACHABLE
 */
export function readBaseUrl(given: string): string {
	const address = given.trim().replace(/\/+$/, '');
	const problem = problemOf(address);
	if (problem === null) return address;
	throw new VismaConnectorError({
		code: 'VISMA_UNREACHABLE',
		message: `The base URL in the credential for the Visma services cannot be used: ${problem}.`,
		remedy: 'Fill it in like https://registratie.partner.nl; your Visma partner knows it.',
		mayHaveArrived: false,
	});
}

function problemOf(address: string): string | null {
	if (!URL.canParse(address)) return 'it is no address';
	const { protocol, hostname, username, password, search, hash } = new URL(address);
	if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
		return 'it must begin with https:// (http:// only on this computer itself)';
	}
	if (username !== '' || password !== '') return 'leave user name and password out';
	return search === '' && hash === '' ? null : 'leave out everything after the path';
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
