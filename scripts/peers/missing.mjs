// @ts-check
import { spawnSync } from 'node:child_process';

/** Programs of Debian's packages postfix, dovecot-core, postgrey and openssl. */
const PROGRAMS = {
	postconf: ['-d', 'mail_version'],
	dovecot: ['--version'],
	postgrey: ['--version'],
	openssl: ['version'],
};

/** @returns {string | undefined} why the mail servers cannot be started; undefined when they can */
export function whyNoPeers() {
	const missing = Object.entries(PROGRAMS)
		.filter(([program, args]) => spawnSync(program, args, { stdio: 'ignore' }).error !== undefined)
		.map(([program]) => program);
	if (missing.length > 0) return `there is no ${missing.join(', no ')} on this machine`;
	return process.getuid?.() === 0 ? undefined : 'Postfix and Dovecot are started by root only';
}
