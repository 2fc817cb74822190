import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { isBlank, type EntityInput, type FieldValue } from '../values';
import { keyUnread } from './key-unread';
import { matchedRecord, type MatchRules, type RecordMatch } from './record-kind';

/** What a match means for a write, and what is said where it cannot be. */
export class Matching<Field extends string> {
	constructor(
		private readonly entity: EntityDefinition,
		private readonly matches: MatchRules<Field>,
	) {}

	/** The match by the key of the entity. */
	keyMatchField(): Field {
		const { keyField, name } = this.entity;
		if (isFieldOf(this.matches, keyField)) return keyField;
		throw new Error(`The match rules of ${name} lack its key ${keyField}`);
	}

	/** The key of the one record found. @throws AccountViewError as {@link Records.get} */
	requireKey(match: RecordMatch<Field>, keys: readonly string[]): string {
		const key = this.onlyKey(match, keys);
		if (key === undefined) throw this.notFound(match);
		return key;
	}

	/** The key of the one record found, if any. @throws AccountViewError `AV_MATCH_AMBIGUOUS` */
	onlyKey(match: RecordMatch<Field>, keys: readonly string[]): string | undefined {
		if (keys.includes('')) throw keyUnread(this.entity);
		if (keys.length <= 1) return keys[0];
		const { plural } = this.entity;
		const { name } = this.matches[match.field];
		const keyName = this.matches[this.keyMatchField()].name;
		throw new AccountViewError({
			code: 'AV_MATCH_AMBIGUOUS',
			message: `${keys.length} ${plural} have ${name} ${match.value.trim()}: ${keys.slice(0, 10).join(', ')}.`,
			remedy: `Make it differ in AccountView, or match on the ${keyName}.`,
			record: this.named(match),
			details: { numbers: keys.join(', ') },
		});
	}

	/** @throws AccountViewError `AV_RECORD_EXISTS` when records were found */
	refuseFound(match: RecordMatch<Field>, keys: readonly string[]): void {
		if (keys.length === 0) return;
		if (keys.includes('')) throw keyUnread(this.entity);
		const { label, plural } = this.entity;
		const { name } = this.matches[match.field];
		const [what, has] = keys.length === 1 ? [label, 'has'] : [plural, 'have'];
		throw new AccountViewError({
			code: 'AV_RECORD_EXISTS',
			message: `The ${this.named(match)} was not created: ${what} ${keys.slice(0, 10).join(', ')} ${has} that ${name} already.`,
			remedy: `Use Create or Update, which changes the ${label} that is there, or give another ${name}.`,
			record: this.named(match),
			details: { numbers: keys.join(', ') },
		});
	}

	notFound(match: RecordMatch<Field>): AccountViewError {
		const { label } = this.entity;
		const value = match.value.trim();
		return new AccountViewError({
			code: 'AV_RECORD_NOT_FOUND',
			message: `AccountView has no ${label} with ${this.matches[match.field].name} '${value}'.`,
			remedy: `Check the value and the company of the credential, or create the ${label}.`,
			record: `${label} ${value}`,
		});
	}

	/** Whoever changes nothing meant to change something: expressions that came out empty, often. */
	refuseNothing(match: RecordMatch<Field>, { fields, columns = {} }: EntityInput): void {
		if (Object.keys(fields).length > 0 || Object.keys(columns).length > 0) return;
		const record = this.named(match);
		throw new AccountViewError({
			code: 'AV_FIELD_REQUIRED',
			message: `The ${record} was not changed: no field to change was given.`,
			remedy: 'Give at least one field.',
			record,
		});
	}

	/** @throws AccountViewError `AV_FIELD_INVALID` for a record that is to get another key */
	refuseOtherKey(key: string, given: FieldValue | undefined): void {
		const { comparable, name } = this.matches[this.keyMatchField()];
		if (isBlank(given) || comparable(String(given)) === comparable(key)) return;
		const record = `${this.entity.label} ${key}`;
		const what = name.slice(name.lastIndexOf(' ') + 1);
		throw new AccountViewError({
			code: 'AV_FIELD_INVALID',
			message: `${capitalised(record)} was not sent: its ${what} cannot become '${String(given)}'.`,
			remedy: `Leave the ${what} out of the record, or match on the other ${what}.`,
			record,
		});
	}

	/**
	 * So that the next run finds the record again; under another value it would be made anew at
	 * every run.
	 *
	 * @throws AccountViewError `AV_FIELD_INVALID`
	 */
	withMatchValue(match: RecordMatch<Field>, input: EntityInput): EntityInput {
		const { field, value } = match;
		const { comparable, name } = this.matches[field];
		const given = input.fields[field];
		const wanted = value.trim();
		if (isBlank(given)) return { ...input, fields: { ...input.fields, [field]: wanted } };
		if (comparable(String(given)) === comparable(wanted)) return input;
		const record = this.named(match);
		throw new AccountViewError({
			code: 'AV_FIELD_INVALID',
			message: `The ${record} was not created: the record gives ${name} '${String(given)}' instead.`,
			remedy: 'Give both the same value, or leave the field out of the record.',
			record,
		});
	}

	private named(match: RecordMatch<Field>): string {
		return matchedRecord(this.entity, this.matches[match.field], match);
	}
}

function isFieldOf<Field extends string>(
	rules: Readonly<Record<Field, unknown>>,
	name: string,
): name is Field {
	return Object.hasOwn(rules, name);
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
