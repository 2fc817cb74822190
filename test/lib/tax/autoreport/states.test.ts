import { statusesOf } from '../../../../lib/tax/autoreport/states';
import type { Report } from '../../../../lib/tax/autoreport/wire';

/** Of each line: its state, its outcome, and whether it is the end. */
function told(listState: Report['listState'], history: readonly string[], accepted = false) {
	const lines = statusesOf({
		...{ id: '1', reference: 'r', kind: 'vatReturn', taxpayer: '123456782B01', period: '2026-Q1' },
		...{ createdAt: '2026-04-01T10:00:00Z', hasReceipt: false, listState },
		isAcceptedByGovernment: accepted,
		history: history.map((state, at) => ({ state, at: `2026-04-01T10:0${at}:00Z`, message: '' })),
	});
	return lines.map(
		({ code, outcome, isFinal }) => `${code}: ${outcome}${isFinal ? ', final' : ''}`,
	);
}

const REFUSED = 'NotAccepted By Government';

describe('A report of AutoReport', () => {
	it('is accepted by its flag, whether or not a line says that it was acknowledged', () => {
		expect(told('Processed', ['Sent', 'Acknowledged', 'Ready for download'], true)).toEqual([
			...['Sent: pending', 'Acknowledged: accepted, final', 'Ready for download: pending'],
		]);
		expect(told('Processed', ['Sent', 'Ready for download'], true)).toEqual([
			...['Sent: pending', 'Ready for download: accepted, final'],
		]);
	});

	it('is accepted when it was refused before, and sent again', () => {
		expect(told('Processed', [REFUSED, 'Sending', 'Acknowledged'], true)).toEqual([
			...[`${REFUSED}: delayed`, 'Sending: pending', 'Acknowledged: accepted, final'],
		]);
	});

	it('is acknowledged, and no more, without the flag', () => {
		expect(told('Processed', ['Sent', 'Acknowledged'])).toEqual([
			...['Sent: pending', 'Acknowledged: received'],
		]);
	});

	it('is refused by the government at the end, and goes on while AutoReport does', () => {
		expect(told('Processed', ['Sent', REFUSED])).toEqual([
			'Sent: pending',
			`${REFUSED}: rejected, final`,
		]);
		expect(told('Processed', [REFUSED, 'Ready for download'])).toEqual([
			...[`${REFUSED}: rejected, final`, 'Ready for download: pending'],
		]);
		expect(told('Processing', [REFUSED, 'Sending'])).toEqual([
			...[`${REFUSED}: delayed`, 'Sending: pending'],
		]);
	});

	it.each(['Log-on failed', 'Error in report', 'Sending failed', 'Cancelled'] as const)(
		'has come to its end when the list says %s, whatever its last line',
		(listState) => {
			expect(told(listState, ['Data Received'])).toEqual(['Data Received: rejected, final']);
			expect(told(listState, ['Error in Report', 'Ready for download'])).toEqual([
				...['Error in Report: rejected, final', 'Ready for download: pending'],
			]);
		},
	);

	it('goes on after an error while the list does not say that it is over', () => {
		expect(told('Processing', ['Sent', 'Error Log On'])).toEqual([
			...['Sent: pending', 'Error Log On: delayed'],
		]);
	});
});
