import { requireSecondPerson } from '../../../../lib/tax/filings';

const KEY = { administration: 'DEMO', kind: 'icp', period: '2026-Q1', revision: 2 } as const;

describe('A second person', () => {
	it.each(['an@demo.example', ' An@Demo.example '])('is not who prepared it: %s', (approvedBy) => {
		expect(() => {
			requireSecondPerson(KEY, { preparedBy: 'an@demo.example', approvedBy });
		}).toThrow('ICP statement 2026-Q1 of DEMO, revision 2');
	});

	it.each(['bob@demo.example', ''])(
		'is anybody else, also where nobody knows who: "%s"',
		(preparedBy) => {
			expect(() => {
				requireSecondPerson(KEY, { preparedBy, approvedBy: 'an@demo.example' });
			}).not.toThrow();
		},
	);
});
