// @ts-check
import { delimiter, dirname } from 'node:path';
import { node24 } from './paths.mjs';

/** What n8n gets of our environment; settings of another n8n or a proxy must not reach it. */
const PASSED_ON = ['HOME', 'LANG', 'LC_ALL', 'LOGNAME', 'SHELL', 'TERM', 'TMPDIR', 'USER'];

/** Parts of n8n that call the outside world by themselves, or that a book-keeping demo has no use for. */
const SWITCHED_OFF = [
	'mcp-registry',
	'mcp',
	'instance-ai',
	'agents',
	'chat-hub',
	'workflow-builder',
];

/**
 * @typedef {object} Instance
 * @property {string} userFolder holds `.n8n` with database, settings and packages
 * @property {number} port
 * @property {number} brokerPort n8n's own, for its task runners
 * @property {string} encryptionKey
 * @property {{ email: string; passwordHash: string }} owner made or brought up to date at each start
 * @property {NodeJS.ProcessEnv} [extra]
 */

/**
 * The settings of an n8n on loopback that calls nobody.
 * @param {Instance} instance @returns {NodeJS.ProcessEnv}
 */
export function n8nEnvironment({ userFolder, port, brokerPort, encryptionKey, owner, extra }) {
	const own = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
	const address = `http://127.0.0.1:${port}/`;
	return {
		...own,
		PATH: [dirname(node24), process.env.PATH].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: address,
		N8N_WEBHOOK_URL: address,
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '8',
		GENERIC_TIMEZONE: 'Europe/Amsterdam',

		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: owner.email,
		N8N_INSTANCE_OWNER_PASSWORD_HASH: owner.passwordHash,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Sandbox',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',

		N8N_DISABLED_MODULES: SWITCHED_OFF.join(','),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
		...extra,
	};
}
