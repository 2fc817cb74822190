import { itemError } from '../errors';
import type { MailAttachment, MailContent } from './content';

/** A picture of the message itself (RFC 2392), as an attribute or within a style. */
const PICTURE = /((?:=["']?|url\(["']?)cid:)([^"'\s<>)]+)/gi;

/** What a Content-ID may hold (RFC 5322, atom), and means the same within an address in HTML. */
const USUAL_ID = /^[\w.@+-]+$/;

/**
 * A picture that the HTML shows and nobody attached would be seen as a broken one.
 *
 * @throws MailError MAIL_ATTACHMENT_MISSING
 */
export function checkPictures({
	html,
	attachments,
}: Pick<MailContent, 'html' | 'attachments'>): void {
	const attached = idsOf(attachments);
	const shown = [...html.matchAll(PICTURE)].map(([, , id = '']) => id);
	const missing = shown.find((id) => attachedAs(id, attached) === undefined);
	if (missing === undefined) return;
	throw itemError(
		'MAIL_ATTACHMENT_MISSING',
		`The HTML shows the picture cid:${missing.slice(0, 80)}, which is not attached, so nothing was sent.`,
		'Name the field with the picture under Inline Picture Fields, spelled as in the HTML, or take it out of the HTML.',
		{ field: missing.slice(0, 80) },
	);
}

/**
 * The same message with pictures that every mail program finds: a header has no letters beyond ASCII
 * and no space, so a name with one goes as another, in the HTML as well.
 */
export function withPlainPictures(content: MailContent): MailContent {
	const { html, attachments } = content;
	const attached = idsOf(attachments);
	if ([...attached].every(isUsual)) return content;
	return {
		...content,
		html: html.replace(PICTURE, (shown: string, before: string, id: string) => {
			const found = attachedAs(id, attached);
			return found === undefined || isUsual(found) ? shown : before + plainId(found);
		}),
		attachments: attachments.map((one) => ({ ...one, contentId: plainId(one.contentId) })),
	};
}

function idsOf(attachments: readonly MailAttachment[]): ReadonlySet<string> {
	return new Set(attachments.map(({ contentId }) => contentId));
}

/** Under which name a picture is attached that the HTML shows. */
function attachedAs(shown: string, attached: ReadonlySet<string>): string | undefined {
	return [shown, decoded(shown)].find((id) => attached.has(id));
}

/** An address within HTML is written with its special signs as %20. */
function decoded(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}

function isUsual(id: string): boolean {
	return id === '' || USUAL_ID.test(id);
}

/** Another one for every name. */
function plainId(id: string): string {
	return isUsual(id) ? id : `picture-${Buffer.from(id).toString('base64url')}`;
}
