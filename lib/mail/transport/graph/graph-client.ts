import { z } from 'zod4';
import { TransportFailure, type HttpPort, type HttpResponse } from '../../../ports/http';
import { isProtected } from './protected';
import {
	graphFailure,
	graphTransportFailure,
	UnansweredError,
	uploadFailure,
	type GraphSituation,
} from './graph-failure';

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
const filesSchema = z.object({ value: z.array(z.object({ id: z.string() })) });
/** Begin of what is still to come, such as `3932160`, `3932160-` or `3932160-8999999`. */
const rangesSchema = z.tuple([z.string().regex(/^\d+(?:-|$)/)], z.string());
/** What takes the pieces is Outlook itself, whose names begin with a capital in some clouds. */
const progressSchema = z
	.union([
		z.object({ nextExpectedRanges: rangesSchema }),
		z.object({ NextExpectedRanges: rangesSchema }),
	])
	.transform((answer) =>
		'nextExpectedRanges' in answer ? answer.nextExpectedRanges : answer.NextExpectedRanges,
	);

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
		this.situation = { profile, sender, ownSender: sender, mailbox };
	}

	async createDraft(sender: string, message: unknown): Promise<GraphMessage> {
		const answer = await this.ask('POST', '/messages', message);
		return read(messageSchema, this.expectSuccess(answer, sender));
	}

	async attach(id: string, attachment: unknown): Promise<void> {
		await this.call('POST', `/messages/${encodeURIComponent(id)}/attachments`, attachment);
	}

	/** How many attachments the message has. */
	async attachmentCount(id: string): Promise<number> {
		const path = `/messages/${encodeURIComponent(id)}/attachments?$select=id`;
		return read(filesSchema, await this.call('GET', path)).value.length;
	}

	/** The address to which a large attachment is sent in pieces. */
	async openUpload(id: string, item: unknown): Promise<string> {
		const path = `/messages/${encodeURIComponent(id)}/attachments/createUploadSession`;
		const answer = await this.call('POST', path, { AttachmentItem: item });
		const { uploadUrl } = read(sessionSchema, answer);
		// Whoever reads the address may write to it, and the file is not to be told in the open.
		if (!isProtected(uploadUrl, this.settings.baseUrl)) {
			throw strangeAnswer('it takes files without encryption');
		}
		return uploadUrl;
	}

	/**
	 * One piece; the address itself is the permission. Only 201 says that the file is there.
	 *
	 * @returns from where on the next bytes are wanted; `whole` when there is nothing more to come
	 */
	async upload(
		url: string,
		bytes: Uint8Array,
		from: number,
		total: number,
	): Promise<number | 'whole'> {
		const range = `bytes ${from}-${from + bytes.length - 1}/${total}`;
		const answer = await this.answerOf(
			this.settings.plainHttp({
				method: 'PUT',
				url,
				headers: { 'Content-Range': range, 'Content-Type': 'application/octet-stream' },
				bytes,
				...this.bounds(),
			}),
		);
		if (answer.status === 201) return 'whole';
		if (!isSuccess(answer)) throw uploadFailure(answer, this.situation);
		return Number.parseInt(read(progressSchema, answer)[0], 10);
	}

	/**
	 * Graph's own answer is 202, whatever stands in it.
	 *
	 * @throws UnansweredError when it may have been sent all the same
	 */
	async send(sender: string, id: string): Promise<void> {
		const answer = await this.ask('POST', `/messages/${encodeURIComponent(id)}/send`);
		const { status } = this.expectSuccess(answer, sender);
		if (status !== 202) throw strangeAnswer(`it answered ${status} instead of 202`);
	}

	/** What is gone already needs no removing. */
	async remove(id: string): Promise<void> {
		const answer = await this.ask('DELETE', `/messages/${encodeURIComponent(id)}`);
		if (answer.status !== 404) this.expectSuccess(answer);
	}

	/** Messages with this id, in whichever folder. */
	async find(messageId: string): Promise<readonly GraphMessage[]> {
		const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`);
		const path = `/messages?$filter=${filter}&$select=id,isDraft&$top=10`;
		return read(listSchema, await this.call('GET', path)).value;
	}

	/** Whether the mailbox can be opened. */
	async probe(): Promise<void> {
		await this.call('GET', '/messages?$select=id&$top=1');
	}

	private async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<HttpResponse> {
		return this.expectSuccess(await this.ask(method, path, body));
	}

	private async ask(
		method: 'GET' | 'POST' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<HttpResponse> {
		return await this.answerOf(
			this.settings.http({
				method,
				url: `${this.root}${path}`,
				headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
				...(body !== undefined && { body: JSON.stringify(body) }),
				...this.bounds(),
			}),
		);
	}

	private async answerOf(asked: Promise<HttpResponse>): Promise<HttpResponse> {
		try {
			return await asked;
		} catch (error) {
			if (!(error instanceof TransportFailure)) throw error;
			throw graphTransportFailure(error, this.situation);
		}
	}

	private expectSuccess(answer: HttpResponse, sender = this.settings.sender): HttpResponse {
		if (isSuccess(answer)) return answer;
		throw graphFailure(answer, { ...this.situation, sender });
	}

	private bounds() {
		const { timeoutMs, signal } = this.settings;
		return { timeoutMs, maxBodyBytes: MOST_BYTES, ...(signal !== undefined && { signal }) };
	}
}

function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

/** @throws UnansweredError: what was asked may have been done */
function read<Output>(schema: z.ZodType<Output>, { body }: HttpResponse): Output {
	try {
		return schema.parse(JSON.parse(body));
	} catch {
		throw strangeAnswer('its answer cannot be read');
	}
}

/** What answers is no Graph, or one that is broken. */
export function strangeAnswer(what: string): UnansweredError {
	return new UnansweredError({
		code: 'MAIL_SERVER_BUSY',
		message: `What answers in the place of Microsoft Graph is not it: ${what}.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at what stands between this machine and Microsoft.',
		failureClass: 'transient',
	});
}
