/** Text that is HTML already; whatever else is put into a page is escaped. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = Markup | string | number | null | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** HTML or SVG; what is filled in is escaped, in text and in quoted attributes alike. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	const filled = texts.map((text, index) => `${text}${textOf(parts[index] ?? null)}`);
	return new Markup(filled.join(''));
}

function textOf(part: Part): string {
	if (part === null) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'number') return String(part);
	if (typeof part !== 'string') return part.map(textOf).join('');
	// Control characters have no place in HTML, and strict readers refuse them.
	return part
		.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}]/gu, '\uFFFD')
		.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
