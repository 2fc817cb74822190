// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAMS = {
	postconf: ['-d', 'mail_version'],
	dovecot: ['--version'],
	postgrey: ['--version'],
	openssl: ['version'],
};

/** Parts of Dovecot that Debian has as packages of their own. @returns {readonly string[]} */
function missingParts() {
	const args = ['-c', '/dev/null', '-h', 'libexec_dir'];
	const { stdout } = spawnSync('doveconf', args, { encoding: 'utf8' });
	return ['imap', 'lmtp']
		.filter((part) => !existsSync(join(stdout.trim(), part)))
		.map((part) => `dovecot-${part}d`);
}

/** @returns {string | undefined} why the mail servers cannot be started; undefined when they can */
export function whyNoPeers() {
	const missing = Object.entries(PROGRAMS)
		.filter(([program, args]) => spawnSync(program, args, { stdio: 'ignore' }).error !== undefined)
		.map(([program]) => program);
	if (!missing.includes('dovecot')) missing.push(...missingParts());
	if (missing.length > 0) return `there is no ${missing.join(', no ')} on this machine`;
	return process.getuid?.() === 0 ? undefined : 'Postfix and Dovecot are started by root only';
}
