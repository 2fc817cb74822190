/** Projects, orders with their lines, hours and employees, as the browser runs them. */
export const WORK_SCRIPT = `
const amount = (number) => number.toLocaleString(language);
const euros = (amount) => amount.toLocaleString(language, { style: 'currency', currency: 'EUR' });
const dayOf = (moment) => (moment ? new Date(moment.slice(0, 10) + 'T12:00:00').toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric' }) : '');
const chip = (state, name) => make('span', 'chip ' + state, say(name));
const lineOf = (...parts) => {
	const text = parts.filter(Boolean).join(' · ');
	return text === '' ? null : make('span', 'line', text);
};
const named = (name, value) => (value ? say(name) + ' ' + value : '');

/** A side of a row: a title with its state, and further lines under it. */
function side(title, state, ...parts) {
	return make('td', '', make('div', '', make('span', 'name', title), ' ', state), ...parts);
}

function projectState(project) {
	const today = new Date().toLocaleDateString('sv-SE');
	if (project.PRO_STAT === 1) return chip('closed', 'closed');
	if (project.REC_BLK) return chip('closed', 'blocked');
	if (project.END_DATE && project.END_DATE.slice(0, 10) < today) return chip('closed', 'ended');
	return chip('open', 'open');
}

const orderState = (order) => [chip('open', 'open'), chip('done', 'delivered'), chip('done', 'invoiced')][order.ORD_STAT || 0];

function lineList(lines) {
	if (lines.length === 0) return null;
	const list = make('ul', 'lines');
	for (const [quantity, text, price] of lines) list.append(make('li', '', make('span', '', quantity), make('span', '', text), make('span', '', price)));
	return list;
}

function period(from, until) {
	if (!until) return named('fromDate', dayOf(from));
	return [dayOf(from), say('untilDate'), dayOf(until)].filter(Boolean).join(' ');
}

/** The week of 2026-W10 as people say it: 10. */
const weekOf = (week) => String(Number(week.slice(-2)));

const WORK = {
	projects: {
		accountView: (project) => side(project.PROJ_DESC, projectState(project),
			lineOf(project.customerName || project.SUB_NR, project.PROJ_TYPE, named('employee', project.EMP_NR)),
			lineOf(period(project.BEG_DATE, project.END_DATE))),
		app: (project) => side(project.name, project.active ? null : chip('closed', 'inactive'),
			lineOf(project.customerName || project.customerNumber, project.type, named('employee', project.responsible)),
			lineOf(period(project.startDate, project.endDate))),
	},
	orders: {
		accountView: (order) => side(order.COMMENT1 || order.ORD_NR, orderState(order),
			lineOf(order.customerName || order.RPL_INV, named('project', order.PROJ_CODE), named('delivery', dayOf(order.DEL_DATE))),
			lineList(order.lines.map((line) => [amount(line.ORD_QTY) + ' ×', line.ART_DESC1 || line.ART_CODE, euros(line.ART_PX || 0)]))),
		app: (order) => side(order.description || order.number, chip(order.state, order.state),
			lineOf(order.number, order.customerName || order.customerNumber, named('project', order.projectCode), order.week ? named('week', weekOf(order.week)) : say('backlog')),
			lineList(order.articles.map((line) => [amount(line.quantity) + ' ×', (line.ticked ? '☑ ' : '☐ ') + (line.description || line.code), line.price === undefined ? '' : euros(line.price)]))),
	},
	hours: {
		number: (row) => dayOf(row.accountView ? row.accountView.TRN_DATE : row.app.date),
		accountView: (entry) => side(amount(entry.TRN_QTY) + ' ' + say('hour'), make('span', 'tag', entry.HRS_CODE),
			lineOf(named('employee', entry.EMP_NR), named('project', entry.PROJ_CODE), entry.TRN_DESC)),
		app: (entry) => side(amount(entry.hours) + ' ' + say('hour') + ' ' + say(entry.kind), chip(entry.state, entry.state),
			lineOf(entry.employeeName || named('employee', entry.employee), entry.employee ? '' : say('noCode'), named('project', entry.projectCode), entry.description, entry.reference)),
	},
};

const emptySide = (kind) => make('td', '', kind === 'hours' ? '' : make('span', 'none', say('notThere')));

/** A row that opens the record of either side; hours in AccountView are only shown. */
function workRow(kind, row, number) {
	const faces = WORK[kind];
	const app = row.app ? faces.app(row.app) : emptySide(kind);
	app.append(...problems(row.errors));
	const line = make('tr', '', make('td', 'number', number), row.accountView ? faces.accountView(row.accountView) : emptySide(kind), app);
	const key = FORMS[kind].accountView && row.accountView ? row.code : '';
	if (key || row.app) clickable(line, () => openRecord(kind, { accountView: key, app: row.app ? row.app.id : 0, side: row.app ? 'app' : 'accountView' }));
	return line;
}

function showWork(kind) {
	const number = WORK[kind].number || ((row) => row.code);
	let questions = 0;
	return async () => {
		questions += 1;
		const mine = questions;
		const query = new URLSearchParams({ search: $('search-' + kind).value.trim() });
		const { found, rows } = await control('GET', '/overview/' + kind + '?' + query);
		/* A later question has been asked meanwhile: its answer counts. */
		if (mine !== questions) return;
		put($('rows-' + kind), rows.map((row) => workRow(kind, row, number(row))));
		$('no-' + kind).hidden = rows.length > 0;
		$('found-' + kind).textContent = foundText(found, rows.length);
	};
}

/** The people of the app; who has no code cannot send hours to AccountView. */
function employeeButton(employee) {
	const code = employee.uniqueCode === '' ? make('span', 'chip differs', say('noCode')) : make('span', 'tag', employee.uniqueCode);
	const button = make('button', 'person', employee.name, ' ', code);
	button.addEventListener('click', () => openRecord('employees', { app: employee.id }));
	return button;
}

const showHourRows = showWork('hours');

async function showHours() {
	const employees = await control('GET', '/workorders/employees');
	put($('employees'), employees.map(employeeButton));
	await showHourRows();
}
`;
