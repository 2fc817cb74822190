/** What a person sees of a mail. */
export interface MailMessage {
	readonly subject: string;
	/** As the header has it, with names. */
	readonly from: string;
	readonly to: string;
	/** '' where the mail has none. */
	readonly text: string;
	readonly html: string;
	readonly attachments: readonly { readonly name: string; readonly type: string }[];
}

/** A file of a mail. */
export interface MailFile {
	readonly name: string;
	readonly type: string;
	/** By which the HTML shows it (`cid:…`), without angle brackets; '' for none. */
	readonly contentId: string;
	readonly bytes: Buffer;
}

interface Part {
	readonly header: ReadonlyMap<string, string>;
	/** One byte per character. */
	readonly body: string;
}

/** Parts within parts, so deep at most. */
const DEEPEST = 10;

/**
 * Reads a mail (RFC 5322, MIME): header words, nested parts, quoted-printable and base64, UTF-8. What
 * is broken in it is shown as it came, since a mailbox takes what it is sent.
 *
 * @param raw one byte per character
 */
export function readMessage(raw: string): MailMessage {
	const whole = partOf(raw);
	const leaves = leavesOf(whole, DEEPEST);
	const first = (type: string): string => {
		const found = leaves.find((leaf) => typeOf(leaf) === type && nameOf(leaf) === undefined);
		return found === undefined ? '' : contentOf(found);
	};
	return {
		subject: words(whole.header.get('subject') ?? ''),
		from: words(whole.header.get('from') ?? ''),
		to: words(whole.header.get('to') ?? ''),
		text: first('text/plain'),
		html: first('text/html'),
		attachments: leaves.flatMap((leaf) => {
			const name = nameOf(leaf);
			return name === undefined ? [] : [{ name, type: typeOf(leaf) }];
		}),
	};
}

/**
 * The files of a mail, in the order of `attachments`.
 *
 * @param raw one byte per character
 */
export function readFiles(raw: string): readonly MailFile[] {
	return leavesOf(partOf(raw), DEEPEST).flatMap((leaf) => {
		const name = nameOf(leaf);
		const contentId = (leaf.header.get('content-id') ?? '').replace(/^<|>$/g, '');
		return name === undefined
			? []
			: [{ name, type: typeOf(leaf), contentId, bytes: bytesOf(leaf) }];
	});
}

function partOf(raw: string): Part {
	const end = raw.indexOf('\r\n\r\n');
	const [head, body] = end < 0 ? [raw, ''] : [raw.slice(0, end), raw.slice(end + 4)];
	const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
	const header = lines.flatMap((line): [string, string][] => {
		const colon = line.indexOf(':');
		return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
	});
	return { header: new Map(header.reverse()), body };
}

function leavesOf(part: Part, deepest: number): readonly Part[] {
	const boundary = parameter(part.header.get('content-type') ?? '', 'boundary');
	if (!typeOf(part).startsWith('multipart/') || boundary === undefined || deepest === 0) {
		return [part];
	}
	const [inside = ''] = `\r\n${part.body}`.split(`\r\n--${boundary}--`);
	return inside
		.split(`\r\n--${boundary}\r\n`)
		.slice(1)
		.flatMap((one) => leavesOf(partOf(one), deepest - 1));
}

function typeOf({ header }: Part): string {
	const [type = ''] = (header.get('content-type') ?? 'text/plain').split(';');
	return type.trim().toLowerCase();
}

function nameOf({ header }: Part): string | undefined {
	const name =
		parameter(header.get('content-disposition') ?? '', 'filename') ??
		parameter(header.get('content-type') ?? '', 'name');
	return name === undefined ? undefined : words(name);
}

/** `boundary="abc"` or `boundary=abc`. */
function parameter(header: string, name: string): string | undefined {
	const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
	return found?.[1] ?? found?.[2];
}

function contentOf(part: Part): string {
	return bytesOf(part).toString('utf8');
}

function bytesOf({ header, body }: Part): Buffer {
	switch ((header.get('content-transfer-encoding') ?? '').toLowerCase()) {
		case 'quoted-printable':
			return Buffer.from(unquoted(body.replace(/=\r\n/g, '')), 'latin1');
		case 'base64':
			return Buffer.from(body, 'base64');
		default:
			return Buffer.from(body, 'latin1');
	}
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` (RFC 2047); a blank between two of them is none. */
function words(header: string): string {
	const joined = header.replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1');
	return utf8(
		joined.replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
			kind.toUpperCase() === 'B'
				? Buffer.from(text, 'base64').toString('latin1')
				: unquoted(text.replaceAll('_', ' ')),
		),
	);
}

function unquoted(text: string): string {
	return text.replace(/=([0-9A-F]{2})/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

function utf8(bytes: string): string {
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
