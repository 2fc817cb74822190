import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Part } from '../../../../lib/visma';
import type { Operation, OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { LABELS } from '../../labels';
import { oneOf, planOptions, servicesParameter, stateParameter } from '../../plan-parameters';
import type { RegisterSession } from '../../session';
import { TABLES_OF, tableParameters } from '../../tables';
import { makePlan } from './make-plan';
import { planRows, reportRow } from './rows';

const SHOWN = ['steps', 'report'] as const;

const showParameter: INodeProperties = {
	displayName: LABELS.show,
	name: 'show',
	type: 'options',
	default: 'steps',
	options: [
		{ name: 'Steps', value: 'steps', description: 'What would be done, for Apply' },
		{
			name: 'Report',
			value: 'report',
			description: 'Each record with its result, and why one is not visible',
		},
	],
	description: 'What the items are',
};

/** Plan of a resource: shows what would change, and changes nothing. Once, however many items come in. */
export function planOf(resource: string, part: Part): Operation<RegisterSession> {
	return {
		description: showFor(
			resource,
			['plan'],
			[
				servicesParameter,
				stateParameter,
				...tableParameters(TABLES_OF[part]),
				showParameter,
				planOptions,
			],
		),
		prepare: ({ session, items }: OperationRun<RegisterSession>) => planOnce(session, items, part),
		execute: ({ prepared, parameters }: OperationCall<RegisterSession, PlannedOnce>) =>
			Promise.resolve(parameters.item === prepared.item ? prepared.rows : []),
	};
}

interface PlannedOnce {
	/** The input item that the rows are paired with. */
	readonly item: number;
	readonly rows: readonly IDataObject[];
}

async function planOnce(
	session: RegisterSession,
	[first]: OperationRun<RegisterSession>['items'],
	part: Part,
): Promise<PlannedOnce> {
	if (first === undefined) return { item: 0, rows: [] };
	const show = oneOf(SHOWN, first.text('show', LABELS.show), LABELS.show);
	const plan = await makePlan(session, first, [part]);
	const rows = show === 'steps' ? planRows(plan) : plan.report.map(reportRow);
	return { item: first.item, rows };
}
