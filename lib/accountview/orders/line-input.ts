import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { shortened } from '../records/shared-text';
import { isBlank, type EntityInput, type FieldValue } from '../values';
import type { Reason } from './append-result';
import { planWrite } from '../writing/write-plan';
import { DECIMALS } from './line-comparison';

/** A line that a caller wants on an order, by logical names such as `articleCode` and `quantity`. */
export interface OrderLineInput extends EntityInput {
	/** Of an executed work order: false leaves the line out. Left out: the line is wanted. */
	readonly ticked?: boolean | undefined;
}

/** The lines that are wanted, without the traces of binary sums in their quantities and prices. */
export function tickedLines(lines: readonly OrderLineInput[]): readonly OrderLineInput[] {
	return lines.filter(({ ticked }) => ticked !== false).map(withKeptDecimals);
}

/** An app that adds 0.1 and 0.2 gives 0.30000000000000004. */
function withKeptDecimals(line: OrderLineInput): OrderLineInput {
	const rounded = AMOUNTS.flatMap((name) => {
		const value = line.fields[name];
		return typeof value === 'number' ? [[name, Number(value.toFixed(DECIMALS))] as const] : [];
	});
	return { ...line, fields: { ...line.fields, ...Object.fromEntries(rounded) } };
}

const AMOUNTS = ['quantity', 'price'];

/** The article code as given; empty without one. */
export function articleCodeOf({ fields }: EntityInput): string {
	return textOf(fields['articleCode']);
}

/**
 * Says all that is wrong with a line by itself, before anything is sent; undefined when nothing is.
 * Columns given by name are checked when the line is written.
 */
export async function lineProblem(
	entity: EntityDefinition,
	line: EntityInput,
): Promise<Reason | undefined> {
	const problems = [...lackings(line), ...(await brokenRules(entity, line))];
	if (problems.length === 0) return undefined;
	return {
		reason: problems.map(({ reason }) => reason).join(', and '),
		reasonNl: problems.map(({ reasonNl }) => reasonNl).join(', en '),
	};
}

function lackings(line: EntityInput): readonly Reason[] {
	const { quantity } = line.fields;
	return [
		...(articleCodeOf(line) === ''
			? [{ reason: 'it has no article code', reasonNl: 'het artikelnummer ontbreekt' }]
			: []),
		...(isBlank(quantity)
			? [{ reason: 'it has no quantity', reasonNl: 'het aantal ontbreekt' }]
			: []),
		...(!isBlank(quantity) && isNothing(Number(quantity))
			? [{ reason: 'its quantity is zero', reasonNl: 'het aantal is nul' }]
			: []),
	];
}

/** AccountView keeps fewer decimals than a number can have. */
function isNothing(quantity: number): boolean {
	return Number(quantity.toFixed(DECIMALS)) === 0;
}

async function brokenRules(
	entity: EntityDefinition,
	line: EntityInput,
): Promise<readonly Reason[]> {
	try {
		// What is lacking is told in other words.
		const fields = { articleCode: 'X', quantity: 1, ...givenOf(line) };
		const lookup = neverAsked;
		await planWrite({ entity, input: { fields }, mode: 'insert', record: 'it', lookup });
		return [];
	} catch (error) {
		if (!(error instanceof AccountViewError) || !isAboutLine(error)) throw error;
		const reason = error.message.replace(/^It was not sent: /, '').replace(/\.$/, '');
		return [{ reason, reasonNl: inDutch(entity, line, error) }];
	}
}

/** `Aantal besteld 'veel' wordt door AccountView niet aangenomen`, for each field that breaks a rule. */
function inDutch(
	entity: EntityDefinition,
	{ fields }: EntityInput,
	{ details }: AccountViewError,
): string {
	const names = String(details['fields'] ?? '').split(', ');
	return names
		.map((name) => [entity.fields[name]?.dutch ?? name, `'${textOf(fields[name])}'`].join(' '))
		.join(' en ')
		.concat(names.length > 1 ? ' worden' : ' wordt', ' door AccountView niet aangenomen');
}

function givenOf({ fields }: EntityInput): EntityInput['fields'] {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

/** More would make no sentence. */
const MOST_NAMED = 20;

/**
 * @throws AccountViewError `AV_FIELD_REQUIRED`, `AV_FIELD_INVALID`: names each line that cannot be
 *   taken by its place and its article; the code is that of the first
 */
export async function checkLines(
	entity: EntityDefinition,
	lines: readonly EntityInput[],
	order: string,
): Promise<void> {
	const problems: string[] = [];
	const bad: number[] = [];
	for (const [index, line] of lines.entries()) {
		const problem = await lineProblem(entity, line);
		if (problem === undefined) continue;
		problems.push(`${lineName(index, line)} cannot be taken: ${problem.reason}`);
		bad.push(index);
	}
	const [first] = bad;
	const line = first === undefined ? undefined : lines[first];
	if (first === undefined || line === undefined) return;
	const article = articleCodeOf(line);
	const more = problems.length > MOST_NAMED ? `; and ${problems.length - MOST_NAMED} more` : '';
	throw new AccountViewError({
		code:
			article === '' || isBlank(line.fields['quantity']) ? 'AV_FIELD_REQUIRED' : 'AV_FIELD_INVALID',
		message: `The ${order} was not sent: ${problems.slice(0, MOST_NAMED).join('; ')}${more}.`,
		remedy:
			bad.length === 1
				? 'Correct that line, or leave it out.'
				: 'Correct or leave out these lines.',
		record: order,
		details: {
			line: first + 1,
			...(article !== '' && { articleCode: article }),
			...(bad.length > 1 && { lines: bad.map((index) => index + 1).join(', ') }),
		},
	});
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
