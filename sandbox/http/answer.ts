/** A whole answer of one of the servers, before it is sent. */
export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Buffer;
}

/** An answer of ready-made JSON text. */
export function jsonText(
	status: number,
	body: string,
	headers: Record<string, string> = {},
): Answer {
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		body,
	};
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
	return jsonText(status, JSON.stringify(value), headers);
}

export function html(status: number, body: string, headers: Record<string, string> = {}): Answer {
	return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}

export function noContent(): Answer {
	return { status: 204, headers: {}, body: '' };
}

export function redirect(location: string): Answer {
	return { status: 302, headers: { Location: location, 'Cache-Control': 'no-store' }, body: '' };
}

/** Text made harmless inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
