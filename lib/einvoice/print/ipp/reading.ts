import type { IppResponse, IntegerRange, ReadAttributes, ReadValue } from './decode';

/** The attributes of all groups of a kind, such as one for each job. */
export function groupsOf({ groups }: IppResponse, tag: number): readonly ReadAttributes[] {
	return groups.filter((group) => group.tag === tag).map(({ attributes }) => attributes);
}

/** '' for none. */
export function textIn(attributes: ReadAttributes, name: string): string {
	const value = attributes.get(name)?.[0];
	return typeof value === 'string' ? value : '';
}

export function textsIn(attributes: ReadAttributes, name: string): readonly string[] {
	return (attributes.get(name) ?? []).filter((value) => typeof value === 'string');
}

export function numberIn(attributes: ReadAttributes, name: string): number | undefined {
	const value = attributes.get(name)?.[0];
	return typeof value === 'number' ? value : undefined;
}

export function numbersIn(attributes: ReadAttributes, name: string): readonly number[] {
	return (attributes.get(name) ?? []).filter((value) => typeof value === 'number');
}

export function flagIn(attributes: ReadAttributes, name: string): boolean | undefined {
	const value = attributes.get(name)?.[0];
	return typeof value === 'boolean' ? value : undefined;
}

/** The highest number that is allowed, of a range or a single one. */
export function mostIn(attributes: ReadAttributes, name: string): number | undefined {
	const value = attributes.get(name)?.[0];
	if (typeof value === 'number') return value;
	return isRange(value) ? value.upper : undefined;
}

function isRange(value: ReadValue | undefined): value is IntegerRange {
	return typeof value === 'object' && 'upper' in value;
}
