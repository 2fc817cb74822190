// @ts-check
/** A Postfix of its own that takes mail of those who sign in, for one domain, and passes nothing on. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { launch } from '../lib/processes.mjs';

/** The only domains that mail is taken for; `weg@` is nobody there. */
const DOMAINS = 'klant.example, demo-installatie.example';

/**
 * @typedef {object} PostfixOptions
 * @property {string} folder of its settings, which must be there
 * @property {string} queueFolder beside that, since it looks through all that is in it
 * @property {string} dataFolder of the user postfix
 * @property {{ startTls: number; tls: number; greylisting: number }} ports
 * @property {number} policyPort where the greylisting is
 * @property {number} mostBytes of a message
 * @property {Readonly<Record<string, string>>} senders the login that each sender address belongs to
 * @property {string} keepsSentMailOf a sender; a copy goes to the folder Sent of that mailbox
 * @property {{ certificateFile: string; keyFile: string }} certificates
 * @property {{ lmtpSocket: string; authSocket: string }} dovecot
 * @property {string} logFile
 */

/** @param {PostfixOptions} options */
const mainSettings = ({ folder, queueFolder, dataFolder, mostBytes, certificates, dovecot }) => ({
	compatibility_level: '3.6',
	queue_directory: queueFolder,
	data_directory: dataFolder,
	maillog_file: '/dev/stdout',
	myhostname: 'mail.peers.example',
	mydestination: '',
	mynetworks: '',
	alias_maps: '',
	inet_interfaces: '127.0.0.1',
	inet_protocols: 'ipv4',
	default_transport: 'error:5.1.2 This server passes nothing on',
	relay_transport: 'error:5.1.2 This server passes nothing on',
	virtual_mailbox_domains: DOMAINS,
	recipient_delimiter: '+',
	sender_bcc_maps: `texthash:${join(folder, 'sent-mail')}`,
	virtual_mailbox_maps: `regexp:${join(folder, 'mailboxes')}`,
	virtual_transport: `lmtp:unix:${dovecot.lmtpSocket}`,
	// Usually it takes blind copies out itself.
	message_drop_headers: '',
	message_size_limit: String(mostBytes),
	smtpd_sasl_auth_enable: 'yes',
	smtpd_sasl_type: 'dovecot',
	smtpd_sasl_path: dovecot.authSocket,
	smtpd_sasl_security_options: 'noanonymous',
	smtpd_tls_auth_only: 'yes',
	smtpd_tls_cert_file: certificates.certificateFile,
	smtpd_tls_key_file: certificates.keyFile,
	smtpd_sender_login_maps: `texthash:${join(folder, 'senders')}`,
	smtpd_sender_restrictions: 'reject_sender_login_mismatch',
	smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
	smtpd_recipient_restrictions: 'permit_sasl_authenticated, reject',
	smtpd_peername_lookup: 'no',
});

/** @param {PostfixOptions} options */
function services({ ports, policyPort }) {
	const greylisting = `check_policy_service inet:127.0.0.1:${policyPort}`;
	return `127.0.0.1:${ports.startTls} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
127.0.0.1:${ports.tls} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:${ports.greylisting} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o { smtpd_recipient_restrictions = ${greylisting}, permit_sasl_authenticated, reject }
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
postlog unix-dgram n - n - 1 postlogd
`;
}

/** @param {PostfixOptions} options */
export function startPostfix(options) {
	const { folder, senders, keepsSentMailOf, logFile } = options;
	const lines = (
		/** @type {Readonly<Record<string, string>>} */ settings,
		/** @type {string} */ between,
	) =>
		Object.entries(settings)
			.map(([name, value]) => `${name}${between}${value}\n`)
			.join('');
	writeFileSync(join(folder, 'main.cf'), lines(mainSettings(options), ' = '));
	writeFileSync(join(folder, 'master.cf'), services(options));
	writeFileSync(join(folder, 'senders'), lines(senders, ' '));
	const kept = { [keepsSentMailOf]: keepsSentMailOf.replace('@', '+Sent@') };
	writeFileSync(join(folder, 'sent-mail'), lines(kept, ' '));
	writeFileSync(join(folder, 'mailboxes'), `!/^weg@/ OK\n`);
	const { stdout } = spawnSync('postconf', ['-d', '-h', 'daemon_directory'], { encoding: 'utf8' });
	const check = spawnSync('postfix', ['-c', folder, 'check'], { encoding: 'utf8' });
	if (check.status !== 0) {
		throw new Failure('POSTFIX_SETTINGS', `Postfix does not take its settings:\n${check.stderr}`);
	}
	return launch(join(stdout.trim(), 'master'), ['-c', folder, '-s'], { logFile });
}
