/** Requests, switches and faults, as the browser runs them. */
export const PANELS_SCRIPT = `
const sideName = (server) => (server === 'accountView' ? 'AccountView' : say('app'));

function requestRow(request) {
	const query = new URLSearchParams(request.query).toString();
	const code = make('code', '', make('b', '', request.method), ' ' + request.path, query === '' ? '' : make('span', '', '?' + decodeURIComponent(query.replaceAll('+', ' '))));
	const kind = request.status === 0 || request.status >= 500 ? 'broken' : request.status >= 400 ? 'refused' : 'ok';
	const status = make('span', 'status ' + kind, request.status === 0 ? say('cut') : String(request.status));
	return make('tr', '',
		make('td', '', new Date(request.at).toLocaleTimeString(language)),
		make('td', '', make('span', 'side' + (request.server === 'workOrders' ? ' app' : ''), sideName(request.server))),
		make('td', '', code),
		make('td', 'right', request.fault ? make('span', 'tag', request.fault) : '', ' ', status));
}

async function showRequests() {
	const requests = await control('GET', '/requests?limit=100');
	put($('requests'), requests.reverse().map(requestRow));
	$('no-requests').hidden = requests.length > 0;
}
$('clear-requests').addEventListener('click', async () => { await control('DELETE', '/requests'); refresh(); });

/* Switches */
let switchDefaults = {};

function switchInput(description, value) {
	if (description.choices.length === 0) {
		const input = make('input');
		input.type = typeof description.default === 'number' ? 'number' : 'text';
		input.min = '0';
		input.value = String(value);
		return input;
	}
	const select = make('select');
	for (const choice of description.choices) select.append(new Option(String(choice), String(choice), false, choice === value));
	return select;
}

function switchValue(description, written) {
	if (typeof description.default === 'number') return Number(written);
	if (description.choices.length === 0) return written;
	return description.choices.find((one) => String(one) === written);
}

function switchRow(description, value) {
	const input = switchInput(description, value);
	const complaint = make('p', 'complaint');
	input.setAttribute('aria-label', description.name);
	input.addEventListener('change', async () => {
		try {
			await control('POST', '/switches', { [description.name]: switchValue(description, input.value) });
		} catch (error) {
			/* What is refused stays to be mended, with the reason under it. */
			complaint.textContent = error.message;
			if (input.type === 'text') return;
			input.value = String(value);
		}
		input.blur();
		refresh();
	});
	const kind = input.type === 'text' ? 'switch wide' : 'switch';
	return make('div', value === description.default ? kind : kind + ' changed',
		make('div', '', make('code', '', description.name), make('p', '', description.doc), complaint), input);
}

async function showSwitches() {
	if ($('switches').contains(document.activeElement)) return;
	const { switches, values } = await control('GET', '/switches');
	$('switches').replaceChildren(...switches.map((one) => switchRow(one, values[one.name])));
}
$('reset-switches').addEventListener('click', async () => { await control('POST', '/switches', switchDefaults); refresh(); });

/* Faults */
function faultRow(fault) {
	const where = [fault.method, fault.pathContains].filter(Boolean).join(' ') || say('any');
	const left = (fault.times === 'always' ? say('always') : fault.times + '×');
	return make('tr', '', make('td', '', sideName(fault.server)), make('td', '', fault.kind), make('td', '', where), make('td', 'right', left));
}

async function showFaults() {
	const { kinds, waiting } = await control('GET', '/faults');
	const select = $('fault-form').elements.kind;
	if (select.options.length === 0) select.append(...Object.keys(kinds).map((kind) => new Option(kind)));
	$('fault-doc').textContent = kinds[select.value].replaceAll('\u0060', '');
	put($('faults'), waiting.map(faultRow));
	$('no-faults').hidden = waiting.length > 0;
	const { workOrders } = await control('GET', '/state');
	$('token').dataset.revoked = String(workOrders.tokenRevoked);
	$('token-state').textContent = say(workOrders.tokenRevoked ? 'tokenRevoked' : 'tokenValid');
	$('token').textContent = say(workOrders.tokenRevoked ? 'renewToken' : 'revokeToken');
}
$('token').addEventListener('click', async () => { await control('POST', '/workorders/token', { revoked: $('token').dataset.revoked !== 'true' }); refresh(); });
$('fault-form').addEventListener('submit', async (event) => {
	event.preventDefault();
	const form = event.target.elements;
	await control('POST', '/faults', {
		server: form.server.value,
		kind: form.kind.value,
		...(form.method.value === '' ? {} : { method: form.method.value }),
		...(form.pathContains.value.trim() === '' ? {} : { pathContains: form.pathContains.value.trim() }),
		times: Number(form.times.value) || 1,
		skip: Number(form.skip.value) || 0,
	});
	refresh();
});
$('fault-form').elements.kind.addEventListener('change', () => refresh());
$('clear-faults').addEventListener('click', async () => { await control('DELETE', '/faults'); refresh(); });

/** The small numbers beside the tabs: switches moved, faults waiting, messages. */
async function showCounts() {
	const [{ switches, values }, { waiting }, messages] = await Promise.all([control('GET', '/switches'), control('GET', '/faults'), control('GET', '/messages')]);
	switchDefaults = Object.fromEntries(switches.map((one) => [one.name, one.default]));
	const moved = switches.filter((one) => values[one.name] !== one.default).length;
	for (const [id, count] of [['switch-count', moved], ['fault-count', waiting.length], ['message-count', messages.found]]) {
		$(id).hidden = count === 0;
		$(id).textContent = String(count);
	}
}
`;
