import { signPdf, type Signing } from '../../../../../lib/einvoice/pdf/finish/sign';
import { invoiceWith } from '../../samples';
import { opensslP12, p12Of, type CertificateFacts } from '../support/certificates';
import { drawn } from '../support/drawn';
import { rejection } from '../support/rejection';
import { itWith, said } from '../support/tools';

const AT = new Date('2026-03-02T12:00:00Z');
const VALID: CertificateFacts = { from: '2025-01-01', until: '2027-01-01' };

function signingWith(facts: CertificateFacts = VALID): Signing {
	return {
		p12: p12Of(facts),
		passphrase: 'geheim',
		at: AT,
		reason: 'Factuur',
		name: 'Café “De Hoek” Łódź',
	};
}

describe('signing a PDF', () => {
	itWith('pdfsig', 'qpdf')(
		'leaves a signature over the whole document that others find valid',
		async () => {
			const { bytes } = await drawn(invoiceWith());
			const signed = await signPdf(bytes, signingWith());
			const report = said('pdfsig', signed, ['-nocert', 'FILE']);
			expect(report).toContain('Signature is Valid.');
			expect(report).toContain('Total document signed');
			expect(report).toContain('ETSI.CAdES.detached');
			expect(report).toMatch(/Signing Time: Mar 02 2026/);
			expect(said('qpdf', signed, ['--check', 'FILE'])).toContain(
				'No syntax or stream encoding errors found',
			);
		},
	);

	itWith('pdfsig', 'openssl')('takes a P12 file as OpenSSL makes them today', async () => {
		const { bytes } = await drawn(invoiceWith());
		const p12 = opensslP12();
		const signed = await signPdf(bytes, { ...signingWith(), p12, at: new Date() });
		const report = said('pdfsig', signed, ['-nocert', 'FILE']);
		expect(report).toContain('Signature is Valid.');
		expect(report).toContain('OpenSSL B.V.');
	});

	itWith('pdfsig')('of PDF/A stays PDF/A with its attachment', async () => {
		const attachment = { name: 'factuur.xml', xml: '<Invoice/>' };
		const { bytes } = await drawn(invoiceWith(), { pdfA: true, attachment });
		const signed = Buffer.from(await signPdf(bytes, signingWith()));
		expect(said('pdfsig', signed, ['-nocert', 'FILE'])).toContain('Signature is Valid.');
		expect(signed.includes('pdfaid:part')).toBe(true);
		expect(signed.includes('/AFRelationship /Alternative')).toBe(true);
	});

	itWith('pdfsig')('shows that a byte was changed afterwards', async () => {
		const { bytes } = await drawn(invoiceWith());
		const signed = Buffer.from(await signPdf(bytes, signingWith()));
		const at = signed.indexOf('/Title');
		signed[at + 10] = (signed[at + 10] ?? 0) ^ 1;
		expect(said('pdfsig', signed, ['-nocert', 'FILE'])).toContain('Digest Mismatch');
	});

	it('gives the same bytes for the same certificate and moment', async () => {
		const { bytes } = await drawn(invoiceWith());
		const signing = signingWith();
		const [one, other] = [await signPdf(bytes, signing), await signPdf(bytes, signing)];
		expect(Buffer.compare(one, other)).toBe(0);
	});

	it('is refused for a PDF that is signed already', async () => {
		const { bytes } = await drawn(invoiceWith());
		const signed = await signPdf(bytes, signingWith());
		await expect(rejection(signPdf(signed, signingWith()))).resolves.toMatchObject({
			code: 'EINVOICE_PDF_SIGNED',
		});
	});

	it('is refused for what is no PDF', async () => {
		const error = await rejection(signPdf(Buffer.from('geen pdf'), signingWith()));
		expect(error.code).toBe('EINVOICE_PDF_INVALID');
	});

	it.each<[string, () => Signing, string, RegExp]>([
		[
			'a wrong passphrase',
			() => ({ ...signingWith(), passphrase: 'fout' }),
			'EINVOICE_CERTIFICATE_PASSPHRASE',
			/passphrase does not open/,
		],
		[
			'no passphrase',
			() => ({ ...signingWith(), passphrase: '' }),
			'EINVOICE_CERTIFICATE_PASSPHRASE',
			/passphrase/,
		],
		[
			'what is no P12 file',
			() => ({ ...signingWith(), p12: Buffer.from('-----BEGIN CERTIFICATE-----') }),
			'EINVOICE_CERTIFICATE_INVALID',
			/is no P12/,
		],
		[
			'an empty file',
			() => ({ ...signingWith(), p12: Buffer.alloc(0) }),
			'EINVOICE_CERTIFICATE_INVALID',
			/is no P12/,
		],
		[
			'another DER file',
			() => ({ ...signingWith(), p12: Buffer.from('3003020101', 'hex') }),
			'EINVOICE_CERTIFICATE_INVALID',
			/P12/,
		],
		[
			'no private key',
			() => signingWith({ ...VALID, key: 'none' }),
			'EINVOICE_CERTIFICATE_KEY_MISSING',
			/no private key/,
		],
		[
			'the key of another certificate',
			() => signingWith({ ...VALID, key: 'of another' }),
			'EINVOICE_CERTIFICATE_KEY_MISSING',
			/no certificate of its private key/,
		],
		[
			'an expired certificate',
			() => signingWith({ from: '2024-01-01', until: '2026-03-01', name: 'Oud B.V.' }),
			'EINVOICE_CERTIFICATE_EXPIRED',
			/Oud B\.V\. was valid from 2024-01-01 until 2026-03-01/,
		],
		[
			'a certificate of the future',
			() => signingWith({ from: '2026-03-03', until: '2028-01-01' }),
			'EINVOICE_CERTIFICATE_NOT_YET_VALID',
			/from 2026-03-03 until 2028-01-01, and not yet on 2026-03-02/,
		],
	])('is refused with %s', async (_, signing, code, message) => {
		const { bytes } = await drawn(invoiceWith());
		const error = await rejection(signPdf(bytes, signing()));
		expect(error.code).toBe(code);
		expect(error.message).toMatch(message);
		expect(`${error.message} ${error.remedy}`).not.toContain('geheim');
	});
});
