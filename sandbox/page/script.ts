import { DIALOG_SCRIPT } from './script-dialog';
import { PANELS_SCRIPT } from './script-panels';
import { WORK_SCRIPT } from './script-work';
import { TEXTS } from './texts';

/**
 * The page's program, as the browser runs it. It asks the control interface every two seconds and
 * only ever writes text, never markup, from what it gets.
 */
const FRAME_SCRIPT = `'use strict';
const $ = (id) => document.getElementById(id);
let language = localStorage.getItem('language') || (navigator.language.startsWith('nl') ? 'nl' : 'en');
const say = (name) => TEXTS[language][name] || name;

/** An element with a class, and texts or elements in it. */
function make(tag, className, ...content) {
	const element = document.createElement(tag);
	if (className) element.className = className;
	element.append(...content.filter((part) => part !== null && part !== ''));
	return element;
}

async function control(method, path, body) {
	const response = await fetch('/_control' + path, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});
	const text = await response.text();
	const value = text === '' ? null : JSON.parse(text);
	if (!response.ok) throw new Error(value.error.message);
	return value;
}

function speak() {
	document.documentElement.lang = language;
	for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
	$('search').placeholder = say('search');
	for (const kind of Object.keys(WORK)) $('search-' + kind).placeholder = say('searchWork');
	$('language').textContent = language === 'nl' ? 'English' : 'Nederlands';
}

/* Customers of both sides */
let wantedState = '';
let known = null;
let questions = 0;

function addressLine(address) {
	return address === null ? '' : [address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

function face(side, row, tag) {
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
		reach.childNodes.length > 0 ? reach : null);
}

function customerRow(row) {
	const line = make('tr', known !== null && known.get(row.number) !== row.state ? 'new' : '',
		make('td', 'number', row.number || '–'),
		face(row.accountView, row, row.accountView && row.accountView.blocked ? say('blocked') : ''),
		make('td', 'mark', make('span', 'chip ' + row.state, say(row.state))),
		face(row.app, row, row.app && !row.app.active ? say('inactive') : ''));
	line.tabIndex = 0;
	line.addEventListener('click', () => openCustomer(row));
	line.addEventListener('keydown', (event) => { if (event.key === 'Enter') openCustomer(row); });
	return line;
}

function tile(count, name, className, state) {
	const button = make('button', 'tile ' + (count === 0 ? 'zero' : className), make('b', '', count.toLocaleString(language)), make('span', '', say(name)));
	button.setAttribute('aria-pressed', String(state !== '' && wantedState === state));
	button.addEventListener('click', () => { wantedState = wantedState === state ? '' : state; known = null; refresh(); });
	return button;
}

/** Puts new content in place only when it differs, so that nothing flickers or loses the focus. */
function put(element, parts) {
	const next = make(element.tagName, '', ...parts);
	if (next.innerHTML !== element.innerHTML) element.replaceChildren(...parts);
}

/** How many there are, and how many of them are shown when that is less. */
function foundText(found, shown) {
	return found.toLocaleString(language) + ' ' + say('found') + (found > shown ? ', ' + say('shown').replace('{n}', shown) : '');
}

async function showCustomers() {
	const query = new URLSearchParams({ state: wantedState, search: $('search').value.trim() });
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
	put($('customers'), rows.map(customerRow));
	$('no-customers').hidden = rows.length > 0;
	$('found').textContent = foundText(found, rows.length);
	known = new Map(rows.map((row) => [row.number, row.state]));
}
`;

const START_SCRIPT = `
/* Tabs, language, refreshing */
let tab = 'customers';
const shows = { customers: showCustomers, projects: showWork('projects'), orders: showWork('orders'), hours: showWork('hours'), requests: showRequests, switches: showSwitches, faults: showFaults };

async function refresh() {
	try {
		await shows[tab]();
		await showCounts();
		$('live').className = 'live';
		$('live-text').textContent = say('live');
	} catch {
		$('live').className = 'live off';
		$('live-text').textContent = say('offline');
	}
}

/* The tab is in the address, so that a link or a reload opens it again. */
function openTab(name) {
	tab = name in shows ? name : 'customers';
	for (const button of document.querySelectorAll('[data-tab]')) {
		button.setAttribute('aria-selected', String(button.dataset.tab === tab));
		$('tab-' + button.dataset.tab).hidden = button.dataset.tab !== tab;
	}
	refresh();
}
for (const button of document.querySelectorAll('[data-tab]')) {
	button.addEventListener('click', () => {
		history.replaceState(null, '', '#' + button.dataset.tab);
		openTab(button.dataset.tab);
	});
}
for (const kind of Object.keys(WORK)) $('search-' + kind).addEventListener('input', () => refresh());
$('search').addEventListener('input', () => { known = null; refresh(); });
$('language').addEventListener('click', () => {
	language = language === 'nl' ? 'en' : 'nl';
	localStorage.setItem('language', language);
	speak();
	refresh();
});
speak();
openTab(location.hash.slice(1));
setInterval(() => { if (!document.hidden) refresh(); }, 2000);
`;

export const SCRIPT = [
	FRAME_SCRIPT,
	`const TEXTS = ${JSON.stringify(TEXTS)};`,
	PANELS_SCRIPT,
	WORK_SCRIPT,
	DIALOG_SCRIPT,
	START_SCRIPT,
].join('\n');
