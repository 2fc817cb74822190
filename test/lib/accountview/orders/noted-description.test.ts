import { notedWith, wholeDescription } from '../../../../lib/accountview/orders/noted-description';

const WHOLE = 'Kraan lekt in de keuken van de bakkerij';
const SHORT = 'Kraan lekt in de…';

describe('the whole of a shortened description', () => {
	it.each([
		['the note alone', WHOLE],
		['the part of the note in front of its own text', `${WHOLE}\n\nAchterom lopen`],
	])('is %s', (_, note) => {
		expect(wholeDescription(SHORT, note)).toBe(WHOLE);
	});

	it('comes back as it was put into the note', () => {
		expect(wholeDescription(SHORT, notedWith('Achterom lopen', WHOLE, ''))).toBe(WHOLE);
	});

	it.each([
		['another note', SHORT, 'Achterom lopen'],
		['no note', SHORT, ''],
		['a description that is not shortened', 'Kraan lekt', WHOLE],
		['nothing in front of the sign', '…', WHOLE],
		['a note that says less', SHORT, 'Kraan lekt in de'],
	])('is the description itself with %s', (_, description, note) => {
		expect(wholeDescription(description, note)).toBe(description);
	});
});
