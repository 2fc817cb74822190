import { withoutSecrets } from '../../../lib/errors/secrets';

describe('A message of another system', () => {
	it.each([
		['https://anna:geheim@app.example/x failed', 'https://***@app.example/x failed'],
		['GET https://app.example/x?token=abc123&page=2', 'GET https://app.example/x?token=***&page=2'],
		['Authorization: Bearer abc.def-ghi refused', 'Authorization: Bearer *** refused'],
		['{"password":"geheim","field":"name"}', '{"password":"***","field":"name"}'],
		['502 AUTH PLAIN AGFubmEAZ2VoZWlt: no', '502 AUTH PLAIN ***: no'],
		['535 dXNlcj1hbm5hAWF1dGg9QmVhcmVyIHg= refused', '535 *** refused'],
		['Refused\n    at Object.run (/opt/app/index.js:3:5)\n    at next', 'Refused'],
	])('%j is shown as %j', (said, shown) => {
		expect(withoutSecrets(said)).toBe(shown);
	});

	it.each([
		'AUTH PLAIN mechanism not offered',
		'Klant 10001 bestaat niet',
		'Sleutelcode: 12',
		'Mail to anna@bakker.example: bounced',
	])('%j is shown as it is', (said) => {
		expect(withoutSecrets(said)).toBe(said);
	});
});
