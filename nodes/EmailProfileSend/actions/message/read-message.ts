import {
	checkDraft,
	checkedKey,
	chooseTemplate,
	fillTemplate,
	messageKey,
	readMessage,
	type FilledTemplate,
	type MailContent,
	type MailTemplate,
	type Patience,
	type Priority,
	type TemplateFields,
} from '../../../../lib/mail';
import { digest } from '../../../shared/digest';
import type { ItemParameters } from '../../../shared/item-parameters';
import {
	invalidParameter,
	numberOf,
	objectOf,
	textOf,
	textsOf,
	withoutDate,
} from '../../../shared/values';
import { attachmentsOf } from '../../attachments';
import type { MailSession } from '../../session';
import { LABELS } from './message-parameters';

/** A message of an item, ready to be sent. */
export interface ItemMessage {
	readonly key: string;
	readonly content: MailContent;
	readonly patience: Patience;
}

type Options = Readonly<Record<string, unknown>>;

/** @throws MailError of class `item`; CodedError NODE_PARAMETER_INVALID */
export async function messageOf(
	session: MailSession,
	parameters: ItemParameters,
): Promise<ItemMessage> {
	const { profile } = await session.profile(parameters.item);
	const options = parameters.fields('options', LABELS.options);
	const option = (name: string, label: string): string => textOf(options[name], label);
	const files = parameters.texts('attachments', LABELS.attachments);
	const pictures = textsOf(options['inlinePictures'] ?? [], 'Inline Picture Fields');
	const { context } = session;
	const content = readMessage(profile, {
		...textsFor(session, parameters),
		to: parameters.text('to', LABELS.to),
		from: option('from', 'From'),
		cc: option('cc', 'CC'),
		bcc: option('bcc', 'BCC'),
		replyTo: option('replyTo', 'Reply-To'),
		priority: priorityOf(option('priority', 'Priority')),
		headers: headersOf(options),
		attachments: [
			...(await attachmentsOf(context, parameters.item, pictures, (name) => name)),
			...(await attachmentsOf(context, parameters.item, files, () => '')),
		],
	});
	if (session.makesDrafts()) checkDraft(content);
	return {
		key: keyOf(session, parameters, content),
		content,
		patience: {
			longestWaitMs: 1000 * secondsOf(options['longestWait'] ?? 120, 'Longest Wait'),
			retryWithinMs: 1000 * secondsOf(options['retryWithin'] ?? 10, 'Retry Within'),
		},
	};
}

/** A draft holds plain text: of a template that has both, the text. */
function textsFor(session: MailSession, parameters: ItemParameters): FilledTemplate {
	const texts = textsOfItem(parameters);
	const isTemplate = parameters.text('content', 'Content') === 'template';
	if (!session.makesDrafts() || !isTemplate || texts.text.trim() === '') return texts;
	return { ...texts, html: '' };
}

function textsOfItem(parameters: ItemParameters): FilledTemplate {
	if (parameters.text('content', 'Content') === 'template') return filledTemplate(parameters);
	return {
		subject: parameters.text('subject', LABELS.subject),
		text: parameters.text('text', LABELS.text),
		html: parameters.text('html', LABELS.html),
	};
}

function filledTemplate(parameters: ItemParameters): FilledTemplate {
	const templates = parameters.objects('templates', LABELS.templates).map(templateOf);
	const process = parameters.text('process', LABELS.process);
	const language = parameters.text('language', LABELS.language);
	const [given = {}] = parameters.objects('fields', LABELS.fields);
	return fillTemplate(chooseTemplate(templates, process, language), fieldsOf(given));
}

function templateOf(row: Options): MailTemplate {
	const text = (name: string): string => textOf(row[name], `${LABELS.templates}, ${name}`);
	return {
		process: text('process'),
		language: text('language'),
		subject: text('subject'),
		text: text('text'),
		html: text('html'),
		closing: text('closing'),
	};
}

/** Texts, numbers, dates and yes or no; what is a list or an object cannot be put into a text. */
function fieldsOf(given: Options): TemplateFields {
	return Object.fromEntries(
		Object.entries(given).flatMap(([name, value]) => {
			const plain = withoutDate(value);
			if (plain === null || plain === undefined) return [[name, '']];
			return typeof plain === 'object' ? [] : [[name, textOf(plain, name)]];
		}),
	);
}

function priorityOf(value: string): Priority {
	if (value === '' || value === 'normal') return 'normal';
	if (value === 'high' || value === 'low') return value;
	throw invalidParameter('Priority', 'High, Low or Normal (high, low, normal)', value);
}

function headersOf(options: Options): Readonly<Record<string, string>> {
	const value = options['headers'];
	const parsed: unknown = typeof value === 'string' && value !== '' ? parsedObject(value) : value;
	return Object.fromEntries(
		Object.entries(objectOf(parsed, 'Headers')).map(([name, text]) => [
			name,
			// Not trimmed: a line break at its end is to be refused as well.
			typeof text === 'string' ? text : textOf(text, `The header ${name}`),
		]),
	);
}

function parsedObject(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw invalidParameter('Headers', 'an object such as { "X-Invoice": "12" }', text);
	}
}

function secondsOf(value: unknown, label: string): number {
	const seconds = numberOf(value, label);
	if (seconds >= 0 && seconds <= 86_400) return seconds;
	throw invalidParameter(label, 'a number of seconds from 0 to 86400', value);
}

function keyOf(session: MailSession, parameters: ItemParameters, content: MailContent): string {
	const from = parameters.text('keyFrom', LABELS.keyFrom);
	switch (from) {
		case 'document': {
			const document = {
				administration: parameters.text('administration', LABELS.administration),
				kind: parameters.text('documentKind', LABELS.documentKind),
				number: parameters.text('documentNumber', LABELS.documentNumber),
				revision: parameters.text('revision', LABELS.revision),
			};
			return messageKey(document, content.asked.recipients, digest);
		}
		case 'own':
			return checkedKey(parameters.text('messageKey', LABELS.messageKey));
		case 'execution':
			return executionKey(session, parameters.item);
		default:
			throw invalidParameter(LABELS.keyFrom, 'document, own or execution', from);
	}
}

/** One message per item of a run of the node. */
function executionKey({ context }: MailSession, item: number): string {
	const run: unknown = Reflect.get(context, 'runIndex');
	const parts = [
		'execution',
		context.getWorkflow().id ?? 'unsaved',
		context.getExecutionId(),
		context.getNode().id,
		typeof run === 'number' ? run : 0,
		item,
	];
	return checkedKey(parts.map((part) => encodeURIComponent(part)).join('/'));
}
