// @ts-check
/** Everything that stands beside each other after `npm start`: sandbox, n8n, credentials, workflows. */
import { mkdirSync } from 'node:fs';
import { say, step } from './console.mjs';
import {
	fingerprintOf,
	importCredentials,
	sandboxCredentials,
	sandboxProfiles,
} from './credentials.mjs';
import { N8nClient } from './n8n-client.mjs';
import { hashPassword, startN8n } from './n8n-instance.mjs';
import { installPackage } from './package-install.mjs';
import { inProject } from './paths.mjs';
import { exactPort, freePort } from './ports.mjs';
import { run } from './processes.mjs';
import { firstDayOf, lastQuarter } from './quarter.mjs';
import { SandboxProcess } from './sandbox-process.mjs';
import { bringInTemplates, credentialTypesOfOurNodes } from './workflows.mjs';

const OWNER_EMAIL = 'owner@sandbox.example';
const N8N_PORT = 5678;

/**
 * @typedef {import('./state.mjs').StateFolder} StateFolder
 * @typedef {import('./n8n-instance.mjs').Instance} Instance
 * @typedef {import('./credentials.mjs').Credential} Credential
 *
 * @typedef {import('./template.mjs').Surroundings['credentials']} Chosen
 *
 * @typedef {object} Stack
 * @property {string} editor address of n8n's editor
 * @property {{ email: string; password: string }} owner
 * @property {N8nClient} client logged in as the owner
 * @property {SandboxProcess} sandbox
 * @property {string} appUrl address of the work-order app's API
 * @property {Instance} instance
 * @property {import('./processes.mjs').Launched} n8n
 * @property {Chosen} credentials what nodes are given, by credential type
 * @property {readonly import('./workflows.mjs').Imported[]} templates
 */

export async function build() {
	await step('build the package and the sandbox', () =>
		run('npm', ['run', 'build', '--silent'], {
			logFile: inProject('build', 'logs', 'build.log'),
			otherwise: 'The build was not successful.',
		}),
	);
}

/** What the demo firm of the sandbox files under: invented numbers that pass their tests. */
const DEMO_FIRM = {
	obNumber: '009000100B01',
	vendorNumber: 'SWO01234',
	serviceCodes: '7',
	initials: 'P',
	surname: 'de Vries',
	phone: '030-5550100',
	mailTo: 'boekhouding@demo-installatie.example',
	// What is before it was filed elsewhere.
	since: firstDayOf(lastQuarter(new Date())),
};

/** What the sandbox's AccountView calls what Visma has published no name of. */
const DEMO_INSTALLATION = { costTypes: 'KS1' };

/** @param {StateFolder} folder @param {string} name */
const logOf = (folder, name) => folder.file('logs', `${name}.log`);

/**
 * The ports of the last start, where they are still free.
 * @param {StateFolder} folder @param {number} [editorPort] exactly this one for the editor
 */
async function choosePorts({ state }, editorPort) {
	const taken = new Set();
	/** @param {string} name @param {...number} wishes */
	const choose = async (name, ...wishes) => {
		const port = await freePort([state.ports[name], ...wishes], taken);
		taken.add(port);
		return port;
	};
	if (editorPort !== undefined) taken.add(await exactPort(editorPort));
	const editor = editorPort ?? (await choose('editor', N8N_PORT));
	const ports = {
		editor,
		broker: await choose('broker', editor + 1),
		accountView: await choose('accountView'),
		workOrders: await choose('workOrders'),
		page: await choose('page'),
		mail: await choose('mail'),
		printer: await choose('printer'),
		digipoort: await choose('digipoort'),
		autoReport: await choose('autoReport'),
		visma: await choose('visma'),
	};
	state.ports = ports;
	return ports;
}

/**
 * @param {StateFolder} folder @param {{ editor: number; broker: number }} ports
 * @param {NodeJS.ProcessEnv} extra @returns {Instance}
 */
function describeInstance({ path, state }, ports, extra) {
	const passwordHash = (state.passwordHash ??= hashPassword(state.password));
	return {
		userFolder: path,
		port: ports.editor,
		brokerPort: ports.broker,
		encryptionKey: state.encryptionKey,
		owner: { email: OWNER_EMAIL, passwordHash },
		extra,
	};
}

/** What tells n8n so; the folder is made. @param {string | undefined} documents */
function filesOnlyIn(documents) {
	if (documents === undefined) return {};
	mkdirSync(documents, { recursive: true });
	return { N8N_RESTRICT_FILE_ACCESS_TO: documents };
}

/**
 * The sandbox's credentials in n8n: left alone as long as the sandbox has the same addresses and
 * secrets, so that what a person has set in them stays. A sandbox that lost its state has new ones.
 * @param {StateFolder} folder @param {Instance} instance @param {SandboxProcess} sandbox
 * @param {readonly Credential[]} more
 */
async function bringInCredentials(folder, instance, sandbox, more) {
	const access = await sandbox.access();
	const fingerprint = fingerprintOf(access);
	if (folder.state.credentials !== fingerprint) {
		await step('import the credentials for the sandbox', async () => {
			const tokens = await sandbox.control('POST', '/tokens', {});
			const logFile = logOf(folder, 'credentials');
			await importCredentials({ instance, access, tokens, logFile, more });
		});
		folder.state.credentials = fingerprint;
		folder.save();
	}
	return access;
}

/**
 * @param {StateFolder} folder @param {N8nClient} client
 * @param {{ appUrl: string; credentials: Chosen; publish: boolean }} options
 */
async function bringInWorkflows(folder, client, { appUrl, credentials, publish }) {
	const title = publish ? 'import and publish the workflows' : 'import the workflows';
	const templates = await step(title, async () =>
		bringInTemplates({
			client,
			state: folder.state,
			surroundings: {
				credentials,
				profiles: sandboxProfiles,
				credentialTypes: await credentialTypesOfOurNodes(client),
				appUrl,
				firm: DEMO_FIRM,
				installation: DEMO_INSTALLATION,
			},
			note: (line) => say(`  ${line}`),
			publish,
		}),
	);
	folder.save();
	return templates;
}

/**
 * Start everything, from a built package to published workflows.
 * @param {StateFolder} folder
 * @param {object} [options]
 * @param {number | undefined} [options.editorPort]
 * @param {NodeJS.ProcessEnv} [options.extra] settings for n8n
 * @param {readonly Credential[]} [options.more] credentials for our nodes, beside those of the sandbox
 * @param {string} [options.documents] the only folder that nodes may store files in; the page of the sandbox shows what lies there
 * @param {boolean} [options.publish] whether new workflows begin to run by themselves; default true
 * @returns {Promise<Stack>}
 */
export async function startStack(
	folder,
	{ editorPort, extra = {}, more = [], documents, publish = true } = {},
) {
	await step('install the package into n8n', () =>
		installPackage(folder.path, logOf(folder, 'package')),
	);
	// Only now, so that little time is left in which another program can take one of them.
	const ports = await choosePorts(folder, editorPort);
	const instance = describeInstance(folder, ports, { ...extra, ...filesOnlyIn(documents) });
	folder.save();
	const sandbox = await step('start the sandbox', () =>
		SandboxProcess.start({
			ports,
			stateFile: folder.file('sandbox.json'),
			logFile: logOf(folder, 'sandbox'),
			documents,
		}),
	);
	const n8n = await step('start n8n', () => startN8n(instance, logOf(folder, 'n8n')));
	const owner = { email: OWNER_EMAIL, password: folder.state.password };
	const client = new N8nClient(`http://127.0.0.1:${ports.editor}`);
	await client.logIn(owner.email, owner.password);

	const access = await bringInCredentials(folder, instance, sandbox, more);
	/** @type {Chosen} */
	const credentials = {
		...sandboxCredentials,
		...Object.fromEntries(more.map(({ id, name, type }) => [type, { id, name }])),
	};
	const appUrl = `${access.workOrders.baseUrl}/api/v1`;
	const templates = await bringInWorkflows(folder, client, { appUrl, credentials, publish });
	const { origin: editor } = client;
	return { editor, owner, client, sandbox, appUrl, instance, n8n, credentials, templates };
}
