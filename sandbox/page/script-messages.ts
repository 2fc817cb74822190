/** What the link says went wrong, as the browser runs it. */
export const MESSAGES_SCRIPT = `
/** The errors of a record as red marks with their sentences. */
const problems = (errors) => errors.map((text) => make('p', 'problem', text));

const KIND_OF = { customers: 'customers', projects: 'projects', 'work-orders': 'orders', hours: 'hours' };

function messageRow(message) {
	const kind = KIND_OF[message.resource];
	const number = kind === 'hours' ? dayOf(message.number) : message.number;
	const open = () => openRecord(kind, { app: message.recordId });
	const row = make('tr', '',
		make('td', 'when', new Date(message.modifiedAt).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' })),
		make('td', '', make('span', 'name', say(kind === 'orders' ? 'one-orders-app' : 'one-' + kind) + ' ' + number), make('span', 'line', message.title)),
		make('td', '', ...problems([message.text])));
	clickable(row, open);
	return row;
}

async function showMessages() {
	const { found, rows } = await control('GET', '/messages');
	put($('messages'), rows.map(messageRow));
	$('no-messages').hidden = found > 0;
	$('messages-card').hidden = found === 0;
	$('found-messages').textContent = found === 0 ? '' : foundText(found, rows.length);
}
`;
