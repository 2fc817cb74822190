// @ts-check
/** The shipped templates in the running n8n, by their numbers. */
import assert from 'node:assert/strict';
import { rest } from './example-flows.mjs';

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
