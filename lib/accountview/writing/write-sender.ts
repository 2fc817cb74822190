import type { Clock } from '../../ports/clock';
import { explainRejection } from '../dictionary/diagnosis';
import type { Dictionary } from '../dictionary/dictionary';
import type { EntityDefinition } from '../dictionary/entity-definition';
import type { Metadata } from '../dictionary/metadata';
import { AccountViewError } from '../errors';
import type { CompanyDirectory } from '../exchange/companies';
import type { RequestTally } from '../exchange/exchange';
import { dutchDay } from '../reading/dates';
import { encodeWrite, type WriteValue } from './write-body';
import type { NestedPlan, PlannedValue, WritePlan } from './write-plan';

/** Records of one object that go in one request. */
export interface WriteBatch {
	readonly method: 'POST' | 'PUT';
	readonly entity: EntityDefinition;
	readonly detail: EntityDefinition | undefined;
	readonly plans: readonly NestedPlan[];
	readonly tally: RequestTally | undefined;
}

/** The parts that work together on a request. */
export interface WriteSenderParts {
	readonly companies: CompanyDirectory;
	readonly metadata: Metadata;
	readonly dictionary: Dictionary;
	readonly clock: Clock;
}

/** Sends planned records, and says in words what AccountView has against them. */
export class WriteSender {
	/** Whether this AccountView wants a booking date; unknown until it has taken a write. */
	private bookDate: 'unknown' | 'not-needed' | 'needed' = 'unknown';

	constructor(private readonly parts: WriteSenderParts) {}

	/**
	 * @returns what AccountView answered, undefined for an answer without a body
	 * @throws AccountViewError any code that a write can have
	 */
	async send(batch: WriteBatch): Promise<unknown> {
		try {
			return await this.sendDated(batch);
		} catch (error) {
			throw await this.explain(error, batch);
		}
	}

	/**
	 * An empty booking date leaves the choice of administration to AccountView, which is right for
	 * master data. Should an installation insist on a date and say so, the refused write is sent
	 * again with today's: being refused for that, it has changed nothing.
	 */
	private async sendDated(batch: WriteBatch): Promise<unknown> {
		if (this.bookDate === 'needed') return this.exchange(batch, this.today());
		try {
			const answer = await this.exchange(batch, undefined);
			this.bookDate = 'not-needed';
			return answer;
		} catch (error) {
			if (this.bookDate !== 'unknown' || !asksForBookDate(error)) throw error;
		}
		const answer = await this.exchange(batch, this.today());
		this.bookDate = 'needed';
		return answer;
	}

	private async exchange(batch: WriteBatch, bookDate: string | undefined): Promise<unknown> {
		const { method, entity, detail, plans, tally } = batch;
		const record = batchName(batch);
		return this.parts.companies.send({
			method,
			path: 'accountviewdata',
			body: encodeWrite({
				businessObject: entity.businessObject,
				table: entity.table,
				...(detail !== undefined && { detailTable: detail.table }),
				records: plans.map(({ header, details }) => ({
					values: header.values.map(toWriteValue),
					details: details.map(({ values }) => values.map(toWriteValue)),
				})),
				...(bookDate !== undefined && { bookDate }),
			}),
			intent: 'write',
			purpose: `writing ${record}`,
			record,
			tally,
		});
	}

	private today(): string {
		return dutchDay(this.parts.clock.now());
	}

	private async explain(error: unknown, { entity, detail, plans }: WriteBatch): Promise<unknown> {
		const { businessObject, table } = entity;
		const headers = plans.map(({ header }) => header);
		const explained = await this.explainTable(error, businessObject, table, headers);
		const lines = plans.flatMap(({ details }) => details);
		return detail === undefined || explained !== error || lines.length === 0
			? explained
			: this.explainTable(error, businessObject, detail.table, lines);
	}

	private explainTable(
		error: unknown,
		businessObject: string,
		table: string,
		plans: readonly WritePlan[],
	): Promise<unknown> {
		const { metadata, dictionary } = this.parts;
		const columns = [
			...new Set(plans.flatMap(({ values }) => values.map(({ definition }) => definition.column))),
		];
		return explainRejection(error, { businessObject, table, columns }, metadata, dictionary);
	}
}

/** `order 20010`; several are counted: `12 hour sheets`. */
function batchName({ entity, plans }: WriteBatch): string {
	const [first] = plans;
	return first !== undefined && plans.length === 1
		? first.header.record
		: `${plans.length} ${entity.plural}`;
}

function toWriteValue({ definition: { column, type }, value }: PlannedValue): WriteValue {
	return { column, type, value };
}

function asksForBookDate(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		error.code === 'AV_REJECTED' &&
		/boek(ings)?datum|book(ing)?[ _]?date/i.test(error.message)
	);
}
