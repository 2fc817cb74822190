import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { DocumentsFolder } from '../documents/documents-folder';
import type { ReceivedMail } from '../mailbox/mail-store';
import type { PrintedDocument } from '../printer/print-queue';
import type { ControlApi } from './control';
import type { Sandbox } from '../sandbox';
import { ControlError } from './control-error';
import { answerDocumentView } from './document-view';
import { answerFilingView } from './filing-view';
import { PAGE } from './html';
import { answerMailView } from './mail-view';
import { answerPrintView } from './print-view';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** Nothing from elsewhere, nothing inline, no frame around it. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"form-action 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join('; ');

const FILES: Readonly<Record<string, readonly [type: string, content: string]>> = {
	'/': ['text/html; charset=utf-8', PAGE],
	'/style.css': ['text/css; charset=utf-8', STYLE],
	'/app.js': ['text/javascript; charset=utf-8', SCRIPT],
};

/** What the page shows beside the two sides. */
export interface Shown {
	readonly mails: () => readonly ReceivedMail[];
	readonly printed: () => readonly PrintedDocument[];
	readonly documents: DocumentsFolder;
	readonly filed: () => Pick<Sandbox, 'digipoort' | 'autoReport'>;
}

/** Answers requests to the page's own server: its three files, mailbox, printer, documents, filings and the control interface. */
export async function answerPage(
	exchange: Exchange,
	control: ControlApi,
	shown: Shown,
): Promise<Answer> {
	if (exchange.path.startsWith('/_control/')) return await control.handle(exchange);
	const view = exchange.method === 'GET' ? await viewAt(exchange, shown) : undefined;
	if (view !== undefined) return view;
	const file = FILES[exchange.path];
	if (file === undefined || exchange.method !== 'GET') {
		return json(404, { error: { code: 'not_found', message: 'There is no such page.' } });
	}
	const [type, content] = file;
	return {
		status: 200,
		headers: {
			'Content-Type': type,
			'Cache-Control': 'no-store',
			'Content-Security-Policy': POLICY,
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'no-referrer',
		},
		body: content,
	};
}

async function viewAt(
	exchange: Exchange,
	{ mails, printed, documents, filed }: Shown,
): Promise<Answer | undefined> {
	const { path } = exchange;
	if (path.startsWith('/mail')) return answerMailView(exchange, mails());
	if (path.startsWith('/filing')) return answerFilingView(path, filed());
	if (path.startsWith('/document')) return await answerDocumentView(path, documents);
	return path.startsWith('/print') ? answerPrintView(path, printed()) : undefined;
}

/** The error body of the page's server. */
export function pageError(status: number, message: string): Answer {
	return new ControlError(status, 'error', message).answer();
}
