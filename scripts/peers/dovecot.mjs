// @ts-check
/** A Dovecot of its own: says who may sign in at Postfix, takes in the mail, and shows it over IMAP. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../lib/processes.mjs';

/**
 * @typedef {object} DovecotOptions
 * @property {string} folder its own, which must be there
 * @property {string} mailFolder of the user nobody; gets a folder for each domain, in it one for each mailbox
 * @property {number} imapPort with TLS from the first byte
 * @property {{ certificateFile: string; keyFile: string }} certificates
 * @property {Readonly<Record<string, string>>} passwords by address
 * @property {string} tokenUrl what is asked about a token, which is added to it
 * @property {string} logFile
 */

/** @param {DovecotOptions} options */
export function startDovecot({
	folder,
	mailFolder,
	imapPort,
	certificates,
	passwords,
	tokenUrl,
	logFile,
}) {
	const at = (/** @type {string} */ name) => join(folder, name);
	const lines = Object.entries(passwords).map(([user, password]) => `${user}:{PLAIN}${password}`);
	writeFileSync(at('passwords'), `${lines.join('\n')}\n`);
	writeFileSync(
		at('tokens.conf'),
		`introspection_mode = get
introspection_url = ${tokenUrl}
force_introspection = yes
username_attribute = email
active_attribute = active
active_value = true
`,
	);
	writeFileSync(
		at('dovecot.conf'),
		`base_dir = ${at('run')}
state_dir = ${at('state')}
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <${certificates.certificateFile}
ssl_key = <${certificates.keyFile}
auth_mechanisms = plain login xoauth2
auth_username_format = %Lu
mail_location = maildir:~
mail_fsync = never
first_valid_uid = 1
postmaster_address = postmaster@klant.example
lda_mailbox_autocreate = yes
recipient_delimiter = +
lmtp_save_to_detail_mailbox = yes
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${at('tokens.conf')}
}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN ${at('passwords')}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${mailFolder}/%d/%n allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${imapPort}
    ssl = yes
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  unix_listener ${at('lmtp')} {
    mode = 0666
  }
}
service auth {
  unix_listener ${at('auth')} {
    mode = 0666
  }
}
`,
	);
	return {
		process: launch('dovecot', ['-F', '-c', at('dovecot.conf')], { logFile }),
		lmtpSocket: at('lmtp'),
		authSocket: at('auth'),
	};
}
