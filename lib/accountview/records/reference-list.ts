import type { AccountViewClient } from '../client';
import type { EntityDefinition, EntityName } from '../dictionary/entity-definition';
import {
	codeCondition,
	isGiven,
	logicalCondition,
	searchCondition,
	type Condition,
} from '../reading/conditions';
import type { EntityRecord } from '../values';
import { codeRule } from './record-kind';
import { Records, type ReadOptions } from './records';

/** All conditions must hold. */
export interface ReferenceFilter {
	/** The key, exactly. */
	readonly key?: string;
	/** Part of the key or of what it stands for, in any case. */
	readonly search?: string;
	/** Field name -> code that it must have. */
	readonly codes?: Readonly<Record<string, string>>;
	readonly blocked?: boolean;
}

/** A list that is read only and known by a code: project types, employees, articles, hour types. */
export class ReferenceList {
	private readonly records: Records<string>;

	/** @param nameField the field that says in words what a key stands for */
	constructor(
		client: AccountViewClient,
		entity: EntityName,
		private readonly nameField: string,
	) {
		const { keyField, fields } = client.settings.dictionary[entity];
		const label = fields[keyField]?.label ?? keyField;
		const name = label.charAt(0).toLowerCase() + label.slice(1);
		this.records = new Records(client, { entity, matches: { [keyField]: codeRule(name) } });
	}

	/** By rising key, page by page. */
	list(
		filter: ReferenceFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return this.records.list((entity) => this.conditionsOf(entity, filter), options);
	}

	/** @throws AccountViewError `AV_RECORD_NOT_FOUND` */
	get(key: string, options: Pick<ReadOptions, 'fields'> = {}): Promise<EntityRecord> {
		return this.records.get({ field: this.records.entity.keyField, value: key }, options);
	}

	private conditionsOf(
		entity: EntityDefinition,
		{ key, search, codes = {}, blocked }: ReferenceFilter,
	): readonly Condition[] {
		return [
			...(isGiven(key) ? [codeCondition(entity, entity.keyField, key)] : []),
			...Object.entries(codes)
				.filter(([, code]) => isGiven(code))
				.map(([name, code]) => codeCondition(entity, name, code)),
			...(isGiven(search)
				? [searchCondition(entity, search, { names: [this.nameField], codes: [entity.keyField] })]
				: []),
			...(blocked === undefined ? [] : [logicalCondition(entity, 'blocked', blocked)]),
		];
	}
}
