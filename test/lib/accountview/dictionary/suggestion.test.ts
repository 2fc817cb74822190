import { nearestName } from '../../../../lib/accountview/dictionary/suggestion';

describe('nearestName', () => {
	it.each([
		['emial', 'email'],
		['EMAIL', 'email'],
		['phon', 'phone'],
		['postcod', 'postcode'],
	])('takes %s for %s', (written, meant) => {
		expect(nearestName(written, ['number', 'email', 'phone', 'postcode'])).toBe(meant);
	});

	it('suggests nothing for a name that resembles none', () => {
		expect(nearestName('turnover', ['number', 'email', 'phone'])).toBeUndefined();
	});
});
