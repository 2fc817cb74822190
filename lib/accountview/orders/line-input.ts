import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { shortened } from '../records/shared-text';
import { isBlank, type EntityInput, type FieldValue } from '../values';
import { planWrite } from '../writing/write-plan';

/** A line that a caller wants on an order, by logical names such as `articleCode` and `quantity`. */
export interface OrderLineInput extends EntityInput {
	/** Of an executed work order: false leaves the line out. Left out: the line is wanted. */
	readonly ticked?: boolean | undefined;
}

/** The lines that are wanted. */
export function tickedLines(lines: readonly OrderLineInput[]): readonly OrderLineInput[] {
	return lines.filter(({ ticked }) => ticked !== false);
}

/** The article code as given; empty without one. */
export function articleCodeOf({ fields }: EntityInput): string {
	return textOf(fields['articleCode']);
}

/**
 * Says what is wrong with a line by itself, before anything is sent; undefined when nothing is.
 * Columns given by name are checked when the line is written.
 */
export async function lineProblem(
	entity: EntityDefinition,
	line: EntityInput,
): Promise<string | undefined> {
	if (articleCodeOf(line) === '') return 'it has no article code';
	const { quantity } = line.fields;
	if (isBlank(quantity)) return 'it has no quantity';
	if (Number(quantity) === 0) return 'its quantity is zero';
	try {
		await planWrite({
			entity,
			input: { fields: line.fields },
			mode: 'insert',
			record: 'it',
			lookup: neverAsked,
		});
		return undefined;
	} catch (error) {
		if (!(error instanceof AccountViewError) || !isAboutLine(error)) throw error;
		return error.message.replace(/^It was not sent: /, '').replace(/\.$/, '');
	}
}

/**
 * @throws AccountViewError `AV_FIELD_REQUIRED`, `AV_FIELD_INVALID`: names the line by its place and
 *   its article
 */
export async function checkLines(
	entity: EntityDefinition,
	lines: readonly EntityInput[],
	order: string,
): Promise<void> {
	for (const [index, line] of lines.entries()) {
		const problem = await lineProblem(entity, line);
		if (problem === undefined) continue;
		const article = articleCodeOf(line);
		throw new AccountViewError({
			code:
				article === '' || isBlank(line.fields['quantity'])
					? 'AV_FIELD_REQUIRED'
					: 'AV_FIELD_INVALID',
			message: `The ${order} was not sent: ${lineName(index, line)} cannot be taken: ${problem}.`,
			remedy: 'Correct that line, or leave it out.',
			record: order,
			details: { line: index + 1, ...(article !== '' && { articleCode: article }) },
		});
	}
}

/** `line 2 (CV-KETEL-24)`. */
export function lineName(index: number, line: EntityInput): string {
	const article = articleCodeOf(line);
	return `line ${index + 1}${article === '' ? '' : ` (${article})`}`;
}

/** A description that is longer than its column is shortened; whoever gave it is told. */
export function withFittingDescription<Line extends EntityInput>(
	entity: EntityDefinition,
	line: Line,
): Line {
	const field = entity.fields['description'];
	const text = textOf(line.fields['description']);
	if (field?.type !== 'C' || text.length <= field.length) return line;
	return { ...line, fields: { ...line.fields, description: shortened(text, field.length) } };
}

function isAboutLine({ code }: AccountViewError): boolean {
	return code !== 'AV_FIELD_UNKNOWN';
}

function neverAsked(): never {
	throw new Error('A line without columns has nothing to look up');
}

function textOf(value: FieldValue | undefined): string {
	return isBlank(value) ? '' : String(value).trim();
}
