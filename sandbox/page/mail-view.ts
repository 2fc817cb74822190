import { html, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { ReceivedMail } from '../mailbox/mail-store';
import { readFiles, type MailFile } from '../mailbox/message';
import { ControlError } from './control-error';
import { mailPage, mailboxPage } from './mail-pages';
import { keepLanguage, languageOf } from './page-language';

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
export function answerMailView(
	exchange: Pick<Exchange, 'path' | 'query' | 'header'>,
	mails: readonly ReceivedMail[],
): Answer | undefined {
	const found = PATH.exec(exchange.path)?.groups;
	if (found === undefined) return undefined;
	const { number, part, place } = found;
	const language = languageOf(exchange);
	const headers = { ...HEADERS, ...keepLanguage(exchange) };
	if (number === undefined) return html(200, mailboxPage(mails, language), headers);
	const mail = mails[Number(number)];
	if (mail === undefined) return new ControlError(404, 'not_found', 'No such mail.').answer();
	if (place !== undefined) return download(readFiles(mail.raw)[Number(place)]);
	if (part === undefined) return html(200, mailPage(mail, number, language), headers);
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
