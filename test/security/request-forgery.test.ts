import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseSettings } from '../../lib/accountview/settings';
import { printerAddress } from '../../lib/einvoice';
import { isProtected } from '../../lib/mail';
import { AutoReport, readBaseUrl as autoReportUrl } from '../../lib/tax/autoreport';
import { readBaseUrl as registrationUrl, VismaRegistration } from '../../lib/visma';
import type { HttpPort } from '../../lib/ports/http';
import { createMutualTlsPort } from '../../nodes/AutoReportSubmit/channel/mutual-tls-port';
import { createPrinterPort } from '../../nodes/EInvoiceRoute/printer-port';

/** Where no login may be taken, whoever writes it into a credential. */
const WRONG = [
	'http://accountview.example',
	'http://127.0.0.1.elsewhere.example',
	'http://localhost.elsewhere.example',
	'http://169.254.169.254',
	'http://[::ffff:10.0.0.1]',
	'https://me:secret@accountview.example',
	'https://accountview.example?next=https://elsewhere.example',
	'https://accountview.example#/api',
	'file:///etc/passwd',
	'ftp://127.0.0.1',
	'javascript:alert(1)',
	'accountview.example',
	'',
];

const SERVICES: readonly (readonly [name: string, read: (address: string) => unknown])[] = [
	['AccountView', (baseUrl) => parseSettings({ baseUrl })],
	['the connector for AutoReport', autoReportUrl],
	['the connector for registration', registrationUrl],
];

describe.each(SERVICES)('the address of %s', (_, read) => {
	it.each(WRONG)('cannot be %j, and the message holds no password', (address) => {
		expect(() => read(address)).toThrow(/cannot be used/);
		expect(() => read(address)).not.toThrow(/secret/);
	});

	it.each(['https://service.example', 'http://127.0.0.1:4010', 'http://localhost:4010'])(
		'can be %s',
		(address) => {
			expect(() => read(address)).not.toThrow();
		},
	);
});

describe('Microsoft Graph', () => {
	it.each(WRONG.filter((address) => !address.startsWith('https:')))(
		'is not asked at %j',
		(address) => {
			expect(isProtected(address)).toBe(false);
		},
	);
});

describe('the address of a printer', () => {
	it.each([
		'file:///etc/passwd',
		'ftp://printer.local/',
		'ipp://',
		'javascript:alert(1)',
		'ipp://me:secret@printer.local/ipp/print',
		'http://printer.local/?next=http://elsewhere.example',
	])('cannot be %j, and the message holds no password', (address) => {
		expect(() => printerAddress(address)).toThrow(/printer address/);
		expect(() => printerAddress(address)).not.toThrow(/secret/);
	});
});

describe('A server that sends us elsewhere', () => {
	let asked: string[];
	let here: Server;
	let elsewhere: Server;

	beforeEach(async () => {
		asked = [];
		elsewhere = createServer((request, response) => {
			asked.push(`${request.method ?? ''} ${request.headers.authorization ?? ''}`);
			response.end();
		}).listen(0, '127.0.0.1');
		await once(elsewhere, 'listening');
		here = createServer((_, response) => {
			response.writeHead(307, { location: addressOf(elsewhere) }).end();
		}).listen(0, '127.0.0.1');
		await once(here, 'listening');
	});

	afterEach(() => {
		here.close();
		elsewhere.close();
	});

	it('in the place of a printer is not followed, and gets nothing at another address', async () => {
		const port = createPrinterPort(printerAt(addressOf(here)));
		const message = new Uint8Array(8);
		const exchange = { message, timeoutMs: 5000, maxAnswerBytes: 1000 };

		await expect(port({ ...exchange, url: `${addressOf(here)}/ipp` })).rejects.toMatchObject({
			kind: 'redirected',
		});
		await expect(port({ ...exchange, url: addressOf(elsewhere) })).rejects.toMatchObject({
			kind: 'refused',
		});
		expect(asked).toEqual([]);
	});

	it('gets no filing at another address, nor without encryption', async () => {
		const port = createMutualTlsPort({
			...{ baseUrl: 'https://digipoort.example', privateKeyPem: '', chainPem: '', ca: '' },
			connectMs: 1000,
		});
		const request = { method: 'POST', headers: {}, body: 'x', timeoutMs: 1000 } as const;
		const plain = addressOf(elsewhere);

		for (const url of [plain, plain.replace('http:', 'https:'), 'http://digipoort.example']) {
			await expect(port({ ...request, url, maxBodyBytes: 1000 })).rejects.toMatchObject({
				kind: 'refused',
			});
		}
		expect(asked).toEqual([]);
	});
});

describe('An id that is a path', () => {
	const HOST = 'https://connector.example';
	const IDS = [
		'../../admin',
		'a/../../b',
		'?x=1',
		'#x',
		'//elsewhere.example',
		'@elsewhere.example',
	];

	it.each(IDS)('%j stays one part of the path at the connector for AutoReport', async (id) => {
		const { http, urls } = recorder();
		const ports = { http, base64: (text: string) => text };

		await new AutoReport({ baseUrl: HOST, timeoutMs: 1000 }, ports)
			.report(id, id)
			.catch(() => undefined);

		expect(urls).toEqual([
			`/v1/companies/${encodeURIComponent(id)}/reports/${encodeURIComponent(id)}`,
		]);
	});

	it.each(IDS)('%j stays one part of the path at the connector for registration', async (id) => {
		const { http, urls } = recorder();
		const clock = { now: () => 0, sleep: () => Promise.resolve() };
		const client = new VismaRegistration({ baseUrl: HOST, timeoutMs: 1000 }, { http, clock });

		await client.remove('vismaNet', 'user', id).catch(() => undefined);

		expect(urls).toEqual([`/v1/services/visma.net/users/${encodeURIComponent(id)}`]);
	});

	/** Answers nothing that can be read, and keeps the path of what was asked. */
	function recorder(): { readonly http: HttpPort; readonly urls: string[] } {
		const urls: string[] = [];
		const http: HttpPort = ({ url }) => {
			const { origin, pathname, search } = new URL(url);
			expect(origin).toBe(HOST);
			urls.push(pathname + search);
			return Promise.resolve({ status: 404, headers: {}, body: '' });
		};
		return { http, urls };
	}
});

function addressOf(server: Server): string {
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function printerAt(url: string) {
	return { url, user: 'ans', password: 'geheim', ca: '', connectMs: 1000 };
}
