import { wireAddress, type MailAddress } from '../../addresses/address';
import { itemError, MailError } from '../../errors';
import type { MailAttachment } from '../../message/content';
import { withPlainPictures } from '../../message/pictures';
import type { OutboxEntry } from '../../outbox/entry';
import type { CheckLine, MailTransport, OutgoingMail, Taken, TransportSteps } from '../transport';
import { GraphClient, strangeAnswer, type GraphSettings } from './graph-client';
import { UnansweredError } from './graph-failure';
import { fileAttachment, SMALL_BYTES } from './attachments';
import { uploadFile } from './upload';

/**
 * Mail through Microsoft Graph, from the mailbox of the account or from a shared one: a draft with
 * an id of our own is made and then sent, so that what became of it can be asked.
 */
export class GraphTransport implements MailTransport {
	private readonly client: GraphClient;

	constructor(private readonly settings: GraphSettings) {
		this.client = new GraphClient(settings);
	}

	async send(mail: OutgoingMail, steps: TransportSteps): Promise<Taken> {
		const content = withPlainPictures(mail.content);
		const body = draftOf({ ...mail, content });
		const isThere = await this.clearAway(mail.messageId);
		if (isThere) {
			await steps.beforeData();
			const reply = 'Lies in the mailbox as sent';
			return { state: 'sent', reply, refused: [], wasSentBefore: true };
		}
		const sender = content.from.address;
		const { id } = await this.client.createDraft(sender, body);
		try {
			await this.attachAll(id, content.attachments);
			await steps.beforeData(id);
		} catch (error) {
			await this.removeQuietly(id);
			throw error;
		}
		await this.sendDraft(sender, id);
		return { state: 'sent', reply: 'Accepted by Microsoft Graph', refused: [] };
	}

	async lookUp({ messageId, evidence }: OutboxEntry): Promise<'sent' | 'notSent' | 'unknown'> {
		const found = await this.client.find(messageId);
		if (found.some(({ isDraft }) => !isDraft)) return 'sent';
		// What is gone from everywhere may be on its way, or removed by a rule; a draft of another try
		// proves nothing.
		return found.some(({ id }) => id === evidence) ? 'notSent' : 'unknown';
	}

	async check(): Promise<readonly CheckLine[]> {
		try {
			await this.client.probe();
		} catch (error) {
			if (!(error instanceof MailError)) throw error;
			return [{ check: 'Connection', isOk: false, message: error.message, remedy: error.remedy }];
		}
		const { mailbox } = this.settings;
		const whose = mailbox === '' ? 'of the account' : mailbox;
		const message = `Microsoft Graph answers, and the mailbox ${whose} can be opened.`;
		return [{ check: 'Connection', isOk: true, message, remedy: '' }];
	}

	close(): Promise<void> {
		return Promise.resolve();
	}

	private async sendDraft(sender: string, id: string): Promise<void> {
		try {
			await this.client.send(sender, id);
		} catch (error) {
			// A draft that was sent is no draft any more, so that there is none is no refusal.
			const isGone = error instanceof MailError && error.details['status'] === 404;
			const isCertain =
				error instanceof MailError && !(error instanceof UnansweredError) && !isGone;
			if (!isCertain) throw unanswered(error);
			await this.removeQuietly(id);
			throw error;
		}
	}

	private async attachAll(id: string, attachments: readonly MailAttachment[]): Promise<void> {
		for (const attachment of attachments) await this.attach(id, attachment);
		const hasLarge = attachments.some(({ size = 0 }) => size >= SMALL_BYTES);
		if (!hasLarge) return;
		// An upload is answered at an address of its own; only the message says that it has the file.
		const count = await this.client.attachmentCount(id);
		if (count < attachments.length) throw strangeAnswer('it has lost an attachment');
	}

	private async attach(id: string, attachment: MailAttachment): Promise<void> {
		const { size } = attachment;
		if (size === undefined) throw sizeUnknown(attachment);
		if (size < SMALL_BYTES) {
			await this.client.attach(id, await fileAttachment(attachment));
			return;
		}
		const url = await this.client.openUpload(id, {
			attachmentType: 'file',
			name: attachment.fileName,
			contentType: attachment.contentType,
			size,
			...(attachment.contentId !== '' && { isInline: true, contentId: attachment.contentId }),
		});
		await uploadFile(this.client, url, attachment, size);
	}

	/**
	 * Removes the drafts of earlier tries, also of those that ended before it was told to send.
	 *
	 * @returns whether it was sent by one of them, whatever was said of that
	 */
	private async clearAway(messageId: string): Promise<boolean> {
		const found = await this.client.find(messageId);
		for (const { id, isDraft } of found) if (isDraft) await this.client.remove(id);
		return found.some(({ isDraft }) => !isDraft);
	}

	/** What is left of it does no harm. */
	private async removeQuietly(id: string): Promise<void> {
		await this.client.remove(id).catch(() => undefined);
	}
}

/** Headers of its own that a message of Graph may have. */
const MOST_HEADERS = 5;

/** Graph has one body; what has HTML is shown as such. */
function draftOf({ content, messageId, key }: OutgoingMail): unknown {
	const headers = Object.entries({ ...content.headers, 'X-Mail-Key': key });
	const wrong = headers.find(([name]) => !/^x-/i.test(name));
	if (wrong !== undefined) throw headerRefused(wrong[0]);
	if (headers.length > MOST_HEADERS) throw tooManyHeaders(headers.length);
	return {
		subject: content.subject,
		body:
			content.html === ''
				? { contentType: 'text', content: content.text }
				: { contentType: 'html', content: content.html },
		from: recipient(content.from),
		toRecipients: content.to.map(recipient),
		ccRecipients: content.cc.map(recipient),
		bccRecipients: content.bcc.map(recipient),
		replyTo: content.replyTo.map(recipient),
		importance: content.priority,
		internetMessageId: messageId,
		internetMessageHeaders: headers.map(([name, value]) => ({ name, value })),
	};
}

function recipient({ name, address }: MailAddress): unknown {
	return { emailAddress: { address: wireAddress(address), ...(name !== '' && { name }) } };
}

/** Whatever went wrong after it was told to send. */
function unanswered(error: unknown): MailError {
	const because = error instanceof Error ? error.message : String(error);
	return new MailError({
		code: 'MAIL_DOUBTFUL',
		message: `Microsoft Graph was told to send it and did not say that it has (${because})`,
		remedy: 'The next run looks it up in the mailbox.',
		...(error instanceof MailError && { details: error.details }),
		failureClass: 'doubtful',
	});
}

function headerRefused(name: string): Error {
	return itemError(
		'MAIL_HEADER_INVALID',
		`Microsoft Graph takes only headers whose name begins with X-, and "${name}" does not; nothing was sent.`,
		'Give the header another name, or send through SMTP.',
	);
}

function tooManyHeaders(count: number): Error {
	return itemError(
		'MAIL_HEADER_INVALID',
		`Microsoft Graph takes ${MOST_HEADERS} headers of its own with a message, and this one has ${count}, of which one holds its key; nothing was sent.`,
		`Leave ${MOST_HEADERS - 1} at most in Headers, or send through SMTP.`,
	);
}

function sizeUnknown({ fileName }: MailAttachment): Error {
	return itemError(
		'MAIL_ATTACHMENT_UNREADABLE',
		`The size of the attachment ${fileName} is not known, and Microsoft Graph asks for it; nothing was sent.`,
		'Read the file anew in a step before this node.',
	);
}
