/** The form to add or change a record on either side, as the browser runs it. */
export const DIALOG_SCRIPT = `
let opened = null;

const asked = (path, key) => (key ? control('GET', path + '/' + encodeURIComponent(key)) : null);

/** Opens a record with what each side has of it; without keys a new one. */
async function openRecord(kind, { accountView = '', app = 0, side } = {}) {
	const form = FORMS[kind];
	const values = {
		accountView: form.accountView ? await asked(form.accountView.path, accountView) : null,
		app: await asked(form.app.path, app),
	};
	const isNew = !accountView && !app;
	opened = { kind, isNew, values, sides: ['accountView', 'app'].filter((one) => form[one] && (isNew || values[one])) };
	showTimeline(values.app ? values.app.timeline : []);
	showSide(opened.sides.includes(side) ? side : opened.sides[0]);
	$('record-dialog').showModal();
}

function nameOf(record) {
	return record.ORD_NR || record.PROJ_CODE || record.SUB_NR || record.number || record.code || record.name || dayOf(record.date);
}

function showSide(side) {
	const { kind, isNew, values, sides } = opened;
	const form = FORMS[kind][side];
	opened.side = side;
	const words = [(isNew ? 'new-' : 'one-') + kind + '-' + side, (isNew ? 'new-' : 'one-') + kind];
	$('dialog-title').textContent = say(words.find((word) => say(word) !== word)) + (isNew ? '' : ' ' + nameOf(values[side]));
	opened.fields = form.fields.map((field) => {
		if (typeof field === 'string') return { element: make('h3', '', say(field)) };
		const made = makeField(field, values[side] || {});
		if (made.input && field[0] === form.key) made.input.disabled = !isNew;
		if (isNew && field[0] === form.numbered) made.input.placeholder = say('numbered');
		return { name: field[0], ...made, before: made.read && JSON.stringify(made.read()) };
	});
	$('form-error').hidden = true;
	$('fields').replaceChildren(...opened.fields.map(({ element }) => element).filter(Boolean));
	$('sides').replaceChildren(...sides.map((one) => {
		const button = make('button', 'side' + (one === 'app' ? ' app' : ''), sideName(one));
		button.type = 'button';
		button.setAttribute('aria-pressed', String(one === side));
		button.addEventListener('click', () => showSide(one));
		return button;
	}));
	$('remove-record').hidden = isNew;
	$('remove-record').textContent = say(side === 'app' ? 'removeApp' : 'removeAccountView');
	$('timeline').hidden = side !== 'app' || $('timeline').childNodes.length < 2;
}

function showTimeline(notes) {
	$('timeline').replaceChildren(make('h3', '', say('timeline')),
		...[...notes].reverse().map((note) => make('p', note.kind, new Date(note.modifiedAt).toLocaleString(language) + ' – ' + note.text)));
}

/** What the form holds: of a known record what was changed, of a new one what was filled in. */
function formValues() {
	const { kind, side, isNew, fields } = opened;
	const read = fields.filter((field) => field.read && !(field.input && field.input.disabled)).map((field) => [field, field.read()]);
	/* AccountView and the app number by themselves; what else is empty is for AccountView not there. */
	const filled = (name, value) => (value !== '' && value !== null) || (side === 'app' && name !== FORMS[kind].app.numbered);
	const sent = read.filter(([field, value]) => (isNew ? filled(field.name, value) : JSON.stringify(value) !== field.before));
	return Object.fromEntries(sent.map(([field, value]) => [field.name, value]));
}

/** The address of the opened record on the side that is shown. */
function recordPath() {
	const { kind, side, values } = opened;
	const { path, key } = FORMS[kind][side];
	return path + '/' + encodeURIComponent(values[side][key || 'id']);
}

function save() {
	const values = formValues();
	const { isNew, kind, side } = opened;
	if (isNew) return control('POST', FORMS[kind][side].path, values);
	return Object.keys(values).length === 0 ? null : control('PATCH', recordPath(), values);
}

/** What AccountView says is Dutch already, but for the names of columns; what the app refuses is put into words here. */
function complaint({ message, code, field }) {
	if (opened.side !== 'app') return opened.fields.reduce((text, { name }) => (name ? text.replaceAll(name, fieldName(name)) : text), message);
	const label = field ? fieldName(String(field).split('.')[0]) : '';
	if (code.startsWith('duplicate')) return say('valueTaken').replace('{field}', label);
	return code === 'invalid' ? say('valueWrong').replace('{field}', label) : message;
}

async function act(work) {
	try {
		await work();
		$('record-dialog').close();
		refresh();
	} catch (error) {
		$('form-error').textContent = complaint(error);
		$('form-error').hidden = false;
		$('form-error').scrollIntoView({ block: 'nearest' });
	}
}

for (const button of document.querySelectorAll('[data-add]')) button.addEventListener('click', () => openRecord(button.dataset.add));
$('close-dialog').addEventListener('click', () => $('record-dialog').close());
$('record-form').addEventListener('submit', (event) => {
	event.preventDefault();
	act(save);
});
$('remove-record').addEventListener('click', () => act(() => control('DELETE', recordPath())));
`;
