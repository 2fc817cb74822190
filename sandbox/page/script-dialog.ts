/** The form to add or change a customer in AccountView, as the browser runs it. */
export const DIALOG_SCRIPT = `
const FIELDS = [
	['ACCT_NAME', 'w4', 40], ['SUB_NR', 'w2', 10],
	['TEL_BUS', 'w2', 20], ['MAIL_BUS', 'w4', 50],
	'visiting', ['ADDRESS1', 'w6', 80], ['POST_CODE', 'w2', 10], ['CITY', 'w4', 35],
	'postal', ['PO_BOX', 'w6', 80], ['PO_CODE', 'w2', 10], ['PO_CITY', 'w4', 35],
	['EL_SI', 'check w3'], ['REC_BLK', 'check w3'],
];
let opened = null;

function fieldParts(values) {
	return FIELDS.map((field) => {
		if (typeof field === 'string') return make('h3', '', say(field));
		const [column, className, length] = field;
		const input = make('input');
		input.name = column;
		if (length === undefined) {
			input.type = 'checkbox';
			input.checked = values[column] === true;
			return make('label', className, input, make('span', '', say(column)));
		}
		input.value = values[column] || '';
		input.maxLength = length;
		if (column === 'SUB_NR') {
			input.disabled = values.SUB_NR !== undefined;
			input.placeholder = say('numbered');
		}
		return make('label', className, make('span', '', say(column)), input);
	});
}

/** What the form holds: texts and ticks by column, without the number of a known customer. */
function formValues() {
	const inputs = [...$('fields').querySelectorAll('input')].filter((input) => !input.disabled);
	const pairs = inputs.map((input) => [input.name, input.type === 'checkbox' ? input.checked : input.value.trim()]);
	return Object.fromEntries(pairs.filter(([name, value]) => name !== 'SUB_NR' || value !== ''));
}

function showTimeline(notes) {
	$('timeline').hidden = notes.length === 0;
	$('timeline').replaceChildren(make('h3', '', say('timeline')),
		...notes.map((note) => make('p', note.kind, new Date(note.createdAt).toLocaleString(language) + ' – ' + note.text)));
}

async function openCustomer(row) {
	opened = row;
	const values = row === null ? {} : row.accountView === null ? null : await control('GET', '/accountview/customers/' + encodeURIComponent(row.number));
	const app = row === null || row.app === null ? null : await control('GET', '/workorders/customers/' + row.app.id);
	$('dialog-title').textContent = row === null ? say('newCustomer') : values === null ? say('onlyInApp') + ': ' + app.name : say('changeCustomer') + ' ' + row.number;
	$('form-error').hidden = true;
	$('fields').hidden = values === null;
	$('fields').replaceChildren(...fieldParts(values || {}));
	$('save-customer').hidden = values === null;
	$('remove-app').hidden = app === null;
	$('remove-accountview').hidden = row === null || values === null;
	showTimeline(app === null ? [] : app.notes);
	$('customer-dialog').showModal();
}

async function act(work) {
	try {
		await work();
		$('customer-dialog').close();
		refresh();
	} catch (error) {
		$('form-error').textContent = error.message;
		$('form-error').hidden = false;
	}
}

$('add').addEventListener('click', () => openCustomer(null));
$('close-dialog').addEventListener('click', () => $('customer-dialog').close());
$('customer-form').addEventListener('submit', (event) => {
	event.preventDefault();
	act(() => opened === null
		? control('POST', '/accountview/customers', formValues())
		: control('PATCH', '/accountview/customers/' + encodeURIComponent(opened.number), formValues()));
});
$('remove-app').addEventListener('click', () => act(() => control('DELETE', '/workorders/customers/' + opened.app.id)));
$('remove-accountview').addEventListener('click', () => act(() => control('DELETE', '/accountview/customers/' + encodeURIComponent(opened.number))));
`;
