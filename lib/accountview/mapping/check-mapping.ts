import { mapEntities, type Dictionary } from '../dictionary/dictionary';
import type { EntityDefinition, EntityName } from '../dictionary/entity-definition';
import type { ObjectInfo, TableInfo } from '../dictionary/metadata-rows';
import { checkColumns } from './check-columns';
import type { Finding } from './finding';
import type { Installation } from './installation';
import { labelLikeness } from './labels';
import { overrideOf, type OverrideJson } from './override-of';
import { proposeTable, type TableProposal } from './propose-table';

/** What an installation confirms of the dictionary, and the override that adapts the rest. */
export interface MappingReport {
	readonly confirmed: number;
	readonly differs: number;
	readonly missing: number;
	readonly findings: readonly Finding[];
	/** To be pasted into the credential in place of the one that is there; empty when none is needed. */
	readonly override: OverrideJson;
}

/**
 * Holds every name of the dictionary, as the credential's override leaves it, against what the
 * installation says of itself. Where a name is not there it looks for what means the same, and takes
 * it only when it is clearly the best; otherwise it names the candidates and guesses nothing.
 */
export async function checkMapping(
	dictionary: Dictionary,
	installation: Installation,
): Promise<MappingReport> {
	const check = new MappingCheck(dictionary, installation);
	const checked = await check.run();
	const findings = Object.values(checked).flatMap((entity) => entity.findings);
	const count = (status: Finding['status']): number =>
		findings.filter((finding) => finding.status === status).length;
	return {
		confirmed: count('confirmed'),
		differs: count('differs'),
		missing: count('missing'),
		findings,
		override: overrideOf(mapEntities(dictionary, (_, name) => checked[name].entity)),
	};
}

interface CheckedEntity {
	readonly entity: EntityDefinition;
	readonly findings: readonly Finding[];
}

/** A table that stands for an entity, or why none does. */
interface FoundTable extends TableProposal {
	readonly isExpected: boolean;
}

class MappingCheck {
	/** By the table that the dictionary names: customers and their contacts have the same. */
	private readonly tables = new Map<string, FoundTable>();

	constructor(
		private readonly dictionary: Dictionary,
		private readonly installation: Installation,
	) {}

	async run(): Promise<Record<EntityName, CheckedEntity>> {
		// Headers come before their lines, and all tables before the columns that link to them.
		const entities = Object.values(this.dictionary).toSorted(
			(one, other) => Number(one.parent !== undefined) - Number(other.parent !== undefined),
		);
		for (const entity of entities) await this.findTable(entity);
		const checking = mapEntities(this.dictionary, (entity, name) => this.check(name, entity));
		// One that fails must not leave others without anybody who waits for them.
		await Promise.all(Object.values(checking));
		return awaitAll(checking);
	}

	private async findTable(entity: EntityDefinition): Promise<void> {
		if (this.tables.has(entity.table)) return;
		const { tables } = this.installation;
		const expected = tables.find(({ name }) => name === entity.table);
		if (expected !== undefined) {
			this.tables.set(entity.table, { table: expected, candidates: [], isExpected: true });
			return;
		}
		const taken = new Set([
			...Object.values(this.dictionary).map(({ table }) => table),
			...[...this.tables.values()].map(({ table }) => table?.name),
		]);
		const free = tables.filter(({ name }) => !taken.has(name));
		const proposal = await proposeTable(entity, free, this.headerOf(entity), this.installation);
		this.tables.set(entity.table, { ...proposal, isExpected: false });
	}

	private headerOf({ parent }: EntityDefinition): TableInfo | undefined {
		return parent === undefined ? undefined : this.tableFor(this.dictionary[parent]);
	}

	private tableFor({ table }: EntityDefinition): TableInfo | undefined {
		return this.tables.get(table)?.table;
	}

	private async check(name: EntityName, entity: EntityDefinition): Promise<CheckedEntity> {
		const found = this.tables.get(entity.table);
		const table = found?.table;
		const object = this.objectFor(entity, table);
		const findings = [
			...(entity.parent === undefined ? [objectFinding(name, entity, object)] : []),
			tableFinding(name, entity, found),
		];
		if (table === undefined) return { entity, findings };
		const columns = checkColumns({
			name,
			entity,
			columns: await this.installation.columns(table.name),
			tableOf: (other) => this.tableNamed(other),
		});
		return {
			entity: adapted(entity, table, object, columns.fields),
			findings: [...findings, ...columns.findings],
		};
	}

	private tableNamed(name: string): string | undefined {
		const entity = Object.values(this.dictionary).find((candidate) => candidate.name === name);
		return entity === undefined ? undefined : this.tableFor(entity)?.name;
	}

	/** By its code, by the table that belongs to it, or by what it is called. */
	private objectFor(
		entity: EntityDefinition,
		table: TableInfo | undefined,
	): ObjectInfo | undefined {
		const { objects } = this.installation;
		const named = objects.find(({ code }) => code === entity.businessObject);
		if (named !== undefined) return named;
		const ofTable = objects.find(({ code }) => code === table?.object);
		if (ofTable !== undefined) return ofTable;
		const alike = objects.filter(({ label }) => labelLikeness(label, entity.dutch) === 1);
		return alike.length === 1 ? alike[0] : undefined;
	}
}

async function awaitAll(
	checking: Record<EntityName, Promise<CheckedEntity>>,
): Promise<Record<EntityName, CheckedEntity>> {
	return {
		customer: await checking.customer,
		deliveryAddress: await checking.deliveryAddress,
		contactPerson: await checking.contactPerson,
		company: await checking.company,
		project: await checking.project,
		projectType: await checking.projectType,
		employee: await checking.employee,
		order: await checking.order,
		orderLine: await checking.orderLine,
		article: await checking.article,
		hourSheet: await checking.hourSheet,
		hourEntry: await checking.hourEntry,
		hourType: await checking.hourType,
		vatCode: await checking.vatCode,
		transaction: await checking.transaction,
	};
}

function adapted(
	entity: EntityDefinition,
	table: TableInfo,
	object: ObjectInfo | undefined,
	fields: EntityDefinition['fields'],
): EntityDefinition {
	const usualKey = entity.fields[entity.keyField]?.column;
	const key = fields[entity.keyField]?.column;
	const goesByKey = entity.pagingColumn === usualKey && key !== undefined;
	return {
		...entity,
		businessObject: object?.code ?? entity.businessObject,
		table: table.name,
		fields,
		pagingColumn: goesByKey ? key : entity.pagingColumn,
	};
}

function objectFinding(
	entity: EntityName,
	{ businessObject, proof, plural }: EntityDefinition,
	object: ObjectInfo | undefined,
): Finding {
	const common = {
		entity,
		kind: 'object' as const,
		field: '',
		expected: businessObject,
		proof,
		candidates: [],
	};
	if (object === undefined) {
		return {
			...common,
			status: 'missing',
			found: '',
			explanation: `This AccountView offers no such object: the module for ${plural} is not licensed, or it has another name. Ask the AccountView administrator.`,
		};
	}
	const isSame = object.code === businessObject;
	return {
		...common,
		status: isSame ? 'confirmed' : 'differs',
		found: object.code,
		explanation: isSame
			? 'As expected.'
			: `The object is ${object.code} here (${object.label}), going by its table or label: please check.`,
	};
}

function tableFinding(
	entity: EntityName,
	{ table: expected, proof, plural }: EntityDefinition,
	found: FoundTable | undefined,
): Finding {
	const candidates = found?.candidates ?? [];
	const common = { entity, kind: 'table' as const, field: '', expected, proof, candidates };
	if (found?.table === undefined) {
		const might =
			candidates.length === 0
				? `No table looks like the one for ${plural}.`
				: `It might be ${candidates.join(' or ')}; put the right one into the override.`;
		return { ...common, status: 'missing', found: '', explanation: might };
	}
	const { name, label } = found.table;
	return {
		...common,
		status: found.isExpected ? 'confirmed' : 'differs',
		found: name,
		explanation: found.isExpected
			? 'As expected.'
			: `The table is ${name} here (${label}), going by its label and columns: please check.`,
	};
}
