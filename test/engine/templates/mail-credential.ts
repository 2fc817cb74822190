import './html-stand-in';
import type { Sandbox } from '../../../sandbox';
import type { StoredCredential } from '../credential-store';

/** n8n's SMTP credential for the mailbox of the sandbox. */
export function mailCredentialFor({ mailbox: { host, port } }: Sandbox): StoredCredential {
	const data = { host, port, user: '', password: '', secure: false, disableStartTls: true };
	return { type: 'smtp', data };
}
