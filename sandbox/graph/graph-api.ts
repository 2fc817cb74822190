import { randomUUID } from 'node:crypto';
import type { z } from 'zod4';
import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { MailStore } from '../mailbox/mail-store';
import {
	attachmentSchema,
	draftSchema,
	mimeOf,
	uploadSchema,
	type DraftInput,
	type GraphFile,
} from './draft';

/** Who is signed in, and what is open to that account. */
export const GRAPH_ACCOUNT = {
	address: 'facturen@demo-installatie.example',
	token: 'sandbox-graph-token',
	refreshToken: 'sandbox-graph-refresh-token',
	/** Mailboxes that the account may open and send as. */
	shared: ['info@demo-installatie.example'],
	/** A mailbox that it may open and not send as. */
	readOnly: 'directie@demo-installatie.example',
} as const;

interface Message {
	readonly id: string;
	readonly owner: string;
	readonly internetMessageId: string;
	readonly draft: DraftInput;
	files: GraphFile[];
	isDraft: boolean;
}

interface Upload {
	readonly message: Message;
	readonly item: z.output<typeof uploadSchema>['AttachmentItem'];
	pieces: Buffer[];
	received: number;
}

/** Most bytes of an attachment in one request, and of one piece of an upload. */
const SMALL_BYTES = 3 * 1024 * 1024;
const PIECE_BYTES = 4 * 1024 * 1024;

const ROUTE =
	/^\/v1\.0\/(?:me|users\/(?<user>[^/]+))\/messages(?:\/(?<id>[^/]+)(?:\/(?<rest>send|attachments(?:\/createUploadSession)?))?)?$/;

class GraphRefusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/**
 * The few calls of Microsoft Graph's mail that sending takes, with its refusals. What is sent comes
 * into the sandbox's mailbox.
 */
export class GraphApi {
	readonly #messages = new Map<string, Message>();
	readonly #uploads = new Map<string, Upload>();

	constructor(
		private readonly store: MailStore,
		private readonly baseUrl: () => string,
	) {}

	handle(exchange: Exchange): Answer {
		try {
			if (exchange.path.endsWith('/oauth2/v2.0/token')) return this.#token(exchange);
			const upload = /^\/upload\/([^/]+)$/.exec(exchange.path)?.[1];
			if (upload !== undefined) return this.#piece(exchange, upload);
			return this.#mail(exchange);
		} catch (error) {
			if (!(error instanceof GraphRefusal)) throw error;
			return this.errorAnswer(error.status, error.message, error.code);
		}
	}

	errorAnswer(status: number, message: string, code = 'UnknownError'): Answer {
		return json(status, { error: { code, message } });
	}

	/** A token for whoever brings the refresh token. */
	#token({ body }: Exchange): Answer {
		const given = new URLSearchParams(body).get('refresh_token');
		if (given !== GRAPH_ACCOUNT.refreshToken) {
			return json(400, { error: 'invalid_grant', error_description: 'AADSTS70000: revoked' });
		}
		return json(200, {
			token_type: 'Bearer',
			expires_in: 3600,
			access_token: GRAPH_ACCOUNT.token,
			refresh_token: GRAPH_ACCOUNT.refreshToken,
		});
	}

	#mail(exchange: Exchange): Answer {
		const isSigned = exchange.header('authorization') === `Bearer ${GRAPH_ACCOUNT.token}`;
		if (!isSigned || exchange.tokenExpires) {
			throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token has expired.');
		}
		const groups = ROUTE.exec(exchange.path)?.groups;
		if (groups === undefined) throw new GraphRefusal(400, 'BadRequest', 'Resource not found.');
		const { user, id, rest } = groups;
		const owner = ownerOf(user);
		if (id === undefined) {
			return exchange.method === 'POST'
				? this.#create(exchange, owner)
				: this.#list(exchange, owner);
		}
		const message = this.#find(id, owner);
		switch (`${exchange.method} ${rest ?? ''}`) {
			case 'DELETE ':
				this.#messages.delete(message.id);
				return noContent();
			case 'POST attachments':
				return this.#attach(exchange, message);
			case 'GET attachments':
				return json(200, { value: message.files.map(({ id }) => ({ id })) });
			case 'POST attachments/createUploadSession':
				return this.#openUpload(exchange, message);
			case 'POST send':
				return this.#send(message);
			default:
				throw new GraphRefusal(405, 'BadRequest', 'Method not allowed.');
		}
	}

	#create(exchange: Exchange, owner: string): Answer {
		const draft = read(draftSchema, exchange);
		const id = `AAMk${randomUUID().replaceAll('-', '')}=`;
		const internetMessageId = draft.internetMessageId ?? `<${randomUUID()}@graph.example>`;
		this.#messages.set(id, { id, owner, internetMessageId, draft, files: [], isDraft: true });
		return json(201, { id, isDraft: true, internetMessageId });
	}

	#list({ query }: Exchange, owner: string): Answer {
		const wanted = /^internetMessageId eq '(.*)'$/.exec(query.get('$filter') ?? '')?.[1];
		const found = [...this.#messages.values()].filter(
			(message) =>
				message.owner === owner && (wanted === undefined || message.internetMessageId === wanted),
		);
		return json(200, { value: found.map(({ id, isDraft }) => ({ id, isDraft })) });
	}

	#attach(exchange: Exchange, message: Message): Answer {
		const { name, contentType, contentBytes, contentId } = read(attachmentSchema, exchange);
		const bytes = Buffer.from(contentBytes, 'base64');
		if (bytes.length >= SMALL_BYTES) {
			throw new GraphRefusal(413, 'RequestEntityTooLarge', 'The attachment is too large.');
		}
		const file = { id: randomUUID(), name, contentType, contentId, bytes };
		message.files.push(file);
		return json(201, { id: file.id });
	}

	#openUpload(exchange: Exchange, message: Message): Answer {
		const { AttachmentItem: item } = read(uploadSchema, exchange);
		const id = randomUUID();
		this.#uploads.set(id, { message, item, pieces: [], received: 0 });
		return json(201, { uploadUrl: `${this.baseUrl()}/upload/${id}`, nextExpectedRanges: ['0-'] });
	}

	/** Pieces come in their order, unsigned: the address is the permission. */
	#piece(exchange: Exchange, id: string): Answer {
		const upload = this.#uploads.get(id);
		if (upload === undefined) throw new GraphRefusal(404, 'itemNotFound', 'No such upload.');
		if (exchange.header('authorization') !== '') {
			throw new GraphRefusal(401, 'unauthenticated', 'No Authorization header here.');
		}
		const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(exchange.header('content-range'));
		const [from, to, total] = (range ?? []).slice(1).map(Number);
		const bytes = Buffer.from(exchange.body, 'latin1');
		const { item } = upload;
		const fits =
			from === upload.received &&
			to === upload.received + bytes.length - 1 &&
			total === item.size &&
			bytes.length <= PIECE_BYTES;
		if (!fits) throw new GraphRefusal(416, 'invalidRange', `Expected ${upload.received}-.`);
		upload.pieces.push(bytes);
		upload.received += bytes.length;
		if (upload.received < item.size) {
			return json(200, { nextExpectedRanges: [`${upload.received}-`] });
		}
		const { name, contentType, contentId } = item;
		const bytesOfFile = Buffer.concat(upload.pieces);
		const file = { id: randomUUID(), name, contentType, contentId, bytes: bytesOfFile };
		upload.message.files.push(file);
		this.#uploads.delete(id);
		return json(201, { id: file.id });
	}

	#send(message: Message): Answer {
		if (!message.isDraft) throw new GraphRefusal(400, 'ErrorInvalidOperation', 'Not a draft.');
		const { draft, owner } = message;
		const from = draft.from?.emailAddress ?? { address: owner };
		const address = from.address.toLowerCase();
		const mayBe: readonly string[] = [GRAPH_ACCOUNT.address, ...GRAPH_ACCOUNT.shared];
		if (!mayBe.includes(address)) {
			throw new GraphRefusal(
				403,
				'ErrorSendAsDenied',
				'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
			);
		}
		const everybody = [draft.toRecipients, draft.ccRecipients, draft.bccRecipients].flat();
		const to = everybody.map(({ emailAddress }) => emailAddress.address);
		if (to.length === 0) {
			throw new GraphRefusal(400, 'ErrorInvalidRecipients', 'At least one recipient isn’t valid.');
		}
		message.isDraft = false;
		const raw = mimeOf(draft, from, message.internetMessageId, message.files);
		message.files = [];
		this.store.keep({ from: address, to, raw });
		return { status: 202, headers: {}, body: '' };
	}

	#find(id: string, owner: string): Message {
		const message = this.#messages.get(decodeURIComponent(id));
		if (message?.owner === owner) return message;
		throw new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found.');
	}
}

function ownerOf(user: string | undefined): string {
	if (user === undefined) return GRAPH_ACCOUNT.address;
	const owner = decodeURIComponent(user).toLowerCase();
	const open: readonly string[] = [
		GRAPH_ACCOUNT.address,
		...GRAPH_ACCOUNT.shared,
		GRAPH_ACCOUNT.readOnly,
	];
	if (open.includes(owner)) return owner;
	throw new GraphRefusal(404, 'ErrorInvalidUser', `The requested user '${owner}' is invalid.`);
}

function read<Output>(schema: z.ZodType<Output>, { body }: Exchange): Output {
	try {
		return schema.parse(JSON.parse(Buffer.from(body, 'latin1').toString('utf8')));
	} catch {
		throw new GraphRefusal(400, 'RequestBodyRead', 'The request body cannot be read.');
	}
}
