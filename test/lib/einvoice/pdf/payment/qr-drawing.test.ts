import { qrDrawing } from '../../../../../lib/einvoice/pdf/payment/qr-drawing';
import { readQr } from '../support/read-qr';

const SHORT =
	'BCD\n002\n1\nSCT\n\nA B\nNL91ABNA0417164300\nEUR1.00\n\n\n2026001234567890 en nog wat erbij om te vullen';
const LONG = `BCD\n002\n1\nSCT\nABNANL2A\nBakkerij Broodnodig en Zonen Café B.V.\nNL91ABNA0417164300\nEUR1234.56\n\n\nFactuur 20260012`;

describe('the drawing of a QR code', () => {
	it.each([SHORT, LONG, `${LONG} van 2 maart 2026 en meer`])(
		'reads as what was put in: %j',
		(payload) => {
			expect(readQr(qrDrawing(payload, 90), 90)).toEqual({ text: payload, level: 'M' });
		},
	);

	it('draws no module twice and stays within its size', () => {
		const darks = qrDrawing(LONG, 90);
		for (const [at, one] of darks.entries()) {
			expect(one.x + one.width).toBeLessThanOrEqual(90.0001);
			expect(one.y + one.height).toBeLessThanOrEqual(90.0001);
			const overlaps = darks
				.slice(at + 1)
				.filter(
					(other) =>
						other.x < one.x + one.width - 0.01 &&
						one.x < other.x + other.width - 0.01 &&
						other.y < one.y + one.height - 0.01 &&
						one.y < other.y + other.height - 0.01,
				);
			expect(overlaps).toEqual([]);
		}
	});
});
