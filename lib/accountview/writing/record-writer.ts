import { DateTime } from 'luxon';

import type { Clock } from '../../ports/clock';
import { lookUpColumn } from '../dictionary/column-lookup';
import type { CompanyDirectory } from '../exchange/companies';
import { DUTCH_ZONE } from '../reading/dates';
import { explainRejection } from '../dictionary/diagnosis';
import type { Dictionary } from '../dictionary/dictionary';
import type { EntityName } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { Exchange, RequestTally } from '../exchange/exchange';
import { findStoredKey } from './find-stored';
import type { Metadata } from '../dictionary/metadata';
import type { RowSource } from '../reading/row-source';
import type { EntityInput, EntityRecord } from '../values';
import { recordAfterWrite } from './write-answer';
import { encodeWrite } from './write-body';
import { planWrite, type WritePlan } from './write-plan';

/** The parts that work together on a write. */
export interface RecordWriterParts {
	readonly exchange: Exchange;
	readonly companies: CompanyDirectory;
	readonly metadata: Metadata;
	readonly rows: RowSource;
	readonly dictionary: Dictionary;
	readonly clock: Clock;
}

/** Checks records, sends them, and tells what AccountView made of them. */
export class RecordWriter {
	/** Whether this AccountView wants a booking date; unknown until it has taken a write. */
	private bookDate: 'unknown' | 'not-needed' | 'needed' = 'unknown';

	constructor(private readonly parts: RecordWriterParts) {}

	/** @throws AccountViewError a breach of the field rules, or any code that a write can have */
	async insert(
		entity: EntityName,
		input: EntityInput,
		tally?: RequestTally,
	): Promise<EntityRecord> {
		const plan = await this.plan(entity, input, 'insert');
		const record = recordAfterWrite(plan, await this.write('POST', plan, tally));
		const { keyField } = plan.entity;
		const key = record[keyField] ?? '';
		return key === '' ? { ...record, [keyField]: await this.findKey(plan, tally) } : record;
	}

	/** @throws AccountViewError `AV_FIELD_REQUIRED` when the key field is missing, and as insert */
	async update(
		entity: EntityName,
		input: EntityInput,
		tally?: RequestTally,
	): Promise<EntityRecord> {
		const plan = await this.plan(entity, input, 'update');
		try {
			return recordAfterWrite(plan, await this.write('PUT', plan, tally));
		} catch (error) {
			throw isNotFound(error) ? recordNotFound(plan) : error;
		}
	}

	private plan(
		entity: EntityName,
		input: EntityInput,
		mode: 'insert' | 'update',
	): Promise<WritePlan> {
		const { dictionary, metadata } = this.parts;
		return planWrite(dictionary[entity], input, mode, (definition, column, value) =>
			lookUpColumn(definition, column, value, metadata, dictionary),
		);
	}

	private async write(
		method: 'POST' | 'PUT',
		plan: WritePlan,
		tally: RequestTally | undefined,
	): Promise<unknown> {
		try {
			return await this.sendDated(method, plan, tally);
		} catch (error) {
			throw await this.explain(error, plan);
		}
	}

	/**
	 * An empty booking date leaves the choice of administration to AccountView, which is right for
	 * master data. Should an installation insist on a date and say so, the refused write is sent
	 * again with today's: being refused for that, it has changed nothing.
	 */
	private async sendDated(
		method: 'POST' | 'PUT',
		plan: WritePlan,
		tally: RequestTally | undefined,
	): Promise<unknown> {
		if (this.bookDate === 'needed') return this.send(method, plan, this.today(), tally);
		try {
			const answer = await this.send(method, plan, undefined, tally);
			this.bookDate = 'not-needed';
			return answer;
		} catch (error) {
			if (this.bookDate !== 'unknown' || !asksForBookDate(error)) throw error;
		}
		const answer = await this.send(method, plan, this.today(), tally);
		this.bookDate = 'needed';
		return answer;
	}

	private async send(
		method: 'POST' | 'PUT',
		{ entity, record, values }: WritePlan,
		bookDate: string | undefined,
		tally: RequestTally | undefined,
	): Promise<unknown> {
		const { id: companyId } = await this.parts.companies.current(tally);
		return this.parts.exchange.send({
			method,
			path: 'accountviewdata',
			companyId,
			body: encodeWrite({
				businessObject: entity.businessObject,
				table: entity.table,
				values: values.map(({ definition: { column, type }, value }) => ({ column, type, value })),
				...(bookDate !== undefined && { bookDate }),
			}),
			intent: 'write',
			purpose: `writing ${record}`,
			record,
			tally,
		});
	}

	private today(): string {
		const now = DateTime.fromMillis(this.parts.clock.now(), { zone: DUTCH_ZONE });
		return now.toFormat('yyyy-MM-dd');
	}

	private explain(error: unknown, { entity, values }: WritePlan): Promise<unknown> {
		const { metadata, dictionary } = this.parts;
		const columns = values.map(({ definition }) => definition.column);
		const { businessObject, table } = entity;
		return explainRejection(error, { businessObject, table, columns }, metadata, dictionary);
	}

	private async findKey(plan: WritePlan, tally: RequestTally | undefined): Promise<string> {
		return findStoredKey(plan, (query) => this.parts.rows.pages(query, tally));
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

function asksForBookDate(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		error.code === 'AV_REJECTED' &&
		/boek(ings)?datum|book(ing)?[ _]?date/i.test(error.message)
	);
}
