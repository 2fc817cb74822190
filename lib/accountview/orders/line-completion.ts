import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { isBlank, type EntityInput, type EntityRecord, type FieldValue } from '../values';
import type { Article } from './article-index';
import { articleCodeOf, lineName } from './line-input';

/** Where missing values come from. */
export interface CompletionSources {
	readonly articleOf: (code: string) => Article | undefined;
	/** Fields of the order, as given or as stored. */
	readonly order: EntityRecord;
	/** How sentences call the order. */
	readonly orderName: string;
}

/** Fields whose missing values an article knows. */
const OF_ARTICLE = ['price', 'description'];

/** Whether completing these lines takes their articles. */
export function needsArticles(lines: readonly EntityInput[]): boolean {
	const names = new Set(fieldNames(lines));
	return lines.some(({ fields }) =>
		OF_ARTICLE.some((name) => names.has(name) && isBlank(fields[name])),
	);
}

/**
 * Gives all lines of one request the same fields: a row without a value has null there, and what
 * AccountView makes of that is not known. A price and a description come from the article, a
 * delivery date and a project from the order, no discount is a discount of zero. A field that no
 * line has is left to AccountView.
 *
 * @param also fields that other rows of the request have
 * @throws AccountViewError `AV_FIELD_REQUIRED` for a value that cannot be completed
 */
export function completeLines(
	entity: EntityDefinition,
	lines: readonly EntityInput[],
	sources: CompletionSources,
	also: readonly string[] = [],
): readonly EntityInput[] {
	const names = new Set([...fieldNames(lines), ...also]);
	const columns = new Set(lines.flatMap(({ columns: given = {} }) => Object.keys(given)));
	return lines.map((line, index) => {
		const fields: Record<string, FieldValue> = {};
		for (const name of names) {
			const value = valueOf(line, name, sources);
			if (value === undefined && !also.includes(name))
				throw missing(entity, name, index, line, sources);
			fields[name] = value ?? null;
		}
		const lacking = [...columns].find((column) => isBlank(line.columns?.[column]));
		if (lacking !== undefined) throw missing(entity, lacking, index, line, sources);
		return { fields, ...(line.columns !== undefined && { columns: line.columns }) };
	});
}

/**
 * Completes lines likewise, and where nobody knows a value, parts those that have it from those
 * that have not: all lines of a group have the same fields.
 */
export function completeGroups(
	lines: readonly EntityInput[],
	sources: Pick<CompletionSources, 'articleOf' | 'order'>,
): readonly (readonly EntityInput[])[] {
	const names = [...new Set(fieldNames(lines))];
	return groupsAlike(
		lines.map((line) => {
			const fields = Object.fromEntries(
				names.flatMap((name) => {
					const value = valueOf(line, name, sources);
					return value === undefined ? [] : [[name, value] as const];
				}),
			);
			const columns = Object.entries(line.columns ?? {}).filter(([, value]) => !isBlank(value));
			return { fields, ...(columns.length > 0 && { columns: Object.fromEntries(columns) }) };
		}),
	);
}

function groupsAlike(lines: readonly EntityInput[]): readonly (readonly EntityInput[])[] {
	const groups = new Map<string, EntityInput[]>();
	for (const line of lines) {
		const names = [...Object.keys(line.fields), ...Object.keys(line.columns ?? {})];
		const form = names.toSorted().join(' ');
		const group = groups.get(form);
		if (group === undefined) groups.set(form, [line]);
		else group.push(line);
	}
	return [...groups.values()];
}

function fieldNames(lines: readonly EntityInput[]): readonly string[] {
	return lines.flatMap(({ fields }) =>
		Object.keys(fields).filter((name) => !isBlank(fields[name])),
	);
}

/** Undefined for what nobody knows. */
function valueOf(
	line: EntityInput,
	name: string,
	{ articleOf, order }: Pick<CompletionSources, 'articleOf' | 'order'>,
): FieldValue | undefined {
	const given = line.fields[name];
	if (given !== undefined && !isBlank(given)) return given;
	switch (name) {
		case 'price':
			return articleOf(articleCodeOf(line))?.price ?? undefined;
		case 'description':
			return articleOf(articleCodeOf(line))?.description;
		case 'deliveryDate':
		case 'project': {
			const ofOrder = order[name];
			return isBlank(ofOrder) ? undefined : ofOrder;
		}
		case 'discount':
			return 0;
		default:
			return undefined;
	}
}

function missing(
	entity: EntityDefinition,
	name: string,
	index: number,
	line: EntityInput,
	{ orderName }: CompletionSources,
): AccountViewError {
	const what = entity.fields[name]?.label.toLowerCase() ?? name;
	return new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `The lines of ${orderName} were not sent: ${lineName(index, line)} has no ${what}, while others have one.`,
		remedy: `Give all lines of an order a ${what}, or none.`,
		record: orderName,
		details: { line: index + 1, fields: name },
	});
}
