import { decodeBody } from '../../../../nodes/shared/accountview/bounded-body';

const LATIN = Buffer.from('Café', 'latin1');

describe('decodeBody', () => {
	it('reads UTF-8 where the answer names no character set', () => {
		expect(decodeBody(Buffer.from('Café €'), 'application/json')).toBe('Café €');
	});

	it('reads the character set that the answer names', () => {
		expect(decodeBody(LATIN, 'application/json; charset=windows-1252')).toBe('Café');
		expect(decodeBody(LATIN, 'application/json; charset="ISO-8859-1"')).toBe('Café');
	});

	it.each(['application/json', 'application/json; charset=utf-8', 'text/plain; charset=x-none'])(
		'refuses bytes that are no text of %s instead of damaging names',
		(contentType) => {
			expect(() => decodeBody(LATIN, contentType)).toThrow(/^unreadable: not /);
		},
	);
});
