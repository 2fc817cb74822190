import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { withoutSecrets } from '../../lib/errors/secrets';
import { decodeResponse } from '../../lib/einvoice/print/ipp/decode';
import { mergePdf } from '../../lib/einvoice/pdf/finish/merge';
import { drawableLogo } from '../../lib/einvoice/pdf/logo';
import { VismaRegistration } from '../../lib/visma';
import { AutoReport } from '../../lib/tax/autoreport';
import { createPrinterPort } from '../../nodes/EInvoiceRoute/printer-port';
import { withCode } from '../lib/mail/samples';
import { canonicalJson } from '../../lib/sync/content/canonical-json';

const MIB = 1024 * 1024;

describe('A PDF', () => {
	it('whose objects unpack to a little is put behind an invoice', async () => {
		const merged = await mergePdf(await onePage(), [
			{ name: 'foto.pdf', bytes: pdfThatUnpacksTo(MIB) },
		]);

		expect((await PDFDocument.load(merged)).getPageCount()).toBe(2);
	});

	it('whose objects unpack to hundreds of megabytes is given up, and named', async () => {
		await expect(
			mergePdf(await onePage(), [{ name: 'foto.pdf', bytes: pdfThatUnpacksTo(300 * MIB) }]),
		).rejects.toMatchObject({ code: 'EINVOICE_ANNEX_INVALID', details: { annex: 'foto.pdf' } });
	});
});

describe('A picture', () => {
	it('that says it has four billion pixels is not unpacked', () => {
		expect(() => drawableLogo(pngOf(65_000, 65_000, 10))).toThrow(
			withCode('EINVOICE_LOGO_TOO_LARGE'),
		);
	});

	it('that unpacks to more than it says is damaged', () => {
		expect(() => drawableLogo(pngOf(10, 10, 30 * MIB))).toThrow(withCode('EINVOICE_LOGO_INVALID'));
	});
});

describe('A list without end', () => {
	const http = () =>
		Promise.resolve({
			status: 200,
			headers: {},
			body: JSON.stringify({ users: [], reports: [], next: 'again' }),
		});
	const settings = { baseUrl: 'https://connector.example', timeoutMs: 1000 };

	it('of the connector for registration is left', async () => {
		const clock = { now: () => 0, sleep: () => Promise.resolve() };
		const client = new VismaRegistration(settings, { http, clock });

		await expect(client.registered('vismaNet')).rejects.toMatchObject({
			code: 'VISMA_ANSWER_INVALID',
		});
	});

	it('of the connector for AutoReport is left', async () => {
		const client = new AutoReport(settings, { http, base64: (text) => text });

		await expect(client.reports('1', {})).rejects.toMatchObject({
			code: 'TAX_AUTOREPORT_ANSWER_INVALID',
		});
	});
});

describe('An answer', () => {
	let server: Server;

	afterEach(() => {
		server.close();
		server.closeAllConnections();
	});

	async function serve(answer: RequestListener): Promise<string> {
		server = createServer(answer).listen(0, '127.0.0.1');
		await once(server, 'listening');
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ipp`;
	}

	it('of a printer that does not end is left', async () => {
		const url = await serve((_, response) => {
			const more = Buffer.alloc(64 * 1024);
			const send = (): void => {
				while (response.writable && response.write(more));
			};
			response.on('drain', send);
			response.writeHead(200);
			send();
		});
		const port = createPrinterPort({ url, user: '', password: '', ca: '', connectMs: 1000 });

		await expect(
			port({ url, message: new Uint8Array(8), timeoutMs: 10_000, maxAnswerBytes: MIB }),
		).rejects.toMatchObject({ kind: 'too-large' });
	});

	it('of a printer that is packed is taken as the bytes that it is, and no larger', async () => {
		const packed = gzipSync(Buffer.alloc(20 * MIB));
		const url = await serve((_, response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
		});
		const port = createPrinterPort({ url, user: '', password: '', ca: '', connectMs: 1000 });

		const { body } = await port({
			...{ url, message: new Uint8Array(8), timeoutMs: 10_000, maxAnswerBytes: MIB },
		});

		expect(body).toHaveLength(packed.length);
	});

	it('with collections within collections without end is refused', () => {
		const open = Buffer.from([0x34, 0, 0, 0, 0]);
		const head = Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x04]);
		const message = Buffer.concat([head, ...Array.from({ length: 100_000 }, () => open)]);

		expect(() => decodeResponse(message)).toThrow(/no name|too deep|ends too early|no end/);
	});
});

describe('A text of a megabyte', () => {
	it.each([
		['line breaks', '\n'.repeat(MIB)],
		['one word', 'a'.repeat(MIB)],
		['blanks', ` Bearer${' '.repeat(MIB)}`],
		['words of a sign-in', 'AUTH '.repeat(MIB / 5)],
		['names of secrets', 'token '.repeat(MIB / 6)],
		['addresses', 'http://'.repeat(MIB / 7)],
	])('of %s is searched for secrets in no time', (_, text) => {
		const begin = performance.now();

		withoutSecrets(text);

		expect(performance.now() - begin).toBeLessThan(3000);
	});

	it('of brackets within brackets is compared without running out of room', () => {
		const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);

		expect(canonicalJson(deep)).toHaveLength(400_000);
	});
});

async function onePage(): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage();
	return document.save();
}

/** A PDF whose objects lie in a stream that unpacks to so many bytes of blanks. */
function pdfThatUnpacksTo(bytes: number): Uint8Array {
	const packed = deflateSync(Buffer.alloc(bytes, ' '), { level: 1 });
	const parts = [
		Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
		Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
		Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n'),
		Buffer.from(
			`4 0 obj\n<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
		),
		packed,
		Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'),
	];
	return Buffer.concat(parts);
}

/** A PNG whose header says one thing, and whose rows unpack to so many bytes. */
function pngOf(width: number, height: number, bytes: number): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const chunk = (type: string, data: Buffer): Buffer => {
		const framed = Buffer.alloc(12 + data.length);
		framed.writeUInt32BE(data.length, 0);
		framed.write(type, 4, 'latin1');
		data.copy(framed, 8);
		return framed;
	};
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.alloc(bytes))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
