import { randomUUID } from 'node:crypto';
import { digipoortIn } from '../../../nodes/AutoReportSubmit/channel/digipoort';
import { newAuthority, p12Of } from '../../../sandbox';
import { openCertificate, requireValid } from '../../../lib/tax/digipoort';
import { DigipoortSetting, RETURN, type Identity } from './digipoort-setting';

const setting = new DigipoortSetting();
let baseUrl: string;
beforeAll(async () => {
	await setting.start();
	baseUrl = setting.baseUrl;
});
beforeEach(() => {
	setting.begin();
});
afterAll(async () => {
	await setting.stop();
});

const PASSPHRASE = 'geheim é €';

function credential(identity: Identity = setting.firm, changes: object = {}) {
	return {
		environment: 'other',
		baseUrl: `${baseUrl}/`,
		p12: p12Of(identity, PASSPHRASE),
		passphrase: PASSPHRASE,
		answerSigners: setting.there.authority.root,
		ca: setting.there.authority.root,
		...changes,
	};
}

describe('Digipoort by a credential', () => {
	it('takes a filing, over TLS with the certificate in the P12 file', async () => {
		const { digipoort, certificate } = digipoortIn(credential());

		const { reference } = await digipoort.deliver({ ...RETURN, reference: randomUUID() });

		expect(setting.there.filings.all()).toMatchObject([{ kenmerk: reference, type: 'Fi' }]);
		expect(certificate).toMatchObject({ holder: 'Demo Installatie B.V.', isPkioverheid: true });
	});

	it('files as an intermediary, with another type and SHA-256, where that is chosen', async () => {
		const chosen = { role: 'Intermediair', identityType: 'BTW', algorithm: 'sha256' };
		const { settings, digipoort } = digipoortIn(credential(setting.firm, chosen));

		await digipoort.deliver({ ...RETURN, reference: randomUUID() });

		expect(settings).toMatchObject(chosen);
		expect(setting.there.filings.all()).toMatchObject([{ type: 'BTW' }]);
	});

	it.each([
		['production', 'https://wus.digipoort.logius.nl/wus/2.0'],
		['preproduction', 'https://wus.preproductie.digipoort.logius.nl/wus/2.0'],
	])('has the address of %s', (environment, address) => {
		expect(digipoortIn(credential(setting.firm, { environment })).settings.baseUrl).toBe(address);
	});

	it('trusts the very certificate that answers are signed with, and no other one', async () => {
		const answerSigners = setting.there.signer;
		const { digipoort } = digipoortIn(credential(setting.firm, { answerSigners }));
		const another = digipoortIn(
			credential(setting.firm, { answerSigners: newAuthority(Date.now()).root }),
		);

		await expect(digipoort.references('vatReturn', RETURN.taxpayer)).resolves.toEqual([]);
		await expect(another.digipoort.references('vatReturn', RETURN.taxpayer)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_SIGNATURE_INVALID',
		});
	});

	it('does not trust what a holder of a certificate has issued, as if it were an authority', async () => {
		// The firm's own certificate is genuine, and no authority.
		const { digipoort } = digipoortIn(
			credential(setting.firm, { answerSigners: setting.firm.cert }),
		);

		await expect(digipoort.references('vatReturn', RETURN.taxpayer)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_SIGNATURE_INVALID',
		});
	});

	it('says before anything is sent that a certificate is not taken', async () => {
		const stranger = newAuthority(Date.now()).issue('Vreemdeling');
		const { digipoort } = digipoortIn(credential(stranger));

		await expect(digipoort.deliver(RETURN)).rejects.toMatchObject({ mayHaveArrived: false });
		expect(setting.there.requests).toEqual([]);
	});

	it('is not sent to a server that the machine does not trust', async () => {
		const { digipoort } = digipoortIn(credential(setting.firm, { ca: '' }));

		await expect(digipoort.deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_CERTIFICATE',
			mayHaveArrived: false,
		});
	});
});

describe('a credential for Digipoort', () => {
	it.each([
		['a wrong passphrase', { passphrase: 'mis' }, 'TAX_DIGIPOORT_PASSPHRASE'],
		['what is no P12 file', { p12: 'AAAA' }, 'TAX_DIGIPOORT_CERTIFICATE'],
		['no file', { p12: '' }, 'TAX_DIGIPOORT_CERTIFICATE'],
		['an address without encryption', { baseUrl: 'http://127.0.0.1' }, 'TAX_DIGIPOORT_SETTINGS'],
		['no certificate of answers', { answerSigners: '' }, 'TAX_DIGIPOORT_SETTINGS'],
		[
			'half a certificate of answers',
			{ answerSigners: '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----' },
			'TAX_DIGIPOORT_SETTINGS',
		],
	])('with %s says so, and tells no secret', (_, changes, code) => {
		let failure: unknown;
		try {
			digipoortIn(credential(setting.firm, changes));
		} catch (error) {
			failure = error;
		}

		expect(failure).toMatchObject({ code, mayHaveArrived: false });
		expect(String(failure) + JSON.stringify(failure)).not.toContain(PASSPHRASE);
	});
});

describe('a certificate', () => {
	it('says whose it is, with the number of the organisation, and until when', () => {
		const identity = setting.there.authority.issue('Met OIN', { oin: '00000001123456789000' });
		const p12 = Buffer.from(p12Of(identity, ''), 'base64');

		const { facts } = openCertificate({ p12, passphrase: '' });

		expect(facts).toMatchObject({
			holder: 'Met OIN',
			issuer: 'Sandbox Staat der Nederlanden Root',
			oin: '00000001123456789000',
		});
		for (const moment of [facts.from - 1, facts.until + 1]) {
			expect(() => {
				requireValid(facts, moment);
			}).toThrow(/certificate of Met OIN is valid from .* and not today/);
		}
		requireValid(facts, facts.from);
	});
});
