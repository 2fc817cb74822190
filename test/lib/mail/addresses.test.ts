import { parseAddress, parseAddresses, shownAddress } from '../../../lib/mail';
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
		['Ans\nBos <ans@klant.example>', 'MAIL_HEADER_INVALID'],
		['ans\u0000@klant.example', 'MAIL_HEADER_INVALID'],
	])('is refused: %j', (text, code) => {
		expect(() => parseAddress(text, 'To')).toThrow(withCode(code));
	});

	it('may stand in a list with commas, semicolons and lines', () => {
		const list = '"Bos, A" <a@b.example>; c@d.example,\r\ne@f.example\n';

		const found = parseAddresses(list, 'To').map(shownAddress);

		expect(found).toEqual(['"Bos, A" <a@b.example>', 'c@d.example', 'e@f.example']);
	});
});
