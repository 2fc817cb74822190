import { escapeHtml } from '../http/answer';
import type { ReceivedMail } from '../mailbox/mail-store';
import type { Language } from './page-language';
import { MAIL_TEXTS, type MailTexts } from './texts-mail';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A moment where the firm is. */
function momentOf(at: number, language: Language): string {
	const options = {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'Europe/Amsterdam',
	} as const;
	return new Intl.DateTimeFormat(LOCALES[language], options).format(at);
}

/** All mails, the newest first. */
export function mailboxPage(mails: readonly ReceivedMail[], language: Language): string {
	const words: MailTexts = MAIL_TEXTS[language];
	const rows = mails.map((mail, number) => row(mail, number, language)).toReversed();
	const heads = [words.received, words.from, words.to, words.subject, words.files];
	const list = `<div class="card scroll"><table class="mails"><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
	const body = `<p class="hint">${words.hint}</p>${rows.length === 0 ? `<p class="card empty">${words.noMails}</p>` : list}`;
	return page({ path: '/mail', title: words.mailbox, body, language });
}

function row(mail: ReceivedMail, number: number, language: Language): string {
	const words: MailTexts = MAIL_TEXTS[language];
	const { at, shownFrom, to, attachments } = mail;
	const subject = `<a href="/mail/${number}">${escapeHtml(subjectOf(mail, language))}</a>`;
	const cells = [
		[words.received, momentOf(at, language)],
		[words.from, escapeHtml(shownFrom)],
		[words.to, escapeHtml(to.join(', '))],
		[words.subject, subject],
		[words.files, attachments.length === 0 ? '' : String(attachments.length)],
	];
	// On a narrow screen the head is not shown: each cell tells what it is.
	return `<tr>${cells.map(([name, cell]) => `<td data-name="${name}">${cell}</td>`).join('')}</tr>`;
}

function subjectOf({ subject }: ReceivedMail, language: Language): string {
	return subject === '' ? MAIL_TEXTS[language].noSubject : subject;
}

/** One mail: what it says, its files and its headers. */
export function mailPage(mail: ReceivedMail, number: string, language: Language): string {
	const words: MailTexts = MAIL_TEXTS[language];
	const [headers = ''] = mail.raw.split('\r\n\r\n');
	const files = mail.attachments.map(
		({ name, type }, place) =>
			`<a href="/mail/${number}/files/${place}">${escapeHtml(`${name} (${type})`)}</a>`,
	);
	const lines = [
		[words.received, momentOf(mail.at, language)],
		[words.from, escapeHtml(mail.shownFrom)],
		[words.to, escapeHtml(mail.to.join(', '))],
		[words.files, files.join(', ')],
	].filter(([, value]) => value !== '');
	const body = [
		`<dl class="card mail">${lines.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`,
		mail.text === '' ? '' : part(words.text, `<pre>${escapeHtml(mail.text)}</pre>`),
		mail.html === '' ? '' : part(words.html, frame(number, words.html)),
		part(words.headers, `<pre>${escapeHtml(headers)}</pre>`),
	].join('');
	return page({ path: `/mail/${number}`, title: subjectOf(mail, language), body, language });
}

const part = (title: string, content: string) =>
	`<h2>${title}</h2><div class="card">${content}</div>`;

/** The HTML as it came, in a frame that can do nothing. */
const frame = (number: string, title: string) =>
	`<iframe sandbox title="${title}" src="/mail/${number}/html"></iframe>`;

interface Page {
	readonly path: string;
	readonly title: string;
	readonly body: string;
	readonly language: Language;
}

function page({ path, title, body, language }: Page): string {
	const words: MailTexts = MAIL_TEXTS[language];
	const other = language === 'nl' ? 'en' : 'nl';
	const links = [
		`<a class="quiet" href="/">${words.sandbox}</a>`,
		path === '/mail' ? '' : `<a class="quiet" href="/mail">${words.allMails}</a>`,
	];
	const switcher = `<a class="quiet" lang="${other}" href="${path}?language=${other}">${words.otherLanguage}</a>`;
	const shown = escapeHtml(title);
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="top"><nav>${links.join('')}</nav><div class="aside">${switcher}</div></header>
<main class="mailbox"><h1>${shown}</h1>${body}</main>
</body>
</html>`;
}
