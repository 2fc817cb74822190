import { protectPdf } from '../../../../../lib/einvoice/pdf/finish/protect';
import { signPdf } from '../../../../../lib/einvoice/pdf/finish/sign';
import { invoiceWith } from '../../samples';
import { p12Of } from '../support/certificates';
import { drawn } from '../support/drawn';
import { rejection } from '../support/rejection';
import { itWith, said } from '../support/tools';

const PASSWORDS = { userPassword: 'klant € 10', ownerPassword: 'boekhouding' };

describe('protecting a PDF with a password', () => {
	itWith('qpdf', 'pdftotext')('encrypts it with AES-256, and each password opens it', async () => {
		const { bytes } = await drawn(invoiceWith());
		const locked = await protectPdf(bytes, PASSWORDS);
		expect(said('qpdf', locked, ['--check', 'FILE'])).toContain('invalid password');
		const opened = said('qpdf', locked, [
			'--show-encryption',
			`--password=${PASSWORDS.userPassword}`,
			'FILE',
		]);
		expect(opened).toContain('R = 6');
		expect(opened).toContain('stream encryption method: AESv3');
		expect(said('pdftotext', locked, ['-upw', PASSWORDS.userPassword, 'FILE', '-'])).toContain(
			'20260012',
		);
		expect(said('pdftotext', locked, ['-opw', PASSWORDS.ownerPassword, 'FILE', '-'])).toContain(
			'20260012',
		);
		expect(said('pdftotext', locked, ['-upw', 'fout', 'FILE', '-'])).toContain(
			'Incorrect password',
		);
	});

	it.each([
		['to open it', { ...PASSWORDS, userPassword: '' }, /to open the PDF is empty/],
		['of its owner', { ...PASSWORDS, ownerPassword: '' }, /of the owner is empty/],
		['that is too long', { ...PASSWORDS, userPassword: '€'.repeat(43) }, /longer than 127 bytes/],
	])('is refused without a password %s', async (_, passwords, message) => {
		const { bytes } = await drawn(invoiceWith());
		const error = await rejection(protectPdf(bytes, passwords));
		expect(error.code).toBe('EINVOICE_PASSWORD_INVALID');
		expect(error.message).toMatch(message);
	});

	it('is refused for PDF/A', async () => {
		const { bytes } = await drawn(invoiceWith(), { pdfA: true });
		const error = await rejection(protectPdf(bytes, PASSWORDS));
		expect(error).toMatchObject({
			code: 'EINVOICE_PDF_CONFLICT',
			details: { one: 'pdfA', other: 'password' },
		});
	});

	it('is refused for a PDF that has a password or a signature', async () => {
		const { bytes } = await drawn(invoiceWith());
		const locked = await protectPdf(bytes, PASSWORDS);
		const again = await rejection(protectPdf(locked, PASSWORDS));
		expect(again.code).toBe('EINVOICE_PDF_INVALID');
		expect(again.message).toMatch(/password already/);
		const signed = await signPdf(bytes, {
			p12: p12Of({ from: '2025-01-01', until: '2027-01-01' }),
			passphrase: 'geheim',
			at: new Date('2026-03-02T12:00:00Z'),
			reason: '',
			name: '',
		});
		expect((await rejection(protectPdf(signed, PASSWORDS))).code).toBe('EINVOICE_PDF_SIGNED');
	});
});
