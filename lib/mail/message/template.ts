import { itemError } from '../errors';

/** A text for one process in one language: an e-mail template (e-mailsjabloon). */
export interface MailTemplate {
	/** Such as `invoice`; '' for every process. */
	readonly process: string;
	/** Language code such as `NL`; '' for every language. */
	readonly language: string;
	readonly subject: string;
	/** Plain text with fields such as `[[customerName]]`. */
	readonly text: string;
	/** HTML with the same fields; '' when there is text only. */
	readonly html: string;
	/** Put below the text and the HTML. */
	readonly closing: string;
}

/** A template with its fields filled. */
export interface FilledTemplate {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

export type TemplateFields = Readonly<Record<string, string>>;

const FIELD = /\[\[([^[\]]*)\]\]/g;

/**
 * The template for a process and a language: the one with both, or else that of the process in
 * every language, that of every process in the language, that of every process.
 *
 * @throws MailError MAIL_TEMPLATE_MISSING
 */
export function chooseTemplate(
	templates: readonly MailTemplate[],
	process: string,
	language: string,
): MailTemplate {
	const tries = [
		[process, language],
		[process, ''],
		['', language],
		['', ''],
	] as const;
	for (const [wantedProcess, wantedLanguage] of tries) {
		const found = templates.find(
			(template) =>
				same(template.process, wantedProcess) && same(template.language, wantedLanguage),
		);
		if (found !== undefined) return found;
	}
	throw itemError(
		'MAIL_TEMPLATE_MISSING',
		`There is no e-mail template for process "${process}" in language "${language}".`,
		'Add one, or one without a language that serves all languages.',
		{ process, language },
	);
}

/**
 * Puts the fields in. In HTML their signs are harmless, and line breaks are kept.
 *
 * @throws MailError MAIL_TEMPLATE_FIELD_UNKNOWN
 */
export function fillTemplate(template: MailTemplate, fields: TemplateFields): FilledTemplate {
	const plain = (text: string): string => filled(text, fields, (value) => value);
	const closing = plain(template.closing);
	const text = plain(template.text);
	const html = filled(template.html, fields, htmlOf);
	return {
		subject: plain(template.subject).replace(/\s+/g, ' ').trim(),
		// Beside HTML, a text of the closing alone would hide what the message says from whoever is shown the text.
		text: text.trim() === '' && html !== '' ? '' : joined(text, closing, '\n\n'),
		html: html === '' ? '' : joined(html, closing === '' ? '' : `<p>${htmlOf(closing)}</p>`, '\n'),
	};
}

function filled(text: string, fields: TemplateFields, shown: (value: string) => string): string {
	return text.replace(FIELD, (_, asked: string) => {
		const name = asked.trim();
		const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (value === undefined) throw unknownField(name, fields);
		return shown(value);
	});
}

function joined(text: string, closing: string, between: string): string {
	return closing === '' ? text : `${text.trimEnd()}${between}${closing}`;
}

function htmlOf(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;')
		.replace(/\r?\n/g, '<br>');
}

function same(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function unknownField(name: string, fields: TemplateFields): Error {
	const known = Object.keys(fields);
	const list = known.length === 0 ? 'no fields at all' : known.slice(0, 20).join(', ');
	return itemError(
		'MAIL_TEMPLATE_FIELD_UNKNOWN',
		`The e-mail template asks for the field "${name.slice(0, 80)}", which this item does not have, so nothing was sent.`,
		`Correct the name in the template, or add the field. The item has: ${list}.`,
		{ field: name.slice(0, 80) },
	);
}
