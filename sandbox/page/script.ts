import { CUSTOMERS_SCRIPT } from './script-customers';
import { DIALOG_SCRIPT } from './script-dialog';
import { DOCUMENTS_SCRIPT } from './script-documents';
import { FILINGS_SCRIPT } from './script-filings';
import { FORMS_SCRIPT } from './script-forms';
import { INVOICES_SCRIPT } from './script-invoices';
import { MESSAGES_SCRIPT } from './script-messages';
import { PANELS_SCRIPT } from './script-panels';
import { REGISTRATION_SCRIPT } from './script-registration';
import { PRINTS_SCRIPT } from './script-prints';
import { COOKIE_RULES, LANGUAGE_COOKIE } from './page-language';
import { WORK_SCRIPT } from './script-work';
import { TEXTS } from './texts';
import { DOCUMENT_TEXTS } from './texts-documents';
import { FORM_TEXTS } from './texts-forms';
import { INVOICE_TEXTS } from './texts-invoices';
import { FILING_TEXTS } from './texts-filings';
import { PRINT_TEXTS } from './texts-prints';
import { REGISTRATION_TEXTS } from './texts-registration';

/**
 * The page's program, as the browser runs it. It asks the control interface every two seconds and
 * only ever writes text, never markup, from what it gets.
 */
const FRAME_SCRIPT = `'use strict';
const $ = (id) => document.getElementById(id);
const chosen = new RegExp('(?:^|; )${LANGUAGE_COOKIE}=(nl|en)').exec(document.cookie);
let language = chosen ? chosen[1] : (navigator.language.startsWith('nl') ? 'nl' : 'en');
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
	if (!response.ok) throw Object.assign(new Error(value.error.message), value.error);
	return value;
}

function speak() {
	document.documentElement.lang = language;
	for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
	for (const input of document.querySelectorAll('.search')) input.placeholder = say(input.id === 'search-customers' ? 'search' : 'searchWork');
	$('language').textContent = language === 'nl' ? 'English' : 'Nederlands';
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

/** A row that opens something: by mouse, and by keyboard. */
function clickable(row, open) {
	row.classList.add('opens');
	row.tabIndex = 0;
	row.addEventListener('click', open);
	row.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(); });
}
`;

const START_SCRIPT = `
/* Tabs, language, refreshing */
let tab = 'customers';
const shows = { customers: showCustomers, projects: showWork('projects'), orders: showWork('orders'), hours: showHours, invoices: showInvoices, prints: showPrints, documents: showDocuments, filings: showFilings, registration: showRegistration, messages: showMessages, requests: showRequests, switches: showSwitches, faults: showFaults };

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
		if (button.dataset.tab === tab) button.scrollIntoView({ block: 'nearest', inline: 'center' });
	}
	refresh();
}
for (const button of document.querySelectorAll('[data-tab]')) {
	button.addEventListener('click', () => {
		history.replaceState(null, '', '#' + button.dataset.tab);
		openTab(button.dataset.tab);
	});
}
for (const input of document.querySelectorAll('.search')) input.addEventListener('input', () => refresh());
$('language').addEventListener('click', () => {
	language = language === 'nl' ? 'en' : 'nl';
	document.cookie = '${LANGUAGE_COOKIE}=' + language + '; ${COOKIE_RULES}';
	speak();
	refresh();
});
speak();
openTab(location.hash.slice(1));
setInterval(() => { if (!document.hidden) refresh(); }, 2000);
`;

/** Every word of the page, by language. */
export const WORDS = {
	nl: {
		...TEXTS.nl,
		...FORM_TEXTS.nl,
		...INVOICE_TEXTS.nl,
		...PRINT_TEXTS.nl,
		...DOCUMENT_TEXTS.nl,
		...FILING_TEXTS.nl,
		...REGISTRATION_TEXTS.nl,
	},
	en: {
		...TEXTS.en,
		...FORM_TEXTS.en,
		...INVOICE_TEXTS.en,
		...PRINT_TEXTS.en,
		...DOCUMENT_TEXTS.en,
		...FILING_TEXTS.en,
		...REGISTRATION_TEXTS.en,
	},
};

export const SCRIPT = [
	FRAME_SCRIPT,
	`const TEXTS = ${JSON.stringify(WORDS)};`,
	PANELS_SCRIPT,
	CUSTOMERS_SCRIPT,
	WORK_SCRIPT,
	INVOICES_SCRIPT,
	PRINTS_SCRIPT,
	DOCUMENTS_SCRIPT,
	FILINGS_SCRIPT,
	REGISTRATION_SCRIPT,
	MESSAGES_SCRIPT,
	FORMS_SCRIPT,
	DIALOG_SCRIPT,
	START_SCRIPT,
].join('\n');
