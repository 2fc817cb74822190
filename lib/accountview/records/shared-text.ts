import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { requireField } from '../reading/read-fields';
import { isBlank, type EntityInput, type EntityRecord, type FieldValue } from '../values';
import { plainText, type MatchRule } from './record-kind';

/** An own reference and a description that share one text column. */
export interface SharedText {
	readonly reference: string;
	readonly description: string;
}

const SHARED = /^\[([^[\]]*)\] ?(.*)$/s;

/** `[WB-1042] Ketel vervangen`; without a reference the description alone. */
export function joinText({ reference, description }: SharedText): string {
	const looksShared = SHARED.test(description);
	if (reference === '' && !looksShared) return description;
	return `[${reference}] ${description}`.trimEnd();
}

/** The opposite of {@link joinText}; a text without brackets in front has no reference. */
export function splitText(text: string): SharedText {
	const [, reference, description] = SHARED.exec(text) ?? [];
	return reference === undefined || description === undefined
		? { reference: '', description: text }
		: { reference: reference.trim(), description };
}

/** A description that does not fit into its column, beside its reference where they share it. */
export interface Overflow {
	readonly input: EntityInput;
	readonly description: string;
	/** Characters that fit; none are left beside a long reference. */
	readonly room: number;
	/** Reads the record as it stands; undefined for a new one. */
	readonly current: (() => Promise<EntityRecord>) | undefined;
}

/** Decides what becomes of such a description; the column itself gets it shortened. */
export type OverflowRule = (overflow: Overflow) => EntityInput | Promise<EntityInput>;

/** How a kind of record keeps its own reference. */
export interface OwnReference {
	readonly rule: MatchRule;
	/** Puts reference and description into the form in which they are stored. */
	readonly complete: (
		input: EntityInput,
		current: (() => Promise<EntityRecord>) | undefined,
	) => Promise<EntityInput>;
	/** Takes them apart again. */
	readonly present: (record: EntityRecord) => EntityRecord;
}

/**
 * The field `ownReference` of an entity: a column of its own, or one shared with `description`.
 * Without public knowledge of a free column the second is the default; an override of the credential
 * parts them.
 *
 * @param onOverflow what becomes of a description that does not fit
 */
export function ownReferenceOf(entity: EntityDefinition, onOverflow: OverflowRule): OwnReference {
	const { ownReference, description } = entity.fields;
	const name = 'own reference';
	if (ownReference === undefined || ownReference.column !== description?.column) {
		return {
			rule: { name, comparable: plainText },
			complete: (input, current) => fitDescription(entity, input, current, onOverflow),
			present: (record) => record,
		};
	}
	return {
		rule: {
			name,
			comparable: plainText,
			valueIn: (text) => splitText(text).reference,
			filters: (column, value) => [
				{ column, operator: 'Contains', type: 'C', value: `[${plainText(value)}]` },
			],
		},
		complete: (input, current) => joinFields(entity, input, current, onOverflow),
		present: splitFields,
	};
}

async function fitDescription(
	entity: EntityDefinition,
	input: EntityInput,
	current: (() => Promise<EntityRecord>) | undefined,
	onOverflow: OverflowRule,
): Promise<EntityInput> {
	const field = entity.fields['description'];
	const description = textOf(input.fields['description']);
	if (field?.type !== 'C' || description.length <= field.length) return input;
	const fitted = await onOverflow({ input, description, room: field.length, current });
	const text = shortened(description, field.length);
	return { ...fitted, fields: { ...fitted.fields, description: text } };
}

async function joinFields(
	entity: EntityDefinition,
	input: EntityInput,
	current: (() => Promise<EntityRecord>) | undefined,
	onOverflow: OverflowRule,
): Promise<EntityInput> {
	const given = input.fields;
	if (given['ownReference'] === undefined && given['description'] === undefined) return input;
	const isWhole = given['ownReference'] !== undefined && given['description'] !== undefined;
	const stored = isWhole ? undefined : await current?.();
	const part = (name: 'ownReference' | 'description'): string =>
		textOf(given[name] === undefined ? stored?.[name] : given[name]);
	const [reference, description] = [part('ownReference'), part('description')];
	const { length } = requireField(entity, 'ownReference');
	refuseReference(entity, reference, length - BRACKETS.length);
	const text = joinText({ reference, description });
	if (text.length <= length) return withText(input, text);
	const room = length - (text.length - description.length);
	const isCut = given['description'] === undefined && isKeptElsewhere(description, stored);
	const overflow = { input, description, room: Math.max(0, room), current };
	const fitted = isCut ? input : await onOverflow(overflow);
	return withText(fitted, joinText({ reference, description: shortened(description, room) }));
}

/**
 * What is stored shortened is not the whole: another field of the record holds that. The sign alone
 * proves nothing, for people write it too.
 */
function isKeptElsewhere(description: string, stored: EntityRecord | undefined): boolean {
	if (!description.endsWith(CUT) || stored === undefined) return false;
	const beginning = description.slice(0, -CUT.length);
	return Object.entries(stored).some(
		([name, value]) =>
			name !== 'description' && typeof value === 'string' && value.startsWith(beginning),
	);
}

const BRACKETS = '[]';

/** Ends a text that was cut. */
export const CUT = '…';

/** Cut by whole characters, with a sign that there is more; empty where there is no room. */
export function shortened(text: string, room: number): string {
	if (room < 1) return '';
	let cut = '';
	for (const character of text) {
		if (cut.length + character.length > room - 1) break;
		cut += character;
	}
	return cut.trimEnd() + CUT;
}

function withText(input: EntityInput, text: string): EntityInput {
	return { ...input, fields: { ...input.fields, ownReference: text, description: text } };
}

function splitFields(record: EntityRecord): EntityRecord {
	const { ownReference, description } = record;
	return {
		...record,
		...(ownReference !== undefined && { ownReference: splitText(textOf(ownReference)).reference }),
		...(description !== undefined && { description: splitText(textOf(description)).description }),
	};
}

/** @throws AccountViewError `AV_FIELD_TOO_LONG`, `AV_FIELD_INVALID` */
function refuseReference(entity: EntityDefinition, reference: string, room: number): void {
	const record = `${entity.label} with own reference ${reference}`;
	if (reference.length > room) {
		throw new AccountViewError({
			code: 'AV_FIELD_TOO_LONG',
			message: `The ${record} was not sent: the own reference is ${reference.length} characters long, ${room} fit beside the description.`,
			remedy:
				'Shorten the reference, or give it a column of its own in the dictionary override of the credential.',
			record,
			details: { fields: 'ownReference' },
		});
	}
	if (!/[[\]]/.test(reference)) return;
	throw new AccountViewError({
		code: 'AV_FIELD_INVALID',
		message: `The ${record} was not sent: the own reference holds a square bracket.`,
		remedy: 'Leave out [ and ], which separate the reference from the description.',
		record,
		details: { fields: 'ownReference' },
	});
}

function textOf(value: FieldValue | undefined): string {
	return isBlank(value) ? '' : plainText(String(value));
}
