import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findErrorBody } from '../../lib/accountview/exchange/error-body';
import { openPostgresStore } from '../../lib/store';
import { AutoReport } from '../../lib/tax/autoreport';
import { VismaRegistration } from '../../lib/visma';
import { createPrinterPort } from '../../nodes/EInvoiceRoute/printer-port';
import { createMutualTlsPort } from '../../nodes/AutoReportSubmit/channel/mutual-tls-port';
import { hurried } from '../contract/mail/post';
import { DigipoortSetting, RETURN } from '../contract/tax/digipoort-setting';

const SECRET = 'Geheim-7391-xyz';

/** What a careless server says of what it was sent. */
const TOLD = `refused: Authorization: Bearer ${SECRET}, client_secret=${SECRET}, https://ans:${SECRET}@db.example`;

/** Everything that a person, a program or a log gets to see of an error. */
async function shown(promise: Promise<unknown>): Promise<string> {
	const error: unknown = await promise.then(
		() => {
			throw new Error('It did not fail');
		},
		(reason: unknown) => reason,
	);
	if (!(error instanceof Error)) throw new Error('It failed with what is no error');
	return JSON.stringify([error.message, error.stack, Object.entries(error)]);
}

describe('A secret that a server gives back stands nowhere', () => {
	const answer = (body: object) => () =>
		Promise.resolve({ status: 400, headers: {}, body: JSON.stringify(body) });
	const problem = { title: TOLD, code: 'role_missing', detail: TOLD };
	const settings = { baseUrl: 'https://connector.example', timeoutMs: 1000 };

	it('of AccountView', () => {
		expect(JSON.stringify(findErrorBody({ ErrorType: TOLD, ErrorMessage: TOLD }))).not.toContain(
			SECRET,
		);
	});

	it('of the connector for AutoReport', async () => {
		const client = new AutoReport(settings, { http: answer(problem), base64: (text) => text });

		expect(await shown(client.companies())).not.toContain(SECRET);
	});

	it('of the connector for registration', async () => {
		const clock = { now: () => 0, sleep: () => Promise.resolve() };
		const client = new VismaRegistration(settings, { http: answer(problem), clock });

		expect(await shown(client.registered('vismaNet'))).not.toContain(SECRET);
	});

	describe('of Digipoort', () => {
		// Making its keys takes long on a busy machine.
		const setting = new DigipoortSetting();
		beforeAll(() => setting.start());
		afterAll(() => setting.stop());

		it('in a fault', async () => {
			setting.there.addFault({ code: 'ALS100', words: TOLD });

			expect(await shown(setting.client().deliver(RETURN))).not.toContain(SECRET);
		});
	});
});

describe('A secret of ours stands in no error', () => {
	it('the password of a Postgres that cannot be reached', async () => {
		const nowhere = { host: '127.0.0.1', port: 1, database: 'n8n', user: 'ans' };
		const opening = openPostgresStore({
			...{ ...nowhere, password: SECRET, tls: 'off', clock: hurried },
		});

		const text = await shown(opening);

		expect(text).toContain('STORE_UNREACHABLE');
		expect(text).not.toContain(SECRET);
	});

	it('the password of a printer that breaks the connection', async () => {
		const server = createServer((_, response) => response.destroy()).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ipp`;
		const port = createPrinterPort({ url, user: 'ans', password: SECRET, ca: '', connectMs: 1000 });

		const text = await shown(
			port({ url, message: new Uint8Array(8), timeoutMs: 5000, maxAnswerBytes: 1000 }),
		);
		server.close();

		expect(text).not.toContain(SECRET);
		expect(text).not.toContain(Buffer.from(`ans:${SECRET}`).toString('base64'));
	});

	it('a private key that cannot be used', async () => {
		const port = createMutualTlsPort({
			...{ baseUrl: 'https://127.0.0.1:1', chainPem: SECRET, ca: '', connectMs: 1000 },
			privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`,
		});
		const request = { method: 'POST', headers: {}, timeoutMs: 1000, maxBodyBytes: 1000 } as const;

		expect(await shown(port({ ...request, url: 'https://127.0.0.1:1/x' }))).not.toContain(SECRET);
	});
});
