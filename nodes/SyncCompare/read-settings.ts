import {
	NORMALISATIONS,
	opposite,
	SIDES,
	type ComparedField,
	type CompareSettings,
	type Paths,
	type Rules,
} from '../../lib/sync';
import type { ItemParameters } from '../shared/item-parameters';
import {
	countOf,
	numberOf,
	objectOf,
	objectsOf,
	textOf,
	invalidParameter,
	flagOf,
} from '../shared/values';
import { INPUT_NAMES } from './records';

/** Writes of one run, where nothing else is chosen. */
const USUAL_LIMIT = 1000;

type Fields = Readonly<Record<string, unknown>>;

/** Reads what the comparison goes by. @throws CodedError NODE_PARAMETER_INVALID */
export function readSettings(parameters: ItemParameters): CompareSettings {
	const options = parameters.fields('options', 'Options');
	const text = (name: string, label: string): string | null => {
		const value = textOf(options[name], label);
		return value === '' ? null : value;
	};
	const rules = rulesOf(parameters, options);
	const changedAt = {
		accountView: text('accountViewChangedAt', 'AccountView Time of Change Field'),
		other: text('otherChangedAt', 'Other Time of Change Field'),
	};
	if (rules.conflicts === 'newest') requireTimes(changedAt);
	const otherZone = text('otherZone', 'Other Time Zone');
	if (otherZone !== null) requireZone(otherZone);
	const createIf = {
		accountView: text('createIfAccountView', 'Create From AccountView Only If'),
		other: text('createIfOther', 'Create From Other Only If'),
	};
	return {
		fields: comparedFields(parameters),
		key: {
			accountView: fieldName(parameters, 'accountViewKey', 'AccountView Key Field'),
			other: fieldName(parameters, 'otherKey', 'Other Key Field'),
		},
		version: {
			accountView: text('accountViewVersion', 'AccountView Version Field'),
			other: text('otherVersion', 'Other Version Field'),
		},
		changedAt,
		...(otherZone !== null && { otherZone }),
		match: matching(parameters),
		createIf: {
			...(createIf.accountView !== null && { accountView: createIf.accountView }),
			...(createIf.other !== null && { other: createIf.other }),
		},
		rules,
	};
}

function fieldName(parameters: ItemParameters, name: string, label: string): string {
	const given = parameters.text(name, label);
	if (given !== '') return given;
	throw invalidParameter(label, 'the name of a field', given);
}

/** To let the newest win, both sides have to say when a record was changed. */
function requireTimes(changedAt: CompareSettings['changedAt']): void {
	for (const side of SIDES) {
		if (changedAt[side] !== null) continue;
		throw invalidParameter(
			`${INPUT_NAMES[side]} Time of Change Field`,
			'the name of a field, as Newest Wins needs it',
			'',
		);
	}
}

function requireZone(zone: string): void {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
	} catch {
		throw invalidParameter('Other Time Zone', 'a time zone such as UTC or Europe/Amsterdam', zone);
	}
}

function comparedFields(parameters: ItemParameters): ComparedField[] {
	const label = 'Fields to Compare';
	const fields = valuesOf(parameters.fields('fields', label), label).map(comparedField);
	if (fields.length === 0) throw invalidParameter(label, 'at least one field', '');
	const names = fields.map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice === undefined) return fields;
	throw invalidParameter(label, 'a list in which each field has a name of its own', twice);
}

function comparedField(field: Fields): ComparedField {
	const label = 'Fields to Compare';
	const accountView = textOf(field['accountView'], label);
	const other = textOf(field['other'], label);
	if (accountView === '' || other === '') {
		throw invalidParameter(label, 'a field of both sides in each entry', '');
	}
	const name = textOf(field['name'], 'Name');
	const as = chosen(NORMALISATIONS, textOf(field['as'] ?? 'text', 'Compare As'), 'Compare As');
	return {
		name: name === '' ? accountView : name,
		accountView,
		other,
		as,
		...(as === 'decimal' && { decimals: decimalsOf(field['decimals']) }),
	};
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
	if ((match.name === null) === (match.postcode === null)) return match;
	throw invalidParameter(label, 'both a name and a postcode, or neither of them', '');
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
	return {
		direction,
		conflicts: direction === 'both' ? conflictsOf(parameters) : receivingOf(parameters, direction),
		deletions: chosen(
			['accountViewLeads', 'accountViewPutsAway', 'report'] as const,
			parameters.text('deletions', 'Removed Records'),
			'Removed Records',
		),
		unmatched: optionOf(
			options,
			'unmatched',
			['ask', 'create'] as const,
			'Unrecognized Records at the First Run',
		),
		accountViewOnly: namesIn(options['accountViewOnly']),
		refused: optionOf(options, 'refused', ['whenChanged', 'everyRun'] as const, 'Refused Records'),
		sameContent: optionOf(
			options,
			'sameContent',
			['ask', 'new'] as const,
			'Same Content Under Another Key',
		),
		brake: {
			share: within(options['brakeShare'] ?? 30, 100, 'Brake: Largest Share (%)') / 100,
			minimum: within(options['brakeMinimum'] ?? 20, Number.MAX_VALUE, 'Brake: Always Allowed'),
			isReleased: flagOf(options['brakeReleased'] ?? false, 'Brake: Release'),
		},
		limit: limitOf(options['mostWrites']),
	};
}

function namesIn(value: unknown): string[] {
	const names = textOf(value, 'Fields of AccountView Only').split(',');
	return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** 0 for none. */
function limitOf(value: unknown): number | null {
	const label = 'Most Writes per Run';
	const limit = within(value ?? USUAL_LIMIT, Number.MAX_SAFE_INTEGER, label);
	return limit === 0 ? null : countOf(limit, label);
}

function within(value: unknown, most: number, label: string): number {
	const number = numberOf(value, label);
	if (number >= 0 && number <= most) return number;
	const range = most === Number.MAX_VALUE ? 'a number from 0 on' : `a number from 0 to ${most}`;
	throw invalidParameter(label, range, value);
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
	const leading = direction === 'toOther' ? 'accountView' : 'other';
	return choice === 'overwrite' ? leading : opposite(leading);
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

/** Whether the output In Step lists each record that is in step. */
export function readListsEach(options: Fields): boolean {
	const choices = ['summary', 'each'] as const;
	return optionOf(options, 'inStepOutput', choices, 'In Step Output') === 'each';
}

/** What an input brings: all records, all that are ready to be handed over, or what has changed. */
export type ReadKind = 'complete' | 'ready' | 'changes';

const READ_KINDS: readonly ReadKind[] = ['complete', 'ready', 'changes'];

export function readKind(parameters: ItemParameters, name: string, label: string): ReadKind {
	return chosen(READ_KINDS, parameters.text(name, label), label);
}
