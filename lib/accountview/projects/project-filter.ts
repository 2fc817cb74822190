import type { EntityDefinition } from '../dictionary/entity-definition';
import {
	changedCondition,
	codeCondition,
	isGiven,
	searchCondition,
	type Condition,
} from '../reading/conditions';
import type { EntityRecord } from '../values';

/** All conditions must hold. */
export interface ProjectFilter {
	/** Only open ones: see {@link isOpenProject}. */
	readonly open?: OpenProjects;
	readonly customerNumber?: string;
	readonly projectType?: string;
	/** ISO date-time; see {@link changedCondition}. */
	readonly changedSince?: string;
	/** Part of the code or the description, in any case. */
	readonly search?: string;
}

/** What makes a project open on one day. */
export interface OpenProjects {
	/** Today, `YYYY-MM-DD` in Dutch time. */
	readonly today: string;
	/** Values of the status that say closed; which they are is not public, so it is a setting. */
	readonly closedStatuses: readonly string[];
}

/**
 * A project is closed when its end date has passed or its status is one that says so. A project that
 * ends today is still open, and so is one without an end date.
 */
export function isOpenProject(
	{ endDate, status }: EntityRecord,
	{ today, closedStatuses }: OpenProjects,
): boolean {
	const hasEnded = typeof endDate === 'string' && endDate.slice(0, 10) < today;
	return !hasEnded && !closedStatuses.includes(String(status ?? '').trim());
}

/** @throws AccountViewError `AV_QUERY_INVALID` when `changedSince` is no date */
export function projectConditions(
	entity: EntityDefinition,
	{ open, customerNumber, projectType, changedSince, search }: ProjectFilter,
): readonly Condition[] {
	return [
		...(isGiven(customerNumber) ? [codeCondition(entity, 'customerNumber', customerNumber)] : []),
		...(isGiven(projectType) ? [codeCondition(entity, 'projectType', projectType)] : []),
		...(isGiven(changedSince) ? [changedCondition(entity, changedSince)] : []),
		...(isGiven(search)
			? [searchCondition(entity, search, { names: ['description'], codes: ['code'] })]
			: []),
		...(open === undefined ? [] : [openCondition(entity, open)]),
	];
}

/** Checked here only: an end date may be empty, which no known filter operator can say. */
function openCondition(entity: EntityDefinition, open: OpenProjects): Condition {
	const fields = ['endDate', 'status'].filter((name) => entity.fields[name] !== undefined);
	return { fields, holds: (record) => isOpenProject(record, open) };
}
