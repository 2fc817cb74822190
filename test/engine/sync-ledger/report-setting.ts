import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { putIssues } from '../../../lib/sync/issues/issue-table';
import { isObject } from '../../../nodes/shared/values';
import type { StorePlace } from '../../contract/store/stores';
import { sampleIssue } from '../../lib/sync/issues/sample-issue';
import type { Engine, RunOptions, RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

export type ReportWorkflow =
	| 'issue-get-many'
	| 'report-get'
	| 'report-render-mail'
	| 'report-render-page'
	| 'report-render-progress';

/** Runs one of this folder's workflows on the store. */
export async function runOn(
	engine: Engine,
	place: StorePlace,
	workflow: ReportWorkflow,
	options: Omit<RunOptions, 'credentials'> = {},
): Promise<RunResult> {
	return await engine.run(join(__dirname, `${workflow}.workflow.json`), {
		credentials: { store: storeCredentialFor(place.address) },
		...options,
	});
}

/** The same on a Postgres server that does not answer. */
export async function runWithoutStore(
	engine: Engine,
	workflow: ReportWorkflow,
	options: Omit<RunOptions, 'credentials'> = {},
): Promise<RunResult> {
	const data = {
		storage: 'postgres',
		host: '127.0.0.1',
		port: 1,
		database: 'books',
		user: 'keeper',
		password: 'not-for-anybody',
		tls: 'off',
	};
	return await engine.run(join(__dirname, `${workflow}.workflow.json`), {
		credentials: { store: { type: 'accountViewStoreApi', data } },
		...options,
	});
}

/** Two customers and an order that are out of step; the order was first. */
export async function addErrors(place: StorePlace): Promise<void> {
	const store = await place.open();
	const backend = 'field-service';
	const first = sampleIssue().firstAt;
	await store.transaction(async (sql) => {
		await putIssues(sql, { backend, entity: 'customer' }, [
			sampleIssue({ subject: 'l1', firstAt: first + 2 }),
			sampleIssue({ subject: 'l2', key: 'C-8', code: 'CONFLICT', firstAt: first + 1 }),
		]);
		await putIssues(sql, { backend, entity: 'order' }, [sampleIssue({ subject: 'l3' })]);
	});
	await store.close();
}

/** Code and pairing of error items. */
export function codesOf(items: readonly INodeExecutionData[]): readonly unknown[] {
	return items.map(({ json, pairedItem }) => {
		const { details } = json;
		return { code: isObject(details) ? details['code'] : undefined, pairedItem };
	});
}
