// @ts-check
/** Template 02: project types, then projects with the employee who is responsible, kept in step. */
import { addAppPages } from './parts/app.mjs';
import { addAppWrites } from './parts/app-writes.mjs';
import { Flow } from './parts/flow.mjs';
import { addFailure, addSave, OUTPUT } from './parts/ledger.mjs';
import { addIf } from './parts/nodes.mjs';
import { addNotes } from './parts/notes.mjs';
import { addStart, chosen, setting } from './parts/settings.mjs';
import { addSyncs, WRITES } from './parts/sync.mjs';
import * as words from './parts/words.mjs';

const PROJECTS = 'accountViewProjects';
const COMPARE = 'Compare';
const TYPES = ' (Types)';

/** First rows of the two kinds of record. */
const ROW = { types: 0, projects: 4 };

/** @param {string} field */
const type = (field) => `={{ $('${COMPARE}${TYPES}').item.json.${field} }}`;

/** @param {string} field */
const project = (field) => `$('${COMPARE}').item.json.${field}`;

const EMPLOYEES = 'Get Employees from the App';

/**
 * Where the employees cannot be read, or what came is no list of them, the app itself is asked what it thinks of
 * the project.
 */
const IS_KNOWN = `$json.employee === '' || ((pages) => !pages.every(({ json }) => Array.isArray(json.items)) || pages.some(({ json }) => json.items.some((one) => one?.uniqueCode === $json.employee)))($('${EMPLOYEES}').all())`;

const DIRECTION = {
	name: 'direction',
	row: 'projects.direction',
	otherwise: 'toOther',
	words: words.DIRECTION,
};
const UNMATCHED = {
	name: 'unmatched',
	row: 'projects.unmatched',
	otherwise: 'ask',
	words: words.UNMATCHED,
};

const UNKNOWN = {
	en: "'employee ' + $json.employee + ' is responsible for it in AccountView, and nobody in the work-order app has this unique code'",
	nl: "'medewerker ' + $json.employee + ' is er in AccountView verantwoordelijk voor, en niemand in de werkbonnen-app heeft die unieke code'",
};

export function projects() {
	const flow = new Flow({ number: '02', name: 'AccountView 02 · Projects' });
	const start = addStart(flow, {
		minute: 1,
		night: '02:10',
		settings: [
			DIRECTION,
			UNMATCHED,
			{ name: 'closedStatuses', row: 'projects.closedStatuses', otherwise: '1' },
		],
		by: DIRECTION,
	});
	addSyncs(flow, [typesSync(start)], projectsSync(start));
	addAppWrites(flow, {
		suffix: TYPES,
		top: ROW.types,
		creates: { from: `${COMPARE}${TYPES}`, output: OUTPUT.createInOther },
		updates: { from: `${COMPARE}${TYPES}`, output: OUTPUT.updateInOther },
		resource: 'project-types',
		shape: TYPE_FIELDS,
		lookUp: "'?code=' + encodeURIComponent($json.code)",
		body: [
			{ name: 'code', value: type('code') },
			{ name: 'name', value: type('description') },
		],
	});
	addWritesToAccountView(flow);
	addWritesToApp(flow);
	addNotes(flow, { about: ABOUT, top: ROW.projects, last: ROW.projects + 6 });
	return flow;
}

/** The app's types and projects as Compare gets them. */
const TYPE_FIELDS = { id: '$json.id', code: '$json.code', description: '$json.name' };
const PROJECT_FIELDS = {
	id: '$json.id',
	code: '$json.code',
	description: '$json.name',
	customerNumber: '$json.customerNumber',
	remark: '$json.description',
	startDate: '$json.startDate',
	endDate: '$json.endDate',
	projectType: '$json.type',
	employee: '$json.responsible',
	isOpen: '$json.active',
};

/** @typedef {ReturnType<typeof addStart>} Start */

/** @param {Start} start @returns {import('./parts/sync.mjs').Sync} */
const typesSync = (start) => ({
	entity: 'project-type',
	suffix: TYPES,
	top: ROW.types,
	last: ROW.types + 3,
	start,
	all: {
		name: 'Get Project Types',
		type: PROJECTS,
		parameters: { resource: 'projectType', operation: 'getAll', returnAll: true },
	},
	app: {
		read: 'Get Types from the App',
		split: 'One Item per Type',
		shape: 'App Types in One Shape',
		resource: 'project-types',
		fields: TYPE_FIELDS,
	},
	compare: {
		key: { accountView: 'code', other: 'id' },
		fields: [{ field: 'description' }],
		match: [{ is: 'number', accountView: 'code', other: 'code' }],
		direction: 'toOther',
		options: { unmatched: 'create' },
	},
});

/** @param {Start} start @returns {import('./parts/sync.mjs').Sync} */
const projectsSync = (start) => ({
	entity: 'project',
	top: ROW.projects,
	last: ROW.projects + 6,
	start,
	all: {
		name: 'Get All Projects',
		type: PROJECTS,
		parameters: {
			resource: 'project',
			operation: 'getAll',
			openOnly: false,
			returnAll: true,
			simplify: true,
			filters: {},
		},
	},
	changed: {
		name: 'Get Changed Projects',
		type: PROJECTS,
		parameters: {
			resource: 'project',
			operation: 'getChanged',
			positionName: `={{ ${setting('connection')} }} project`,
			firstRun: 'everything',
			returnAll: true,
			simplify: true,
		},
	},
	accountViewShape: {
		name: 'Open or Closed',
		fields: {
			isOpen: `!($json.endDate && $json.endDate.slice(0, 10) < $today.toFormat('yyyy-MM-dd')) && !${words.entries(setting('closedStatuses'))}.includes(String($json.status))`,
		},
	},
	app: {
		read: 'Get Projects from the App',
		split: 'One Item per Project',
		shape: 'App Projects in One Shape',
		resource: 'projects',
		fields: PROJECT_FIELDS,
	},
	compare: {
		key: { accountView: 'code', other: 'id' },
		fields: [
			{ field: 'description' },
			{ field: 'customerNumber' },
			{ field: 'remark' },
			{ field: 'startDate', as: 'date' },
			{ field: 'endDate', as: 'date' },
			{ field: 'projectType' },
			{ field: 'employee' },
			{ field: 'isOpen', as: 'yesNo' },
		],
		match: [{ is: 'number', accountView: 'code', other: 'code' }],
		direction: `={{ ${chosen(DIRECTION)} }}`,
		options: {
			unmatched: `={{ ${chosen(UNMATCHED)} }}`,
			createIfAccountView: 'isOpen',
			createIfOther: 'isOpen',
			// What closes a project differs per installation, so AccountView alone says it.
			accountViewOnly: 'isOpen',
			refused: 'everyRun',
		},
	},
});

/** @param {Flow} flow */
function addWritesToAccountView(flow) {
	const upsert = flow.add({
		name: 'Create or Update in AccountView',
		type: `n8n-nodes-accountview.${PROJECTS}`,
		version: 1,
		parameters: {
			resource: 'project',
			operation: 'upsert',
			code: '={{ $json.code }}',
			description: '={{ $json.description }}',
			additionalFields: {
				customerNumber: { __rl: true, mode: 'number', value: '={{ $json.customerNumber }}' },
				remark: '={{ $json.remark }}',
				startDate: '={{ $json.startDate }}',
				endDate: '={{ $json.endDate }}',
				projectType: { __rl: true, mode: 'code', value: '={{ $json.projectType }}' },
				employee: { __rl: true, mode: 'number', value: '={{ $json.employee }}' },
			},
		},
		at: [WRITES.first, ROW.projects],
		settings: { onError: 'continueErrorOutput' },
	});
	const save = addSave(flow, {
		name: 'Save Result (AccountView)',
		at: [WRITES.save, ROW.projects],
		newId: '={{ $json.code }}',
	});
	for (const output of [OUTPUT.createInAccountView, OUTPUT.updateInAccountView]) {
		flow.wire({ from: COMPARE, output, to: upsert });
	}
	for (const output of [0, 1]) flow.wire({ from: upsert, output, to: save });
}

/**
 * The employees are read once where there is something to write. They stand above what needs them, so
 * they are there by then.
 * @param {Flow} flow
 */
function addWritesToApp(flow) {
	const row = ROW.projects + 1;
	const employees = addAppPages(flow, {
		name: EMPLOYEES,
		at: [WRITES.first, row],
		resource: 'employees',
		once: true,
	});
	const known = addIf(flow, {
		name: 'Employee Known?',
		at: [WRITES.first, row + 1],
		when: IS_KNOWN,
	});
	const isNew = addIf(flow, {
		name: 'New in the App?',
		at: [WRITES.first + 1, row + 1],
		when: "$json._sync.action === 'create'",
	});
	for (const output of [OUTPUT.createInOther, OUTPUT.updateInOther]) {
		flow.wire({ from: COMPARE, output, to: employees });
		flow.wire({ from: COMPARE, output, to: known });
	}
	flow.wire({ from: known, output: 0, to: isNew });
	addAppWrites(flow, {
		top: row + 1,
		column: WRITES.first + 2,
		creates: { from: isNew, output: 0 },
		updates: { from: isNew, output: 1 },
		resource: 'projects',
		shape: PROJECT_FIELDS,
		lookUp: "'?code=' + encodeURIComponent($json.code)",
		body: [
			{ name: 'code', value: `={{ ${project('code')} }}` },
			{ name: 'name', value: `={{ ${project('description')} }}` },
			{ name: 'customerNumber', value: `={{ ${project('customerNumber')} }}` },
			{ name: 'description', value: `={{ ${project('remark')} }}` },
			{ name: 'startDate', value: `={{ ${project('startDate')} || null }}` },
			{ name: 'endDate', value: `={{ ${project('endDate')} || null }}` },
			{ name: 'type', value: `={{ ${project('projectType')} }}` },
			{ name: 'responsible', value: `={{ ${project('employee')} }}` },
			{ name: 'active', value: `={{ ${project('isOpen')} }}` },
		],
	});
	const save = addFailure(flow, {
		name: 'Save Unknown Employee',
		at: [WRITES.first + 1, row + 3],
		cause: `={{ ${UNKNOWN.en} }}`,
		causeNl: `={{ ${UNKNOWN.nl} }}`,
		toDo: `={{ 'Fill in ' + $json.employee + ' as the unique code of that employee in the work-order app, or choose another responsible employee in AccountView; the project then goes by itself' }}`,
		toDoNl: `={{ 'Vul bij die medewerker in de werkbonnen-app ' + $json.employee + ' als unieke code in, of kies in AccountView een andere verantwoordelijke; het project gaat dan vanzelf mee' }}`,
	});
	flow.wire({ from: known, output: 1, to: save });
}

const ABOUT = `## 02 · Projects

Keeps project types and projects of AccountView and of the work-order app in step, every 10 minutes. The types go to the app; projects go by the direction.

**Nederlands** – Houdt de projecten gelijk: code, naam, klant, omschrijving, begin- en einddatum, projecttype en verantwoordelijke medewerker. Alleen open projecten komen in de werkbonnen-app; een project dat later sluit, wordt daar inactief. Een project sluit u in AccountView.

**Fill in**
1. Your AccountView credential in the nodes of AccountView Projects.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.

**Direction** is \`toOther\` (AccountView leads), \`toAccountView\`, \`both\` or \`off\`. **unmatched** is \`ask\` (a project that resembles nothing is listed at the first run) or \`create\`; **closedStatuses** are the values of the project status that mean closed.

The responsible employee is the one in the app whose unique code is the number in AccountView. Nobody has it? Then the project is listed as an error until somebody has.`;
