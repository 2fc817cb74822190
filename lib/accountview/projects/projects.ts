import type { AccountViewClient } from '../client';
import { codeRule, type RecordMatch } from '../records/record-kind';
import type { RecordIndex } from '../records/record-index';
import { Records, type ReadOptions, type RecordWrite } from '../records/records';
import type { EntityInput, EntityRecord, FieldValue } from '../values';
import { projectConditions, type ProjectFilter } from './project-filter';

/** The projects (projecten) of one company. Their codes are given by people, never by AccountView. */
export class Projects {
	private readonly records: Records<'code'>;

	constructor(client: AccountViewClient) {
		this.records = new Records(client, {
			entity: 'project',
			matches: { code: codeRule('project code') },
		});
	}

	/** Projects by rising code, page by page. Every condition of the filter is checked here too. */
	list(
		filter: ProjectFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return this.records.list((entity) => projectConditions(entity, filter), options);
	}

	/** @throws AccountViewError `AV_RECORD_NOT_FOUND` */
	get(code: string, options: Pick<ReadOptions, 'fields'> = {}): Promise<EntityRecord> {
		return this.records.get(matchOf(code), options);
	}

	/** @throws AccountViewError see {@link Records.create} */
	create(input: EntityInput): Promise<RecordWrite> {
		return this.records.create(input);
	}

	/** @throws AccountViewError see {@link Records.update} */
	update(code: string, input: EntityInput): Promise<RecordWrite> {
		return this.records.update(matchOf(code), input);
	}

	/** Changes the project of that code, or makes it; see {@link Records.createOrUpdate}. */
	createOrUpdate(
		code: string,
		input: EntityInput,
		index?: RecordIndex<'code'>,
	): Promise<RecordWrite> {
		return this.records.createOrUpdate(matchOf(code), input, { index });
	}

	/** Reads ahead which of these projects there are; see {@link Records.index}. */
	index(codes: readonly string[]): Promise<RecordIndex<'code'>> {
		return this.records.index('code', codes);
	}
}

function matchOf(code: string): RecordMatch<'code'> {
	return { field: 'code', value: code };
}

/** A project for a field-service app, with the fields that such an app keeps of it. */
export type SimplifiedProject = {
	readonly code: FieldValue;
	/** The name of the project. */
	readonly description: FieldValue;
	readonly customerNumber: FieldValue;
	readonly remark: FieldValue;
	readonly startDate: FieldValue;
	readonly endDate: FieldValue;
	readonly projectType: FieldValue;
	/** Number of the responsible employee. */
	readonly employee: FieldValue;
	/** Which values mean closed differs per installation. */
	readonly status: FieldValue;
};

/** Fields that {@link simplifyProject} takes. */
export const SIMPLIFIED_PROJECT_FIELDS = [
	'code',
	'description',
	'customerNumber',
	'remark',
	'startDate',
	'endDate',
	'projectType',
	'employee',
	'status',
] as const;

export function simplifyProject(record: EntityRecord): SimplifiedProject {
	const of = (name: keyof SimplifiedProject): FieldValue => record[name] ?? '';
	return {
		code: of('code'),
		description: of('description'),
		customerNumber: of('customerNumber'),
		remark: of('remark'),
		startDate: record['startDate'] ?? null,
		endDate: record['endDate'] ?? null,
		projectType: of('projectType'),
		employee: of('employee'),
		status: record['status'] ?? null,
	};
}
