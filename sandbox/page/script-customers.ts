/** Customers of both sides, as the browser runs it. */
export const CUSTOMERS_SCRIPT = `
let wantedState = '';
let known = null;
let questions = 0;

function addressLine(address) {
	return address === null ? '' : [address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

function face(side, row, tag, errors) {
	if (side === null) return make('td', '', make('span', 'none', say('notThere')));
	const marked = (part, text, className) => {
		if (text === '') return null;
		return make('span', className, make('span', row.differences.includes(part) ? 'diff' : '', text));
	};
	const reach = make('span', 'line');
	for (const part of ['phone', 'email']) {
		if (side[part] === '') continue;
		if (reach.childNodes.length > 0) reach.append(' · ');
		reach.append(make('span', row.differences.includes(part) ? 'diff' : '', side[part]));
	}
	const name = make('div', '', marked('name', side.name, 'name'), tag === '' ? null : make('span', 'tag', tag));
	return make('td', '', name,
		marked('mainAddress', addressLine(side.mainAddress), 'line'),
		marked('workLocation', addressLine(side.workLocation), 'line work'),
		reach.childNodes.length > 0 ? reach : null, ...problems(errors));
}

function customerRow(row) {
	const line = make('tr', known !== null && known.get(row.number) !== row.state ? 'new' : '',
		make('td', 'number', row.number || '–'),
		face(row.accountView, row, row.accountView && row.accountView.blocked ? say('blocked') : '', []),
		make('td', 'mark', make('span', 'chip ' + row.state, say(row.state))),
		face(row.app, row, row.app && !row.app.active ? say('inactive') : '', row.errors));
	clickable(line, () => openRecord('customers', { accountView: row.accountView ? row.number : '', app: row.app ? row.app.id : 0 }));
	return line;
}

function tile(count, name, className, state) {
	const button = make('button', 'tile ' + (count === 0 ? 'zero' : className), make('b', '', count.toLocaleString(language)), make('span', '', say(name)));
	button.setAttribute('aria-pressed', String(state !== '' && wantedState === state));
	button.addEventListener('click', () => { wantedState = wantedState === state ? '' : state; known = null; refresh(); });
	return button;
}

async function showCustomers() {
	const query = new URLSearchParams({ state: wantedState, search: $('search-customers').value.trim() });
	questions += 1;
	const mine = questions;
	const { counts, found, rows } = await control('GET', '/overview?' + query);
	/* A later question has been asked meanwhile: its answer counts. */
	if (mine !== questions) return;
	put($('tiles'), [
		tile(counts.accountView, 'tileAccountView', '', ''),
		tile(counts.app, 'tileApp', '', ''),
		tile(counts.inStep, 'tile-in-step', 'good', 'in-step'),
		tile(counts.differs, 'tile-differs', 'warn', 'differs'),
		tile(counts.onlyAccountView, 'tile-only-accountview', 'bad', 'only-accountview'),
		...(counts.onlyApp > 0 ? [tile(counts.onlyApp, 'tile-only-app', 'bad', 'only-app')] : []),
	]);
	put($('rows-customers'), rows.map(customerRow));
	$('no-customers').hidden = rows.length > 0;
	$('found-customers').textContent = foundText(found, rows.length);
	known = new Map(rows.map((row) => [row.number, row.state]));
}
$('search-customers').addEventListener('input', () => { known = null; });
`;
