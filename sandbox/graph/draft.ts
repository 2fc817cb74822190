import { z } from 'zod4';

const recipient = z.object({
	emailAddress: z.object({ address: z.string(), name: z.string().optional() }),
});

export const draftSchema = z.object({
	subject: z.string().default(''),
	body: z.object({ contentType: z.string(), content: z.string() }).optional(),
	from: recipient.optional(),
	toRecipients: z.array(recipient).default([]),
	ccRecipients: z.array(recipient).default([]),
	bccRecipients: z.array(recipient).default([]),
	replyTo: z.array(recipient).default([]),
	importance: z.string().default('normal'),
	internetMessageId: z.string().optional(),
	internetMessageHeaders: z
		.array(z.object({ name: z.string().regex(/^x-/i), value: z.string() }))
		.min(1)
		.max(5)
		.optional(),
});

export type DraftInput = z.output<typeof draftSchema>;

export const attachmentSchema = z.object({
	'@odata.type': z.literal('#microsoft.graph.fileAttachment'),
	name: z.string(),
	contentType: z.string().default('application/octet-stream'),
	contentBytes: z.base64(),
	contentId: z.string().optional(),
	isInline: z.boolean().optional(),
});

export const uploadSchema = z.object({
	AttachmentItem: z.object({
		attachmentType: z.literal('file'),
		name: z.string(),
		size: z.number().int().min(1),
		contentType: z.string().default('application/octet-stream'),
		contentId: z.string().optional(),
		isInline: z.boolean().optional(),
	}),
});

/** A file of a message. */
export interface GraphFile {
	readonly id: string;
	readonly name: string;
	readonly contentType: string;
	readonly contentId: string | undefined;
	readonly bytes: Buffer;
}

type Address = z.output<typeof recipient>['emailAddress'];

/** The message as Exchange hands it on. */
export function mimeOf(
	draft: DraftInput,
	from: Address,
	id: string,
	files: readonly GraphFile[],
): string {
	const list = (all: DraftInput['toRecipients']): string =>
		all.map(({ emailAddress }) => mailbox(emailAddress)).join(', ');
	const header = [
		`From: ${mailbox(from)}`,
		`To: ${list(draft.toRecipients)}`,
		...(draft.ccRecipients.length > 0 ? [`Cc: ${list(draft.ccRecipients)}`] : []),
		...(draft.replyTo.length > 0 ? [`Reply-To: ${list(draft.replyTo)}`] : []),
		`Subject: ${word(draft.subject)}`,
		`Message-ID: ${id}`,
		...(draft.internetMessageHeaders ?? []).map(({ name, value }) => `${name}: ${value}`),
		'MIME-Version: 1.0',
		'Content-Type: multipart/mixed; boundary="sandbox-graph"',
	];
	const type = draft.body?.contentType.toLowerCase() === 'html' ? 'text/html' : 'text/plain';
	const parts = [
		part([`Content-Type: ${type}; charset=utf-8`], Buffer.from(draft.body?.content ?? '')),
		...files.map((file) =>
			part(
				[
					`Content-Type: ${file.contentType}`,
					`Content-Disposition: attachment; filename="${word(file.name)}"`,
					...(file.contentId === undefined ? [] : [`Content-Id: <${file.contentId}>`]),
				],
				file.bytes,
			),
		),
	];
	return `${header.join('\r\n')}\r\n\r\n${parts.join('')}--sandbox-graph--\r\n`;
}

function part(header: readonly string[], content: Buffer): string {
	const lines = content.toString('base64').replace(/.{76}/g, '$&\r\n');
	return `--sandbox-graph\r\n${header.join('\r\n')}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`;
}

function mailbox({ name, address }: Address): string {
	return name === undefined || name === '' ? address : `${word(name)} <${address}>`;
}

function word(text: string): string {
	return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}
