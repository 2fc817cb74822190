import { escapeHtml, html, type Answer } from '../http/answer';
import type { ReceivedMail } from '../mailbox/mail-store';
import { readFiles, type MailFile } from '../mailbox/message';
import { ControlError } from './control-error';

/** A mail may hold anything: nothing in it is carried out or fetched. */
const POLICY =
	"default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const HEADERS = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy': POLICY,
	'X-Content-Type-Options': 'nosniff',
};

const PATH = /^\/mail(?:\/(?<number>\d+)(?:\/(?:(?<part>html)|files\/(?<place>\d+)))?)?$/;

/**
 * `/mail`, `/mail/3`, `/mail/3/html` and `/mail/3/files/0`, numbered from the oldest; undefined for
 * other paths.
 */
export function answerMailView(path: string, mails: readonly ReceivedMail[]): Answer | undefined {
	const found = PATH.exec(path)?.groups;
	if (found === undefined) return undefined;
	const { number, part, place } = found;
	if (number === undefined) return page('Mailbox', list(mails));
	const mail = mails[Number(number)];
	if (mail === undefined) return new ControlError(404, 'not_found', 'No such mail.').answer();
	if (place !== undefined) return download(readFiles(mail.raw)[Number(place)]);
	if (part === undefined) return page(mail.subject, details(mail, number));
	// As it came, in a frame that can do nothing.
	const policy = { 'Content-Security-Policy': `sandbox; ${UNTRUSTED}` };
	return html(200, withPictures(mail), { ...HEADERS, ...policy });
}

/** To be kept, and never shown by the browser itself: it may be anything. */
function download(file: MailFile | undefined): Answer {
	if (file === undefined) return new ControlError(404, 'not_found', 'No such file.').answer();
	const headers = {
		...HEADERS,
		'Content-Type': 'application/octet-stream',
		'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
	};
	return { status: 200, headers, body: file.bytes };
}

/** Its HTML with the pictures of its own in it. */
function withPictures({ html: text, raw }: ReceivedMail): string {
	const pictures = readFiles(raw).filter(
		({ contentId, type }) => contentId !== '' && type.startsWith('image/'),
	);
	return pictures.reduce(
		(shown, { contentId, type, bytes }) =>
			shown.replaceAll(`cid:${contentId}`, `data:${type};base64,${bytes.toString('base64')}`),
		text,
	);
}

const UNTRUSTED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function list(mails: readonly ReceivedMail[]): string {
	const rows = mails
		.map((mail, number) => {
			const cells = [
				new Date(mail.at).toISOString().slice(0, 19).replace('T', ' '),
				mail.shownFrom,
				mail.to.join(', '),
			].map((text) => `<td>${escapeHtml(text)}</td>`);
			const subject = escapeHtml(mail.subject === '' ? '(no subject)' : mail.subject);
			const files = mail.attachments.length === 0 ? '' : String(mail.attachments.length);
			return `<tr>${cells.join('')}<td><a href="/mail/${number}">${subject}</a></td><td>${files}</td></tr>`;
		})
		.reverse()
		.join('');
	return `<table><thead><tr><th>Received</th><th>From</th><th>To</th><th>Subject</th><th>Files</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function details(mail: ReceivedMail, number: string): string {
	const [header = ''] = mail.raw.split('\r\n\r\n');
	const files = mail.attachments
		.map(({ name, type }, place) => {
			const shown = escapeHtml(`${name} (${type})`);
			return `<a href="/mail/${number}/files/${place}">${shown}</a>`;
		})
		.join(', ');
	return [
		'<p><a href="/mail">All mails</a></p>',
		`<p>To: ${escapeHtml(mail.to.join(', '))}</p>`,
		files === '' ? '' : `<p>Files: ${files}</p>`,
		mail.text === '' ? '' : `<h2>Text</h2><pre>${escapeHtml(mail.text)}</pre>`,
		mail.html === ''
			? ''
			: `<h2>HTML</h2><iframe sandbox title="HTML" src="/mail/${number}/html" width="100%" height="400"></iframe>`,
		`<h2>Headers</h2><pre>${escapeHtml(header)}</pre>`,
	].join('');
}

function page(title: string, body: string): Answer {
	const shown = escapeHtml(title === '' ? '(no subject)' : title);
	return html(
		200,
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${shown}</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>${shown}</h1>${body}</main></body></html>`,
		HEADERS,
	);
}
