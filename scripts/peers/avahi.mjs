// @ts-check
/** Avahi on a bus of its own, on the loopback interface alone: ippeveprinter does not start without one. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../e2e/waiting.mjs';
import { launch } from '../lib/processes.mjs';

const SYSTEM_SOCKET = '/run/avahi-daemon/socket';
const READY_WITHIN_MS = 20_000;

/** @param {string} address of the bus */
const busSettings = (
	address,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
	<type>system</type>
	<listen>${address}</listen>
	<auth>EXTERNAL</auth>
	<policy context="default">
		<allow user="*"/>
		<allow own="*"/>
		<allow send_type="method_call"/>
		<allow send_type="signal"/>
		<allow send_requested_reply="true"/>
		<allow receive_type="method_call"/>
		<allow receive_type="signal"/>
		<allow receive_type="method_return"/>
		<allow receive_type="error"/>
	</policy>
</busconfig>
`;

const AVAHI_SETTINGS = `[server]
host-name=peers
allow-interfaces=lo
use-ipv6=no
enable-dbus=yes
[publish]
disable-publishing=no
`;

/**
 * @param {string} folder for its files @param {string} logFile
 * @returns {Promise<{ environment: NodeJS.ProcessEnv; started: readonly import('../lib/processes.mjs').Launched[] }>}
 *   what to start programs with that look for it; nothing is started where the machine has one already
 */
export async function startAvahi(folder, logFile) {
	if (existsSync(SYSTEM_SOCKET)) return { environment: process.env, started: [] };
	mkdirSync(folder, { recursive: true });
	const socket = join(folder, 'bus');
	const busFile = join(folder, 'bus.conf');
	const avahiFile = join(folder, 'avahi.conf');
	writeFileSync(busFile, busSettings(`unix:path=${socket}`));
	writeFileSync(avahiFile, AVAHI_SETTINGS);
	const environment = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${socket}` };
	const bus = launch('dbus-daemon', [`--config-file=${busFile}`, '--nofork', '--nopidfile'], {
		logFile,
	});
	await waitFor('the bus of Avahi', async () => existsSync(socket), READY_WITHIN_MS);
	const avahi = launch(
		'avahi-daemon',
		['--no-drop-root', '--no-chroot', '--no-rlimits', '-f', avahiFile],
		{ logFile, env: environment },
	);
	await waitFor('Avahi', async () => existsSync(SYSTEM_SOCKET), READY_WITHIN_MS);
	return { environment, started: [bus, avahi] };
}
