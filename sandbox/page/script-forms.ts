/** Which fields of which records a person can change on either side, as the browser runs it. */
export const FORMS_SCRIPT = `
/* A field: name, width, and what it is: a length for a text, a kind, or choices with their words. */
const FORMS = {
	customers: {
		accountView: { path: '/accountview/customers', key: 'SUB_NR', numbered: 'SUB_NR', fields: [
			['ACCT_NAME', 'w4', 40], ['SUB_NR', 'w2', 10],
			['TEL_BUS', 'w2', 20], ['MAIL_BUS', 'w4', 50],
			'visiting', ['ADDRESS1', 'w6', 80], ['POST_CODE', 'w2', 10], ['CITY', 'w4', 35],
			'postal', ['PO_BOX', 'w6', 80], ['PO_CODE', 'w2', 10], ['PO_CITY', 'w4', 35],
			['EL_SI', 'w3', 'check'], ['REC_BLK', 'w3', 'check'],
		] },
		app: { path: '/workorders/customers', fields: [
			['name', 'w4', 100], ['number', 'w2', 20],
			['phone', 'w2', 30], ['email', 'w4', 100],
			['mainAddress', 'w6', 'address'],
			['workLocations', 'w6', 'shown', (all) => all.map((at) => [at.code, addressLine(at), ''])],
			['contacts', 'w6', 'shown', (all) => all.map((one) => [one.code, [one.salutation, one.firstName, one.lastName].filter(Boolean).join(' '), one.mobile || one.phone || one.email])],
			['active', 'w3', 'check'],
		] },
	},
	projects: {
		accountView: { path: '/accountview/projects', key: 'PROJ_CODE', fields: [
			['PROJ_DESC', 'w4', 40], ['PROJ_CODE', 'w2', 10],
			['SUB_NR', 'w2', 10], ['PROJ_TYPE', 'w2', 10], ['EMP_NR', 'w2', 10],
			['BEG_DATE', 'w2', 'date'], ['END_DATE', 'w2', 'date'], ['PRO_STAT', 'w2', [[0, 'open'], [1, 'closed']]],
			['COMMENT1', 'w6', 'area'],
			['REC_BLK', 'w3', 'check'],
		] },
		app: { path: '/workorders/projects', fields: [
			['name', 'w4', 100], ['code', 'w2', 20],
			['customerNumber', 'w2', 20], ['type', 'w2', 20], ['responsible', 'w2', 20],
			['startDate', 'w2', 'date'], ['endDate', 'w2', 'date'],
			['description', 'w6', 'area'],
			['active', 'w3', 'check'],
		] },
	},
	orders: {
		accountView: { path: '/accountview/orders', key: 'ORD_NR', numbered: 'ORD_NR', fields: [
			['COMMENT1', 'w4', 40], ['ORD_NR', 'w2', 10],
			['RPL_INV', 'w2', 10], ['PROJ_CODE', 'w2', 10], ['ORD_TYPE', 'w2', 10],
			['DEL_DATE', 'w2', 'date'], ['ORD_STAT', 'w2', [[0, 'open'], [1, 'delivered'], [2, 'invoiced']]],
			['lines', 'w6', 'shown', (all) => all.map((line) => [amount(line.ORD_QTY) + ' ×', line.ART_DESC1 || line.ART_CODE, euros(line.ART_PX || 0)])],
		] },
		app: { path: '/workorders/work-orders', numbered: 'number', fields: [
			['state', 'w6', 'steps', ['planned', 'executed', 'checked', 'handled']],
			['description', 'w4', 500], ['number', 'w2', 20],
			['customerNumber', 'w2', 20], ['projectCode', 'w2', 20], ['typeOfWork', 'w2', 50],
			['targetDate', 'w2', 'date'], ['orderNumber', 'w2', 20],
			['articles', 'w6', 'articles'],
			['notes', 'w6', 'area'],
		] },
	},
	hours: {
		app: { path: '/workorders/hours', fields: [
			['employee', 'w2', 20], ['employeeName', 'w4', 100],
			['date', 'w2', 'date'], ['hours', 'w2', 'number'], ['kind', 'w2', [['work', 'work'], ['travel', 'travel']]],
			['projectCode', 'w2', 20], ['workOrder', 'w2', 20], ['state', 'w2', [['open', 'open'], ['exported', 'exported']]],
			['description', 'w6', 500],
		] },
	},
	employees: {
		app: { path: '/workorders/employees', fields: [
			['name', 'w4', 100], ['uniqueCode', 'w2', 20],
			['email', 'w4', 100], ['active', 'w2', 'check'],
		] },
	},
};

/** What a field is called; one name may mean another thing in another form. */
function fieldName(name) {
	const own = 'field-' + opened.kind + '-' + name;
	return say(own) === own ? say('field-' + name) : say(own);
}
const labelled = (className, name, input) => make('label', className, make('span', '', fieldName(name)), input);

function textInput(value, length) {
	const input = make('input');
	input.value = value === undefined || value === null ? '' : value;
	if (length) input.maxLength = length;
	return input;
}

function checkInput(value) {
	const input = make('input');
	input.type = 'checkbox';
	input.checked = value === true;
	return input;
}

function dateInput(value) {
	const input = textInput((value || '').slice(0, 10));
	input.type = 'date';
	return input;
}

function numberInput(value) {
	const input = textInput(value);
	input.type = 'number';
	input.step = 'any';
	return input;
}

/** A list that can be looked at only. */
function shownField(name, value, rows) {
	const list = rows(value || []);
	if (list.length === 0) return { element: null };
	return { element: make('div', 'w6', make('h3', '', fieldName(name)), lineList(list)) };
}

function addressField(name, value) {
	const inputs = ['street', 'postcode', 'city'].map((part) => {
		const input = textInput(value && value[part], { street: 100, postcode: 10, city: 60 }[part]);
		return { part, input, element: labelled({ street: 'w6', postcode: 'w2', city: 'w4' }[part], part, input) };
	});
	return {
		element: make('div', 'w6 inner', make('h3', '', fieldName(name)), ...inputs.map(({ element }) => element)),
		read: () => inputs.every(({ input }) => input.value.trim() === '') ? null : Object.fromEntries(inputs.map(({ part, input }) => [part, input.value.trim()])),
	};
}

/** The states in a row, one of them chosen. */
function stepsField(name, value, states) {
	let chosen = value || states[0];
	const buttons = states.map((state) => {
		const button = make('button', '', say(state));
		button.type = 'button';
		button.setAttribute('aria-pressed', String(state === chosen));
		button.addEventListener('click', () => {
			chosen = state;
			buttons.forEach((one, place) => one.setAttribute('aria-pressed', String(states[place] === state)));
		});
		return button;
	});
	return { element: make('div', 'w6 steps', ...buttons), read: () => chosen };
}

/** Articles with a tick for what was used; a line without a code is left out. */
function articlesField(name, value) {
	const list = make('ul', 'articles');
	const lines = [];
	const add = (line) => {
		const parts = { ticked: checkInput(line.ticked), quantity: numberInput(line.quantity), code: textInput(line.code, 30) };
		parts.ticked.setAttribute('aria-label', say('used'));
		parts.quantity.setAttribute('aria-label', say('quantity'));
		parts.code.setAttribute('aria-label', say('articleCode'));
		parts.code.placeholder = say('articleCode');
		lines.push({ line, parts });
		list.append(make('li', '', parts.ticked, parts.quantity, parts.code, make('span', '', line.description || '')));
		return parts.code;
	};
	for (const line of value || []) add(line);
	const more = make('button', 'quiet', '+ ' + say('addArticle'));
	more.type = 'button';
	more.addEventListener('click', () => add({ code: '', quantity: 1, ticked: true }).focus());
	return {
		element: make('div', 'w6', make('h3', '', fieldName(name)), list, more),
		read: () => lines
			.map(({ line, parts }) => ({ ...line, code: parts.code.value.trim(), quantity: Number(parts.quantity.value), ticked: parts.ticked.checked }))
			.filter(({ code }) => code !== ''),
	};
}

/** An input for a field with its label, and how to read it; without a way to read it is only shown. */
function makeField([name, width, kind, more], values) {
	const value = values[name];
	const simple = (input, read) => ({ element: labelled(width, name, input), input, read });
	if (kind === 'shown') return shownField(name, value, more);
	if (kind === 'address') return addressField(name, value);
	if (kind === 'steps') return stepsField(name, value, more);
	if (kind === 'articles') return articlesField(name, value);
	if (kind === 'check') {
		const input = checkInput(value === undefined ? name === 'active' : value);
		return { element: make('label', width + ' check', input, make('span', '', fieldName(name))), input, read: () => input.checked };
	}
	if (kind === 'date') {
		const input = dateInput(value);
		return simple(input, () => input.value || null);
	}
	if (kind === 'number') {
		const input = numberInput(value);
		return simple(input, () => input.value === '' ? '' : Number(input.value));
	}
	if (Array.isArray(kind)) {
		const select = make('select', '', ...kind.map(([choice, word]) => new Option(say(word), String(choice), false, choice === value)));
		return simple(select, () => kind.find(([choice]) => String(choice) === select.value)[0]);
	}
	if (kind === 'area') {
		const area = make('textarea');
		area.value = value || '';
		area.rows = 2;
		return simple(area, () => area.value.trim());
	}
	const input = textInput(value, kind);
	return simple(input, () => input.value.trim());
}
`;
