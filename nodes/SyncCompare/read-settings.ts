import {
	NORMALISATIONS,
	type ComparedField,
	type CompareSettings,
	type Paths,
	type Rules,
} from '../../lib/sync';
import type { ItemParameters } from '../shared/item-parameters';
import { countOf, numberOf, objectOf, objectsOf, textOf, invalidParameter } from '../shared/values';

type Fields = Readonly<Record<string, unknown>>;

/** Reads what the comparison goes by. @throws CodedError NODE_PARAMETER_INVALID */
export function readSettings(parameters: ItemParameters): CompareSettings {
	const options = parameters.fields('options', 'Options');
	const text = (name: string, label: string): string | null => {
		const value = textOf(options[name], label);
		return value === '' ? null : value;
	};
	return {
		fields: comparedFields(parameters),
		key: {
			accountView: parameters.text('accountViewKey', 'AccountView Key Field'),
			other: parameters.text('otherKey', 'Other Key Field'),
		},
		version: {
			accountView: text('accountViewVersion', 'AccountView Version Field'),
			other: text('otherVersion', 'Other Version Field'),
		},
		changedAt: {
			accountView: text('accountViewChangedAt', 'AccountView Time of Change Field'),
			other: text('otherChangedAt', 'Other Time of Change Field'),
		},
		match: matching(parameters),
		rules: rulesOf(parameters, options),
	};
}

function comparedFields(parameters: ItemParameters): ComparedField[] {
	const label = 'Fields to Compare';
	return valuesOf(parameters.fields('fields', label), label).map((field) => {
		const accountView = textOf(field['accountView'], label);
		const name = textOf(field['name'], label);
		const as = chosen(NORMALISATIONS, textOf(field['as'] ?? 'text', label), 'Compare As');
		return {
			name: name === '' ? accountView : name,
			accountView,
			other: textOf(field['other'], label),
			as,
			...(as === 'decimal' && { decimals: decimalsOf(field['decimals']) }),
		};
	});
}

function decimalsOf(value: unknown): number {
	const decimals = numberOf(value ?? 2, 'Decimals');
	if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 10) return decimals;
	throw invalidParameter('Decimals', 'a whole number from 0 to 10', value);
}

function matching(parameters: ItemParameters): CompareSettings['match'] {
	const label = 'Recognize Existing Records By';
	const match: { number: Paths | null; name: Paths | null; postcode: Paths | null } = {
		number: null,
		name: null,
		postcode: null,
	};
	for (const entry of valuesOf(parameters.fields('match', label), label)) {
		const is = chosen(
			['number', 'name', 'postcode'] as const,
			textOf(entry['is'] ?? 'number', label),
			'Field Is',
		);
		const paths = {
			accountView: textOf(entry['accountView'], label),
			other: textOf(entry['other'], label),
		};
		if (paths.accountView === '' || paths.other === '') {
			throw invalidParameter(label, 'a field of both sides in each entry', '');
		}
		match[is] = paths;
	}
	return match;
}

function valuesOf(collection: Fields, label: string): readonly Fields[] {
	const values = collection['values'];
	return values === undefined || values === null
		? []
		: objectsOf(values, label).map((one) => objectOf(one, label));
}

function rulesOf(parameters: ItemParameters, options: Fields): Rules {
	const direction = chosen(
		['both', 'toAccountView', 'toOther'] as const,
		parameters.text('direction', 'Direction'),
		'Direction',
	);
	const share = numberOf(options['brakeShare'] ?? 30, 'Brake: Largest Share (%)');
	const limit = options['mostWrites'];
	return {
		direction,
		conflicts: direction === 'both' ? conflictsOf(parameters) : receivingOf(parameters, direction),
		deletions: chosen(
			['accountViewLeads', 'report'] as const,
			parameters.text('deletions', 'Removed Records'),
			'Removed Records',
		),
		unmatched: optionOf(
			options,
			'unmatched',
			['ask', 'create'] as const,
			'Unrecognized Records at the First Run',
		),
		refused: optionOf(options, 'refused', ['whenChanged', 'everyRun'] as const, 'Refused Records'),
		sameContent: optionOf(
			options,
			'sameContent',
			['ask', 'new'] as const,
			'Same Content Under Another Key',
		),
		brake: {
			share: share / 100,
			minimum: numberOf(options['brakeMinimum'] ?? 20, 'Brake: Always Allowed'),
		},
		limit: limit === undefined || limit === '' ? null : countOf(limit, 'Most Writes per Run'),
	};
}

function conflictsOf(parameters: ItemParameters): Rules['conflicts'] {
	const label = 'When Both Sides Changed the Same Field';
	return chosen(
		['accountView', 'other', 'newest', 'ask'] as const,
		parameters.text('conflicts', label),
		label,
	);
}

/** One way: the side that a field is taken from which the receiving side has changed. */
function receivingOf(
	parameters: ItemParameters,
	direction: 'toAccountView' | 'toOther',
): Rules['conflicts'] {
	const label = 'Changes Made on the Receiving Side';
	const choice = chosen(
		['overwrite', 'leave', 'ask'] as const,
		parameters.text('receivingChanges', label),
		label,
	);
	if (choice === 'ask') return 'ask';
	const [leading, receiving] =
		direction === 'toOther'
			? (['accountView', 'other'] as const)
			: (['other', 'accountView'] as const);
	return choice === 'overwrite' ? leading : receiving;
}

/** An option that was not added is its first choice. */
function optionOf<Choice extends string>(
	options: Fields,
	name: string,
	choices: readonly [Choice, ...Choice[]],
	label: string,
): Choice {
	return chosen(choices, textOf(options[name] ?? choices[0], label), label);
}

function chosen<Choice extends string>(
	choices: readonly Choice[],
	value: string,
	label: string,
): Choice {
	const found = choices.find((choice) => choice === value);
	if (found !== undefined) return found;
	throw invalidParameter(label, `one of ${choices.join(', ')}`, value);
}

/** What an input brings. */
export function readKind(
	parameters: ItemParameters,
	name: string,
	label: string,
): 'complete' | 'changes' {
	return chosen(['complete', 'changes'] as const, parameters.text(name, label), label);
}
