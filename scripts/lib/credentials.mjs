// @ts-check
/** The credentials that let the templates talk to the sandbox. */
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runN8nCommand } from './n8n-instance.mjs';

/**
 * @typedef {object} SandboxAccess what the sandbox says of itself
 * @property {{ baseUrl: string; clientId: string; clientSecret: string; companyCode: string }} accountView
 * @property {{ baseUrl: string; token: string }} workOrders
 * @property {{ host: string; port: number }} mailbox
 * @property {{ url: string }} printer
 * @property {{ baseUrl: string; client: { id: string; secret: string; tenantId: string; scope: string } }} autoReport
 * @property {{ baseUrl: string; client: { id: string; secret: string; tenantId: string; scope: string } }} visma
 * @property {{ baseUrl: string; p12: string; passphrase: string; root: string }} digipoort
 *
 * @typedef {{ accessToken: string; refreshToken: string; expiresAt: number }} Tokens
 *
 * @typedef {{ id: string; name: string; type: string; data: Record<string, unknown> }} Credential
 */

export const ACCOUNT_VIEW = { id: 'accountview-sandbox', name: 'AccountView (sandbox)' };
export const WORK_ORDERS = { id: 'work-orders-sandbox', name: 'Work-order app (sandbox)' };
/** E-mail profiles by their codes, as the templates' steps *Send as …* name them. */
export const sandboxProfiles = {
	FACTUREN: { id: 'profile-sandbox', name: 'E-mail profile FACTUREN (sandbox)' },
	ALGEMEEN: { id: 'profile-general-sandbox', name: 'E-mail profile ALGEMEEN (sandbox)' },
};
export const PRINTER = { id: 'printer-sandbox', name: 'Printer (sandbox)' };
export const DIGIPOORT = { id: 'digipoort-sandbox', name: 'Digipoort (sandbox)' };
export const AUTO_REPORT = { id: 'autoreport-sandbox', name: 'Visma.net AutoReport (sandbox)' };
export const VISMA = { id: 'visma-sandbox', name: 'AccountView.Net and Visma.net (sandbox)' };
export const MAILBOX = { id: 'mailbox-sandbox', name: 'Mailbox (sandbox)' };

/** By credential type. */
export const sandboxCredentials = {
	accountViewOAuth2Api: ACCOUNT_VIEW,
	httpBearerAuth: WORK_ORDERS,
	smtp: MAILBOX,
	emailProfileSmtpApi: sandboxProfiles.ALGEMEEN,
	eInvoicePrinterApi: PRINTER,
	digipoortApi: DIGIPOORT,
	vismaAutoReportOAuth2Api: AUTO_REPORT,
	vismaRegistrationOAuth2Api: VISMA,
};

/** @param {SandboxAccess} access */
export const fingerprintOf = (access) =>
	createHash('sha256')
		.update(
			JSON.stringify([
				access.accountView,
				access.workOrders,
				access.mailbox.port,
				access.printer.url,
				access.digipoort.baseUrl,
				access.digipoort.root,
				access.autoReport,
				access.visma,
				Object.keys(sandboxProfiles),
			]),
		)
		.digest('hex')
		.slice(0, 16);

/**
 * @param {SandboxAccess} access @param {Tokens} tokens
 * @param {Record<string, unknown>} settings further fields of the AccountView credential
 */
const contents = (access, tokens, settings) => [
	accountViewOf(access.accountView, tokens, settings),
	{ ...WORK_ORDERS, type: 'httpBearerAuth', data: { token: access.workOrders.token } },
	mailboxOf(access.mailbox),
	{ ...PRINTER, type: 'eInvoicePrinterApi', data: { url: access.printer.url } },
	digipoortOf(access.digipoort),
	{ ...AUTO_REPORT, type: 'vismaAutoReportOAuth2Api', data: connectedTo(access.autoReport) },
	{ ...VISMA, type: 'vismaRegistrationOAuth2Api', data: connectedTo(access.visma) },
	profileOf('FACTUREN', 'facturen@demo-installatie.example', access.mailbox),
	profileOf('ALGEMEEN', 'info@demo-installatie.example', access.mailbox),
];

/**
 * @param {SandboxAccess['accountView']} accountView @param {Tokens} tokens
 * @param {Record<string, unknown>} settings
 */
const accountViewOf = ({ baseUrl, clientId, clientSecret, companyCode }, tokens, settings) => ({
	...ACCOUNT_VIEW,
	type: 'accountViewOAuth2Api',
	data: {
		...{ baseUrl, clientId, clientSecret, companyCode },
		...settings,
		oauthTokenData: {
			token_type: 'bearer',
			access_token: tokens.accessToken,
			refresh_token: tokens.refreshToken,
			expires_in: Math.round((tokens.expiresAt - Date.now()) / 1000),
		},
	},
});

/** @param {SandboxAccess['mailbox']} mailbox */
const mailboxOf = ({ host, port }) => ({
	...MAILBOX,
	type: 'smtp',
	data: { host, port, user: '', password: '', secure: false, disableStartTls: true },
});

/** @param {SandboxAccess['digipoort']} digipoort */
const digipoortOf = ({ baseUrl, p12, passphrase, root }) => ({
	...DIGIPOORT,
	type: 'digipoortApi',
	data: { environment: 'other', baseUrl, p12, passphrase, answerSigners: root, ca: root },
});

/**
 * A connector with the Visma Connect that stands beside it.
 * @param {SandboxAccess['autoReport'] | SandboxAccess['visma']} connector
 */
const connectedTo = ({ baseUrl, client }) => ({
	...{ baseUrl, authority: baseUrl, grantType: 'clientCredentials' },
	...{ clientId: client.id, clientSecret: client.secret },
	...{ tenantId: client.tenantId, scope: client.scope },
});

/** @param {keyof typeof sandboxProfiles} code @param {string} sender @param {SandboxAccess['mailbox']} mailbox */
const profileOf = (code, sender, { host, port }) => ({
	...sandboxProfiles[code],
	type: 'emailProfileSmtpApi',
	data: {
		code,
		description: 'Everything stays in the sandbox',
		senderName: 'Demo Installatie',
		senderAddress: sender,
		provider: 'other',
		host,
		port,
		security: 'none',
		user: '',
		password: '',
	},
});

/**
 * Put these credentials into n8n, over those of an earlier start. By n8n's command line, because its
 * editor's interface takes no tokens of a sign-in that did not go through it.
 * @param {object} task
 * @param {import('./n8n-instance.mjs').Instance} task.instance
 * @param {SandboxAccess} task.access @param {Tokens} task.tokens @param {string} task.logFile
 * @param {Record<string, unknown>} [task.settings] further fields of the AccountView credential
 * @param {readonly Credential[]} [task.more] what is brought in beside them
 */
export async function importCredentials({
	instance,
	access,
	tokens,
	logFile,
	settings = {},
	more = [],
}) {
	const file = join(instance.userFolder, 'credentials.import.json');
	const all = [...contents(access, tokens, settings), ...more];
	writeFileSync(file, JSON.stringify(all), { mode: 0o600 });
	try {
		await runN8nCommand(instance, ['import:credentials', '--input', file], {
			logFile,
			otherwise: 'n8n did not take the credentials for the sandbox.',
		});
	} finally {
		rmSync(file, { force: true });
	}
}
