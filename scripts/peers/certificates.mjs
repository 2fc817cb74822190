// @ts-check
/** A certificate authority of its own, and a certificate of it for `localhost`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/** @param {...string} args */
function openssl(...args) {
	const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
	if (status === 0) return;
	throw new Failure('CERTIFICATE', `openssl ${args[0]} failed:\n${stderr.trim()}`);
}

/** @param {string} folder */
export function makeCertificates(folder) {
	const at = (/** @type {string} */ name) => join(folder, name);
	const key = ['-newkey', 'rsa:2048', '-nodes'];
	const days = ['-days', '2'];
	const authority = ['-subj', '/CN=Test authority', '-keyout', at('ca.key'), '-out', at('ca.pem')];
	openssl('req', '-x509', ...key, ...days, ...authority);
	const request = ['-subj', '/CN=localhost', '-keyout', at('server.key'), '-out', at('server.csr')];
	openssl('req', ...key, ...request);
	writeFileSync(at('names'), 'subjectAltName=DNS:localhost\n');
	const signedBy = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
	const names = ['-extfile', at('names')];
	const given = ['-in', at('server.csr'), '-out', at('server.pem')];
	openssl('x509', '-req', ...given, ...signedBy, ...names, ...days);
	return {
		certificateFile: at('server.pem'),
		keyFile: at('server.key'),
		authorityFile: at('ca.pem'),
		authority: readFileSync(at('ca.pem'), 'utf8'),
	};
}
