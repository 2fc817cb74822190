import { filingCalendar, type Filing, type Obligation } from '../../../../lib/tax/filings';

const QUARTERLY: Obligation = { administration: 'DEMO', kind: 'icp', every: 'quarter' };
const TODAY = '2026-05-10';

function filed(period: string, state: Filing['state'], revision = 1): Filing {
	return {
		...{
			key: `${period} ${revision}`,
			administration: 'DEMO',
			kind: 'icp',
			period,
			revision,
			state,
		},
		...{ replaces: null, taxpayer: '123456782B01', instance: '', contentHash: '', preparedBy: '' },
		...{ approvedHash: null, approvedBy: null, reference: '', channelReference: null },
		...{ knownReferences: [], statuses: [], attempts: 0, code: null, reason: null },
		...{ sentAt: null, updatedAt: 0 },
	};
}

/** How the first quarter of 2026 stands. */
function firstQuarter(...filings: Filing[]) {
	const lines = filingCalendar([QUARTERLY], filings, { today: TODAY, before: 1 });
	return lines.find(({ period }) => period.start === '2026-01-01');
}

describe('The calendar', () => {
	it('shows a period as late while nothing of it was sent', () => {
		expect(firstQuarter()).toMatchObject({ state: 'late', filing: null });
		expect(firstQuarter(filed('2026-Q1', 'prepared'))?.state).toBe('late');
	});

	it('shows an accepted period as accepted while its replacement is not sent', () => {
		const line = firstQuarter(filed('2026-Q1', 'accepted'), filed('2026-Q1', 'prepared', 2));
		expect(line).toMatchObject({ state: 'accepted', filing: { revision: 1 } });
	});

	it('shows what was sent last, also after an accepted one', () => {
		const line = firstQuarter(filed('2026-Q1', 'accepted'), filed('2026-Q1', 'sent', 2));
		expect(line).toMatchObject({ state: 'sent', filing: { revision: 2 } });
	});

	it('shows a period as accepted once shorter ones about all its days are', () => {
		const line = firstQuarter(filed('2026-01/02', 'accepted'), filed('2026-03', 'accepted'));
		expect(line).toMatchObject({ state: 'accepted', filing: { period: '2026-03' } });
	});

	it.each([
		['a month is missing', [filed('2026-01/02', 'accepted')]],
		['one was refused', [filed('2026-01/02', 'accepted'), filed('2026-03', 'rejected')]],
		['one is of another quarter', [filed('2026-01/02', 'accepted'), filed('2026-04', 'accepted')]],
	])('does not when %s', (_, filings) => {
		expect(firstQuarter(...filings)?.state).toBe('late');
	});
});
