import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meaningOfStatus } from '../../../lib/tax/digipoort';
import { TransportFailure, type HttpPort } from '../../../lib/ports/http';
import { newAuthority } from '../../../sandbox';
import { DigipoortSetting, RETURN } from './digipoort-setting';
import { httpsPort } from './https-port';

const setting = new DigipoortSetting();
beforeAll(async () => {
	await setting.start();
});
beforeEach(() => {
	setting.begin();
});
afterAll(async () => {
	await setting.stop();
});

const HOUR = 3_600_000;

describe('a filing', () => {
	it.each(['sha1', 'sha256'] as const)(
		'arrives as it is, signed by %s, under the own reference',
		async (algorithm) => {
			const receipt = await setting.client({ algorithm }).deliver(RETURN);

			const [filing] = setting.there.filings.all();
			expect(filing).toMatchObject({
				kenmerk: receipt.reference,
				berichtsoort: 'Omzetbelasting',
				aanleverkenmerk: 'OB-2026-Q1-1',
				nummer: '123456782B01',
				type: 'Fi',
				content: RETURN.instance,
				signer: 'CN=Demo Installatie B.V.',
			});
			expect(receipt.deliveredAt).not.toBe('');
		},
	);

	it('goes from delivered to accepted, and only 500 is accepted', async () => {
		const client = setting.client();
		const { reference } = await client.deliver(RETURN);
		const seen: string[][] = [];
		for (let turn = 0; turn < 4; turn += 1) {
			seen.push((await client.statuses(reference)).map(({ code }) => code));
		}

		expect(seen).toEqual([
			['105', '100'],
			['105', '100', '200', '301'],
			['105', '100', '200', '301', '405', '400'],
			['105', '100', '200', '301', '405', '400', '500'],
		]);
		const outcomes = seen.at(-1)?.map((code) => meaningOfStatus(code).outcome);
		expect(outcomes?.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
		expect(meaningOfStatus('400')).toMatchObject({ outcome: 'received', isFinal: false });
	});

	it('that fails validation says why, in words', async () => {
		setting.there.filings.nextWalk(['105', '311']);
		const client = setting.client();
		const { reference } = await client.deliver(RETURN);

		const [, status] = await client.statuses(reference);

		expect(status).toMatchObject({
			code: '311',
			faultCode: 'VAS500',
			faultText: 'De periode past niet bij de aangifte.',
		});
		expect(meaningOfStatus('311')).toMatchObject({ outcome: 'rejected', isFinal: true });
	});

	it.each([
		['vat-return-nt20', 'vatReturn'],
		['icp-nt19', 'icp'],
		['icp-nt20', 'icp'],
	] as const)('like the example %s is valid', async (example, kind) => {
		const instance = readFileSync(`test/lib/tax/xbrl/examples/${example}.xbrl`, 'utf8');
		const client = setting.client();
		const { reference } = await client.deliver({ ...RETURN, kind, instance });
		await client.statuses(reference);

		expect((await client.statuses(reference)).at(-1)).toMatchObject({ code: '301' });
	});

	it.each<[string, (instance: string) => string, RegExp]>([
		['a byte order mark', (xml) => `\uFEFF${xml}`, /FR-NL-1\.01/],
		['no xml:lang', (xml) => xml.replace(' xml:lang="nl"', ''), /FR-NL-2\.03/],
		['another number', (xml) => xml.replaceAll('123456782B01', '123456794B01'), /123456782B01/],
		['another return', (xml) => xml.replace('ob-aangifte', 'icp-opgaaf'), /past niet bij/],
		['no such context', (xml) => xml.replace('id="Msg"', 'id="Other"'), /FR-NL-3\.03.*Msg/],
		['what is no XBRL', () => '<?xml version="1.0" encoding="UTF-8"?><xbrl/>', /geen XBRL/],
	])('with %s fails its validation', async (_, spoil, words) => {
		const client = setting.client();
		const instance = spoil(RETURN.instance);
		const { reference } = await client.deliver({ ...RETURN, instance });
		await client.statuses(reference);

		const last = (await client.statuses(reference)).at(-1);

		expect(last).toMatchObject({ code: '311', faultCode: 'VAS500' });
		expect(last?.faultText).toMatch(words);
	});

	it('is found again by the taxpayer when the connection was cut after it was taken', async () => {
		const client = setting.client();
		const before = await client.references('vatReturn', RETURN.taxpayer);
		setting.there.addFault('cutAfterAccept');

		await expect(client.deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_NO_ANSWER',
			mayHaveArrived: true,
		});

		expect(before).toEqual([]);
		expect(await client.references('vatReturn', RETURN.taxpayer)).toHaveLength(1);
		expect(await client.references('icp', RETURN.taxpayer)).toEqual([]);
	});
});

describe('a filing that is larger than Digipoort takes', () => {
	const MOST = 20_971_520;
	/** A text of so many bytes as UTF-8, most of whose characters have two. */
	const ofBytes = (bytes: number): string => 'é'.repeat(bytes / 2) + 'x'.repeat(bytes % 2);

	it.each([MOST + 1, MOST + 2, MOST + 3])('is not sent, and says so: %d bytes', async (bytes) => {
		const filing = { ...RETURN, instance: ofBytes(bytes) };

		await expect(setting.client().deliver(filing)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_TOO_LARGE',
			mayHaveArrived: false,
			message: expect.stringContaining(`${bytes} bytes`) as string,
		});
		expect(setting.there.requests).toEqual([]);
	});

	it('is sent when it is just as large as that', async () => {
		const http: HttpPort = () => Promise.reject(new TransportFailure('cut', 'as it was sent'));
		const filing = { ...RETURN, instance: ofBytes(MOST) };

		await expect(setting.client({ http }).deliver(filing)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_NO_ANSWER',
		});
	});
});

describe('a message', () => {
	const hasXmlsec = spawnSync('xmlsec1', ['--version']).error === undefined;

	(hasXmlsec ? it : it.skip)('has a signature that xmlsec1 finds in order', async () => {
		let sent = '';
		const http: HttpPort = ({ body = '' }) => {
			sent = body;
			return Promise.reject(new Error('not sent'));
		};
		await setting
			.client({ http, algorithm: 'sha256' })
			.deliver(RETURN)
			.catch(() => undefined);
		const folder = mkdtempSync(join(tmpdir(), 'xmlsec-'));
		try {
			const file = join(folder, 'message.xml');
			const cert = join(folder, 'cert.pem');
			writeFileSync(file, sent);
			writeFileSync(cert, setting.firm.cert);
			const ids = ['Body', 'Timestamp', 'To', 'Action', 'MessageID', 'ReplyTo'].flatMap((name) => [
				'--id-attr:Id',
				name,
			]);
			const result = spawnSync('xmlsec1', ['--verify', '--pubkey-cert-pem', cert, ...ids, file], {
				encoding: 'utf8',
			});
			expect(result.stderr + result.stdout).toMatch(/^OK$/m);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it.each([
		['an hour ahead', HOUR],
		['an hour behind', -HOUR],
	])('of a machine whose clock is %s is refused, with the clock named', async (_, offset) => {
		await setting.clock.sleep(offset);

		await expect(setting.client().deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_CLOCK_OFF',
			mayHaveArrived: false,
		});
		expect(setting.there.filings.all()).toEqual([]);
	});

	it('with a key that does not fit its certificate is refused', async () => {
		const other = setting.there.authority.issue('Another');
		const identity = { key: other.key, cert: setting.firm.cert };

		await expect(
			setting.client({ identity, connection: setting.firm }).deliver(RETURN),
		).rejects.toMatchObject({ code: 'TAX_DIGIPOORT_REFUSED', mayHaveArrived: false });
	});

	it('is not sent with what is no key, and nothing of it is told', async () => {
		const identity = { key: 'SECRET-KEY', cert: setting.firm.cert };

		const failure: unknown = await setting
			.client({ identity, connection: setting.firm })
			.deliver(RETURN)
			.catch((error: unknown) => error);

		expect(failure).toMatchObject({ code: 'TAX_DIGIPOORT_CERTIFICATE' });
		expect(JSON.stringify(failure)).not.toContain('SECRET-KEY');
	});

	it.each([
		['unreachable', false, 'TAX_DIGIPOORT_CERTIFICATE'],
		['cut', true, 'TAX_DIGIPOORT_NO_ANSWER'],
	] as const)(
		'over a secure connection that fails as %s may have arrived: %s',
		async (kind, mayHaveArrived, code) => {
			const http: HttpPort = () =>
				Promise.reject(new TransportFailure(kind, 'ERR_SSL_WRONG_VERSION_NUMBER'));
			const client = setting.client({ http });

			await expect(client.deliver(RETURN)).rejects.toMatchObject({
				...{ code, mayHaveArrived, remedy: expect.stringContaining('certificate') as string },
			});
			await expect(client.references('vatReturn', RETURN.taxpayer)).rejects.toMatchObject({
				mayHaveArrived: false,
			});
		},
	);

	it('over a connection with a certificate of somebody else, or an expired one, does not arrive', async () => {
		const stranger = newAuthority(Date.now()).issue('Stranger');
		const expired = setting.there.authority.issue('Expired', { days: -1 });

		for (const connection of [stranger, expired]) {
			await expect(setting.client({ connection }).deliver(RETURN)).rejects.toMatchObject({
				mayHaveArrived: false,
				remedy: expect.stringContaining('certificate') as string,
			});
		}
		expect(setting.there.filings.all()).toEqual([]);
	});
});

describe('an answer', () => {
	it.each([
		['changed on its way', 'forged', 'TAX_DIGIPOORT_SIGNATURE_INVALID'],
		['without a signature', 'unsigned', 'TAX_DIGIPOORT_SIGNATURE_INVALID'],
		['of a proxy', 'page', 'TAX_DIGIPOORT_ANSWER_INVALID'],
	] as const)('%s does not count', async (_, fault, code) => {
		setting.there.addFault(fault);

		await expect(setting.client().deliver(RETURN)).rejects.toMatchObject({
			code,
			mayHaveArrived: true,
		});
	});

	it('with another body put before the signed one does not count', async () => {
		const send = httpsPort(setting.there.authority.root, setting.firm);
		const http: HttpPort = async (request) => {
			const answer = await send(request);
			const signed = /<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(answer.body)?.[0] ?? '';
			const forged = signed
				.replace(/ wsu:Id="[^"]*"/, '')
				.replace(/<kenmerk>[^<]*/, '<kenmerk>forged');
			const wrapped = answer.body
				.replace(signed, forged)
				.replace('</soapenv:Header>', `<Other>${signed}</Other></soapenv:Header>`);
			return { ...answer, body: wrapped };
		};

		await expect(setting.client({ http }).deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_SIGNATURE_INVALID',
			mayHaveArrived: true,
		});
	});

	it('signed by somebody who is not trusted does not count', async () => {
		const trusted = newAuthority(Date.now()).root;

		await expect(setting.client({ trusted }).statuses('x')).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_REFUSED',
		});
		await expect(setting.client({ trusted }).deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_SIGNATURE_INVALID',
		});
	});

	it.each([
		['serverFaultAfterAccept', 1],
		['serverFaultBefore', 0],
	] as const)(
		'with a fault that the server calls its own (%s) does not tell whether it has arrived',
		async (fault, taken) => {
			setting.there.addFault(fault);

			await expect(setting.client().deliver(RETURN)).rejects.toMatchObject({
				code: 'TAX_DIGIPOORT_BUSY',
				mayHaveArrived: true,
				message: expect.stringContaining('Internal error') as string,
			});
			expect(setting.there.filings.all()).toHaveLength(taken);
		},
	);

	it.each([
		['ALS100', 'TAX_DIGIPOORT_REFUSED', false],
		['ALS400', 'TAX_DIGIPOORT_BUSY', true],
	])('with the fault %s says so', async (fault, code, mayHaveArrived) => {
		setting.there.addFault({ code: fault, words: 'Er ging iets mis' });

		await expect(setting.client().deliver(RETURN)).rejects.toMatchObject({
			code,
			mayHaveArrived,
			message: expect.stringContaining(`${fault}: Er ging iets mis`) as string,
		});
	});
});

describe('a status that is not in the list', () => {
	it.each(['999', '__proto__', ''])('is told and not taken for an end: %s', (code) => {
		expect(meaningOfStatus(code)).toMatchObject({ outcome: 'unknown', isFinal: false });
	});
});
