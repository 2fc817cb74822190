import { z } from 'zod4';
import { TransportFailure, type HttpPort, type HttpResponse } from '../../../ports/http';
import { MailError } from '../../errors';
import { graphFailure, graphTransportFailure, type GraphSituation } from './graph-failure';

export interface GraphSettings {
	/** Code of the profile, and its address, for sentences. */
	readonly profile: string;
	readonly sender: string;
	/** `https://graph.microsoft.com` or a stand-in for it. */
	readonly baseUrl: string;
	/** Address of a shared mailbox; '' for that of the account. */
	readonly mailbox: string;
	readonly timeoutMs: number;
	/** Signs each request as the account. */
	readonly http: HttpPort;
	/** For addresses that Graph itself gives out; unsigned. */
	readonly plainHttp: HttpPort;
	readonly signal: AbortSignal | undefined;
}

const MOST_BYTES = 1024 * 1024;

const messageSchema = z.object({ id: z.string().min(1), isDraft: z.boolean().default(true) });
const listSchema = z.object({ value: z.array(messageSchema) });
const sessionSchema = z.object({ uploadUrl: z.url() });

/** A message in the mailbox. */
export type GraphMessage = z.infer<typeof messageSchema>;

/** The few calls of Microsoft Graph that sending takes. Rejects with a `MailError`. */
export class GraphClient {
	private readonly root: string;
	private readonly situation: GraphSituation;

	constructor(private readonly settings: GraphSettings) {
		const { mailbox, baseUrl, profile, sender } = settings;
		const owner = mailbox === '' ? 'me' : `users/${encodeURIComponent(mailbox)}`;
		this.root = `${baseUrl}/v1.0/${owner}`;
		this.situation = { profile, sender, mailbox };
	}

	async createDraft(message: unknown): Promise<GraphMessage> {
		return messageSchema.parse(await this.call('POST', '/messages', message));
	}

	async attach(id: string, attachment: unknown): Promise<void> {
		await this.call('POST', `/messages/${encodeURIComponent(id)}/attachments`, attachment);
	}

	/** The address to which a large attachment is sent in pieces. */
	async openUpload(id: string, item: unknown): Promise<string> {
		const path = `/messages/${encodeURIComponent(id)}/attachments/createUploadSession`;
		const given = await this.call('POST', path, { AttachmentItem: item });
		return sessionSchema.parse(given).uploadUrl;
	}

	/** One piece; the address itself is the permission. */
	async upload(url: string, bytes: Uint8Array, from: number, total: number): Promise<void> {
		const range = `bytes ${from}-${from + bytes.length - 1}/${total}`;
		await this.answerOf(
			this.settings.plainHttp({
				method: 'PUT',
				url,
				headers: { 'Content-Range': range, 'Content-Type': 'application/octet-stream' },
				bytes,
				...this.bounds(),
			}),
		);
	}

	async send(id: string): Promise<void> {
		await this.call('POST', `/messages/${encodeURIComponent(id)}/send`);
	}

	async remove(id: string): Promise<void> {
		await this.call('DELETE', `/messages/${encodeURIComponent(id)}`);
	}

	/** Messages with this id, in whichever folder. */
	async find(messageId: string): Promise<readonly GraphMessage[]> {
		const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`);
		const found = await this.call('GET', `/messages?$filter=${filter}&$select=id,isDraft&$top=10`);
		return listSchema.parse(found).value;
	}

	/** Whether the mailbox can be opened. */
	async probe(): Promise<void> {
		await this.call('GET', '/messages?$select=id&$top=1');
	}

	private async call(
		method: 'GET' | 'POST' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<unknown> {
		const answer = await this.answerOf(
			this.settings.http({
				method,
				url: `${this.root}${path}`,
				headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
				...(body !== undefined && { body: JSON.stringify(body) }),
				...this.bounds(),
			}),
		);
		return parsed(answer);
	}

	private async answerOf(asked: Promise<HttpResponse>): Promise<HttpResponse> {
		let answer: HttpResponse;
		try {
			answer = await asked;
		} catch (error) {
			if (!(error instanceof TransportFailure)) throw error;
			throw graphTransportFailure(error, this.situation);
		}
		if (answer.status >= 200 && answer.status < 300) return answer;
		throw graphFailure(answer, this.situation);
	}

	private bounds() {
		const { timeoutMs, signal } = this.settings;
		return { timeoutMs, maxBodyBytes: MOST_BYTES, ...(signal !== undefined && { signal }) };
	}
}

function parsed({ body }: HttpResponse): unknown {
	if (body.trim() === '') return undefined;
	try {
		return JSON.parse(body);
	} catch {
		throw new MailError({
			code: 'MAIL_SERVER_BUSY',
			message: 'Microsoft Graph gave an answer that is no JSON.',
			remedy: 'Nothing to do when it happens once: the message is tried again.',
			failureClass: 'transient',
		});
	}
}
