import { lookUpColumn } from '../dictionary/column-lookup';
import { resolveEntity } from '../dictionary/dictionary';
import type { EntityName, EntityReference } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { RequestTally } from '../exchange/exchange';
import type { RowSource } from '../reading/row-source';
import type { EntityInput, EntityRecord, NestedInput, NestedRecord } from '../values';
import { findStoredKey } from './find-stored';
import { recordsAfterWrite } from './write-answer';
import {
	planWrite,
	recordName,
	type NestedPlan,
	type PlanRequest,
	type WritePlan,
} from './write-plan';
import { WriteSender, type WriteSenderParts } from './write-sender';

/** The parts that work together on a write. */
export interface RecordWriterParts extends WriteSenderParts {
	readonly rows: RowSource;
}

/** A kind of record, and the kind of its lines. */
export interface NestedKind {
	readonly entity: EntityReference;
	readonly detail: EntityName;
}

/** Checks records, sends them, and tells what AccountView made of them. */
export class RecordWriter {
	private readonly sender: WriteSender;

	constructor(private readonly parts: RecordWriterParts) {
		this.sender = new WriteSender(parts);
	}

	/** @throws AccountViewError a breach of the field rules, or any code that a write can have */
	async insert(
		entity: EntityReference,
		input: EntityInput,
		tally?: RequestTally,
	): Promise<EntityRecord> {
		const header = await this.plan({ entity, input, mode: 'insert' });
		const { record } = await this.writeOne('POST', { header, details: [] }, undefined, tally);
		return this.withKey(header, record, tally);
	}

	/** @throws AccountViewError `AV_FIELD_REQUIRED` when the key field is missing, and as insert */
	async update(
		entity: EntityReference,
		input: EntityInput,
		tally?: RequestTally,
	): Promise<EntityRecord> {
		const header = await this.plan({ entity, input, mode: 'update' });
		const { record } = await this.writeOne('PUT', { header, details: [] }, undefined, tally);
		return record;
	}

	/** One new record with its lines, key included. @throws as insert */
	async insertNested(
		kind: NestedKind,
		record: NestedInput,
		tally?: RequestTally,
	): Promise<NestedRecord> {
		const plan = await this.planNested(kind, record, 'insert');
		const stored = await this.writeOne('POST', plan, kind.detail, tally);
		return { ...stored, record: await this.withKey(plan.header, stored.record, tally) };
	}

	/** Several new records with their lines in one request; keys only as answered. @throws as insert */
	async insertAllNested(
		kind: NestedKind,
		records: readonly NestedInput[],
		tally?: RequestTally,
	): Promise<readonly NestedRecord[]> {
		const plans = await Promise.all(
			records.map((record) => this.planNested(kind, record, 'insert')),
		);
		return this.write('POST', plans, kind.detail, tally);
	}

	/**
	 * Changes the fields given of a record; lines without a key are added to it, lines with one are
	 * changed. @throws as update
	 */
	async updateNested(
		kind: NestedKind,
		record: NestedInput,
		tally?: RequestTally,
	): Promise<NestedRecord> {
		const plan = await this.planNested(kind, record, 'update');
		return this.writeOne('PUT', plan, kind.detail, tally);
	}

	private async planNested(
		{ entity, detail }: NestedKind,
		{ input, details }: NestedInput,
		mode: 'insert' | 'update',
	): Promise<NestedPlan> {
		const { dictionary } = this.parts;
		const header = await this.plan({ entity, input, mode });
		const { keyField, label } = dictionary[detail];
		const lines: WritePlan[] = [];
		for (const [index, line] of details.entries()) {
			const isNew = line.fields[keyField] === undefined;
			const record = `${label} ${index + 1} of ${recordName(header.entity, input, mode)}`;
			const lineMode = isNew ? 'insert' : 'update';
			lines.push(await this.plan({ entity: detail, input: line, mode: lineMode, record }));
		}
		return { header, details: lines };
	}

	private plan({
		entity,
		...request
	}: Omit<PlanRequest, 'entity' | 'lookup'> & {
		readonly entity: EntityReference;
	}): Promise<WritePlan> {
		const { dictionary, metadata } = this.parts;
		return planWrite({
			...request,
			entity: resolveEntity(dictionary, entity),
			lookup: (definition, column, value) =>
				lookUpColumn(definition, column, value, metadata, dictionary),
		});
	}

	private async writeOne(
		method: 'POST' | 'PUT',
		plan: NestedPlan,
		detail: EntityName | undefined,
		tally: RequestTally | undefined,
	): Promise<NestedRecord> {
		try {
			const [stored] = await this.write(method, [plan], detail, tally);
			return stored ?? { record: {} };
		} catch (error) {
			throw method === 'PUT' && isNotFound(error) ? recordNotFound(plan.header) : error;
		}
	}

	private async write(
		method: 'POST' | 'PUT',
		plans: readonly NestedPlan[],
		detailName: EntityName | undefined,
		tally: RequestTally | undefined,
	): Promise<readonly NestedRecord[]> {
		const [first] = plans;
		if (first === undefined) return [];
		const { entity } = first.header;
		const detail = detailName === undefined ? undefined : this.parts.dictionary[detailName];
		const answer = await this.sender.send({ method, entity, detail, plans, tally });
		return recordsAfterWrite(plans, detail, answer);
	}

	/** AccountView may store a record without telling the key it gave it. */
	private async withKey(
		plan: WritePlan,
		record: EntityRecord,
		tally: RequestTally | undefined,
	): Promise<EntityRecord> {
		const { keyField } = plan.entity;
		if ((record[keyField] ?? '') !== '') return record;
		const key = await findStoredKey(plan, (query) => this.parts.rows.pages(query, tally));
		return { ...record, [keyField]: key };
	}
}

function isNotFound(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		error.code === 'AV_REJECTED' &&
		error.details['status'] === 404
	);
}

function recordNotFound({ record }: WritePlan): AccountViewError {
	return new AccountViewError({
		code: 'AV_RECORD_NOT_FOUND',
		message: `AccountView has no ${record}.`,
		remedy: 'Check the value and the company of the credential.',
		record,
	});
}
