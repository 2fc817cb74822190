import { readBaseUrl, VismaConnectorError } from '../../../../lib/visma';

describe('the base URL of the connector', () => {
	it.each([
		['https://registratie.partner.nl/visma/ ', 'https://registratie.partner.nl/visma'],
		['http://127.0.0.1:5678', 'http://127.0.0.1:5678'],
		['http://localhost:5678/', 'http://localhost:5678'],
		['http://[::1]:5678', 'http://[::1]:5678'],
	])('%s leads to %s', (given, address) => {
		expect(readBaseUrl(given)).toBe(address);
	});

	it.each([
		['http://registratie.partner.nl', 'https://'],
		['http://127.0.0.1.partner.nl', 'https://'],
		['ftp://127.0.0.1', 'https://'],
		['registratie.partner.nl', 'no address'],
		['', 'no address'],
		['https://an:geheim@partner.nl', 'user name'],
		['https://partner.nl?x=1', 'after the path'],
	])('%s is refused, and nothing is sent', (given, words) => {
		expect(() => readBaseUrl(given)).toThrow(VismaConnectorError);
		expect(() => readBaseUrl(given)).toThrow(words);
		expect(() => readBaseUrl(given)).not.toThrow(/geheim/);
	});
});
