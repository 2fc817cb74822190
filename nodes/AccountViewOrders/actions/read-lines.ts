import type { FieldValue, OrderLineInput } from '../../../lib/accountview';
import type { ItemParameters } from '../../shared/item-parameters';
import { flagOf, invalidParameter, isObject, objectsOf, withoutDate } from '../../shared/values';

/** Reads the lines of one item, which has to bring a list. */
export function readLines(parameters: ItemParameters): readonly OrderLineInput[] {
	return linesFrom(parameters, () => parameters.objects('linesInput', 'Line List'));
}

/** The same for an order that may do without lines: no list is an empty one. */
export function readLinesIfAny(parameters: ItemParameters): readonly OrderLineInput[] {
	return linesFrom(parameters, () => parameters.objectsIfAny('linesInput', 'Line List'));
}

type GivenLine = Readonly<Record<string, unknown>>;

function linesFrom(
	parameters: ItemParameters,
	readInput: () => readonly GivenLine[],
): readonly OrderLineInput[] {
	const from = parameters.text('linesFrom', 'Lines');
	switch (from) {
		case 'fields': {
			const { line } = parameters.fields('lineFields', 'Line Fields');
			return line === undefined ? [] : objectsOf(line, 'Line Fields').map(lineOf);
		}
		case 'input':
			return readInput().map(lineOf);
		default:
			throw invalidParameter('Lines', 'fields or input', from);
	}
}

/** The names under which other systems keep what a line has, ours first. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	articleCode: ['articleCode', 'code', 'articleNumber', 'article', 'artikelcode', 'artikelnummer'],
	quantity: ['quantity', 'qty', 'aantal'],
	price: ['price', 'unitPrice', 'prijs'],
	description: ['description', 'name', 'omschrijving'],
	deliveryDate: ['deliveryDate', 'leverdatum'],
	project: ['project'],
	discount: ['discount'],
	costCentre: ['costCentre'],
	vatCode: ['vatCode'],
	unit: ['unit'],
};

const TICKED = ['ticked', 'checked', 'aangevinkt'];

/** A number with a decimal comma, as people write it and apps export it. */
const DECIMAL_COMMA = /^-?\d+,\d+$/;

function lineOf(given: GivenLine, index: number): OrderLineInput {
	const label = `Line ${index + 1}`;
	const fields: Record<string, FieldValue> = {};
	for (const [name, aliases] of Object.entries(ALIASES)) {
		const value = valueOf(firstOf(given, aliases), `${label}: ${name}`);
		if (value !== null) fields[name] = value;
	}
	for (const name of ['quantity', 'price']) {
		const value = fields[name];
		if (typeof value === 'string') fields[name] = withDecimalPoint(value);
	}
	const ticked = firstOf(given, TICKED);
	return { fields, ...(ticked !== undefined && { ticked: flagOf(ticked, `${label}: ticked`) }) };
}

function firstOf(given: GivenLine, names: readonly string[]): unknown {
	const name = names.find((each) => given[each] !== undefined && given[each] !== null);
	return name === undefined ? undefined : given[name];
}

function valueOf(given: unknown, label: string): FieldValue {
	const value = withoutDate(given);
	if (value === undefined || value === null || value === '') return null;
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw invalidParameter(label, 'a text or a number', isObject(value) ? {} : value);
}

function withDecimalPoint(text: string): string {
	const trimmed = text.trim();
	return DECIMAL_COMMA.test(trimmed) ? trimmed.replace(',', '.') : trimmed;
}
