import { request } from 'node:https';
import { TransportFailure, type HttpPort, type HttpResponse } from '../../../lib/ports/http';
import type { Identity } from './digipoort-setting';

/**
 * HTTPS with a certificate of one's own, each request on a connection of its own. TLS 1.2, in which a server
 * refuses a certificate before anything else is sent.
 */
export function httpsPort(root: string, { key, cert }: Identity): HttpPort {
	return ({ method, url, headers, body = '', timeoutMs }) =>
		new Promise<HttpResponse>((resolve, reject) => {
			const timeout = AbortSignal.timeout(timeoutMs);
			const call = request(url, {
				...{ method, headers, key, cert, ca: root, agent: false, maxVersion: 'TLSv1.2' },
				signal: timeout,
			});
			let isSecure = false;
			call.on('socket', (socket) => {
				socket.once('secureConnect', () => {
					isSecure = true;
				});
			});
			call.on('error', (error: NodeJS.ErrnoException) => {
				const kind = timeout.aborted ? 'timeout' : isSecure ? 'cut' : 'unreachable';
				reject(new TransportFailure(kind, error.code ?? error.message));
			});
			call.on('response', (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const told = Object.entries(response.headers);
					resolve({
						status: response.statusCode ?? 0,
						headers: Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
						body: Buffer.concat(chunks).toString('utf8'),
					});
				});
			});
			call.end(body);
		});
}
