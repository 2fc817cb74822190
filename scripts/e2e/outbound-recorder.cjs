/**
 * Loaded into n8n by the end-to-end tests (`node --require`): writes down every address outside
 * this machine that n8n wants to connect to. Connections are let through unchanged.
 */
const { appendFileSync } = require('node:fs');
const { Socket, isIP } = require('node:net');

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const file = process.env.OUTBOUND_RECORD;
const { connect } = Socket.prototype;

/** The forms `connect` takes: (options), ([options]), (port, host), (path). */
function targetOf([first, second]) {
	const options = Array.isArray(first) ? first[0] : first;
	if (typeof options === 'object' && options !== null) {
		return options.path ? undefined : { host: options.host ?? 'localhost', port: options.port };
	}
	if (isNaN(Number(options))) return undefined;
	return { host: typeof second === 'string' ? second : 'localhost', port: options };
}

Socket.prototype.connect = function (...args) {
	const target = targetOf(args);
	if (file && target && !LOOPBACK.test(target.host)) {
		const kind = isIP(target.host) ? 'address' : 'name';
		appendFileSync(file, `${kind} ${target.host} port ${target.port}\n`);
	}
	return connect.apply(this, args);
};
