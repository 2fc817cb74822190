import { escapeHtml, html, type Answer } from '../http/answer';
import type { ReceivedMail } from '../mailbox/mail-store';
import { ControlError } from './control-error';

/** A mail may hold anything: nothing in it is carried out or fetched. */
const POLICY =
	"default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const HEADERS = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy': POLICY,
	'X-Content-Type-Options': 'nosniff',
};

/** `/mail`, `/mail/3` and `/mail/3/html`, numbered from the oldest; undefined for other paths. */
export function answerMailView(path: string, mails: readonly ReceivedMail[]): Answer | undefined {
	const found = /^\/mail(?:\/(?<number>\d+)(?<part>\/html)?)?$/.exec(path)?.groups;
	if (found === undefined) return undefined;
	const { number, part } = found;
	if (number === undefined) return page('Mailbox', list(mails));
	const mail = mails[Number(number)];
	if (mail === undefined) return new ControlError(404, 'not_found', 'No such mail.').answer();
	if (part === undefined) return page(mail.subject, details(mail, number));
	// As it came, in a frame that can do nothing.
	return html(200, mail.html, { ...HEADERS, 'Content-Security-Policy': `sandbox; ${UNTRUSTED}` });
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
	const files = mail.attachments.map(({ name, type }) => `${name} (${type})`).join(', ');
	return [
		'<p><a href="/mail">All mails</a></p>',
		`<p>To: ${escapeHtml(mail.to.join(', '))}</p>`,
		files === '' ? '' : `<p>Files: ${escapeHtml(files)}</p>`,
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
