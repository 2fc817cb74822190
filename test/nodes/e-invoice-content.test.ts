import type { PdfJob } from '../../lib/einvoice';
import { contentOf } from '../../nodes/EInvoiceRoute/actions/invoice/content';

const PDF: PdfJob = { source: { kind: 'given', bytes: Buffer.from('%PDF-1.7') } };

function signed(at: string, passphrase = 'geheim'): PdfJob {
	const signer = { name: 'Demo', reason: 'Factuur' };
	return {
		...PDF,
		signing: { p12: Buffer.from('p12'), passphrase, ...signer, at: new Date(at) },
	};
}

function locked(userPassword: string): PdfJob {
	return { ...PDF, protection: { userPassword, ownerPassword: userPassword } };
}

describe('what tells one PDF from another', () => {
	it('is whether it is signed, and not when or with which file', async () => {
		const [open, nine, ten] = await Promise.all([
			contentOf(PDF),
			contentOf(signed('2026-11-20T09:00:00Z')),
			contentOf(signed('2026-11-20T10:00:00Z', 'other')),
		]);
		expect(nine).not.toBe(open);
		expect(ten).toBe(nine);
	});

	it('is its password, which it does not give away', async () => {
		const [open, one, same, other] = await Promise.all([
			contentOf(PDF),
			contentOf(locked('geheim')),
			contentOf(locked('geheim')),
			contentOf(locked('ander')),
		]);
		expect(new Set([open, one, other]).size).toBe(3);
		expect(same).toBe(one);
		expect(one).not.toContain('geheim');
	});
});
