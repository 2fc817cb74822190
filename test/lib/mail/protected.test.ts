import { isProtected } from '../../../lib/mail';

describe('An address of Microsoft Graph', () => {
	it.each([
		'https://graph.microsoft.com',
		'http://localhost:8080',
		'http://127.0.0.1:1',
		'http://[::1]:1',
	])('is protected: %s', (address) => {
		expect(isProtected(address)).toBe(true);
	});

	it.each([
		'http://graph.microsoft.com',
		'http://127.0.0.1.example',
		'ftp://localhost',
		'graph',
		'',
	])('is not: %s', (address) => {
		expect(isProtected(address)).toBe(false);
	});

	it('without encryption is not taken from one that has it', () => {
		expect(isProtected('http://localhost/upload', 'https://graph.microsoft.com')).toBe(false);
	});
});
