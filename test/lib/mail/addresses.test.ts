import { parseAddress, parseAddresses, shownAddress } from '../../../lib/mail';
import { wireAddress } from '../../../lib/mail/addresses/address';
import { withCode } from './samples';

describe('An address', () => {
	it.each([
		['ans@klant.example', '', 'ans@klant.example'],
		['  ans@klant.example ', '', 'ans@klant.example'],
		['Ans Bos <ans@klant.example>', 'Ans Bos', 'ans@klant.example'],
		['"Bos, Ans" <ans@klant.example>', 'Bos, Ans', 'ans@klant.example'],
		['"A \\"x\\" B" <a+b@sub.klant.example>', 'A "x" B', 'a+b@sub.klant.example'],
		['jörg@bücher.example', '', 'jörg@bücher.example'],
	])('is read from %s', (text, name, address) => {
		expect(parseAddress(text, 'To')).toEqual({ name, address });
	});

	it.each([
		['ans', 'MAIL_ADDRESS_INVALID'],
		['ans@', 'MAIL_ADDRESS_INVALID'],
		['@klant.example', 'MAIL_ADDRESS_INVALID'],
		['ans@klant', 'MAIL_ADDRESS_INVALID'],
		['ans@-klant.example', 'MAIL_ADDRESS_INVALID'],
		['ans@klant..example', 'MAIL_ADDRESS_INVALID'],
		['a b@klant.example', 'MAIL_ADDRESS_INVALID'],
		['Ans <ans@klant.example> Bos', 'MAIL_ADDRESS_INVALID'],
		['ans@klant.example\r\nBcc: x@y.example', 'MAIL_HEADER_INVALID'],
		['\u200bans@klant.example', 'MAIL_ADDRESS_INVALID'],
		['ans\u00ad@klant.example', 'MAIL_ADDRESS_INVALID'],
		['Ans\nBos <ans@klant.example>', 'MAIL_HEADER_INVALID'],
		['ans\u0000@klant.example', 'MAIL_HEADER_INVALID'],
	])('is refused: %j', (text, code) => {
		expect(() => parseAddress(text, 'To')).toThrow(withCode(code));
	});

	it('with a sign that nobody sees is told so', () => {
		expect(() => parseAddress('ans@klant.example\u200b', 'To')).toThrow(/an invisible character/);
	});

	it('keeps a quote that nothing closes from swallowing those behind it', () => {
		const found = parseAddresses('5" Buis BV <a@b.example>, c@d.example', 'To');

		expect(found.map(({ address }) => address)).toEqual(['a@b.example', 'c@d.example']);
	});

	it.each([
		['spaces', `a${' '.repeat(60_000)}`],
		['quotes', '"'.repeat(60_001)],
		['escaped quotes', '"' + '\\"'.repeat(60_000)],
		['brackets', '<'.repeat(60_000)],
		['dots', `a@${'a.'.repeat(60_000)}`],
		['separators', ','.repeat(60_000)],
	])('of 60,000 %s is read at once', (_, text) => {
		const begin = process.cpuUsage();

		try {
			parseAddresses(`${text}x`, 'To');
		} catch {
			// What it says of them is no matter here.
		}

		expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500);
	});

	it('goes over the wire with a domain that every server knows', () => {
		expect(wireAddress('jörg@Bücher.example')).toBe('jörg@xn--bcher-kva.example');
		expect(wireAddress('ans@Klant.example')).toBe('ans@Klant.example');
	});

	it('may stand in a list with commas, semicolons and lines', () => {
		const list = '"Bos, A" <a@b.example>; c@d.example,\r\ne@f.example\n';

		const found = parseAddresses(list, 'To').map(shownAddress);

		expect(found).toEqual(['"Bos, A" <a@b.example>', 'c@d.example', 'e@f.example']);
	});
});
