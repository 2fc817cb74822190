// @ts-check
/** The shipped templates in the running n8n, by their numbers. */
import assert from 'node:assert/strict';
import { latestRuns } from '../lib/execution.mjs';
import { startingNode } from '../lib/template.mjs';
import { rest } from './example-flows.mjs';
import { waitFor } from './waiting.mjs';

/** @typedef {import('../lib/stack.mjs').Stack} Stack */

/** @param {Pick<Stack, 'templates'>} stack @param {string} number such as `01` */
export function templateOf({ templates }, number) {
	const found = templates.find(({ file }) => file.startsWith(`${number}-`));
	assert.ok(found, `Template ${number} is not in n8n.`);
	return found;
}

/** Only what a check starts itself is to write. @param {Stack} stack @param {string} [except] */
export async function restSchedules(stack, except) {
	for (const { id, file, workflow } of stack.templates) {
		const hasSchedule = workflow.nodes.some(({ type }) => type.endsWith('.scheduleTrigger'));
		const { active } = await stack.client.workflow(id);
		if (hasSchedule && active && !file.startsWith(`${except}-`)) await rest(stack, id);
	}
}

/**
 * The ten minutes of a template in seconds, and published so.
 * @param {Stack} stack @param {string} number of the template @param {number} seconds
 */
export async function quicken(stack, number, seconds) {
	const { client } = stack;
	const { id } = templateOf(stack, number);
	const { nodes, connections, settings } = await client.workflow(id);
	const schedule = startingNode({ name: '', nodes, connections });
	assert.ok(schedule);
	schedule.parameters.rule.interval = [{ field: 'seconds', secondsInterval: seconds }];
	const body = { nodes, connections, settings };
	const { versionId } = await client.rest('PATCH', `/workflows/${id}`, body);
	await client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/** A run that the schedule of a template starts after this moment, to its end. @param {Stack} stack @param {string} number */
export async function nextScheduledRun(stack, number) {
	const { id } = templateOf(stack, number);
	const before = Number((await latestRuns(stack.client, id))[0]?.id ?? 0);
	return waitFor(`the next scheduled run of ${number}`, async () => {
		const runs = await latestRuns(stack.client, id);
		return runs.find(
			(run) => Number(run.id) > before && run.mode === 'trigger' && run.status === 'success',
		);
	});
}
