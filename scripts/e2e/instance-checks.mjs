// @ts-check
/** What this n8n knows of the package, and whom it talks to. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';

/** @typedef {import('../lib/stack.mjs').Stack} Stack */

const { name: packageName, n8n: registered } = JSON.parse(
	readFileSync(inProject('package.json'), 'utf8'),
);

/** @param {string} path such as `dist/nodes/X/X.node.js` */
const classNameOf = (path) => path.replace(/^.*\//, '').replace(/\..*$/, '');

/** n8n's names begin with a small letter. @param {string} path */
const typeNameOf = (path) => classNameOf(path).replace(/^./, (letter) => letter.toLowerCase());

/** The address of an icon, or of both the light and the dark one. @param {any} iconUrl @returns {string[]} */
const iconsOf = (iconUrl) =>
	typeof iconUrl === 'string' ? [iconUrl] : Object.values(iconUrl ?? {});

/** @param {Stack} stack @param {any} type */
async function assertHasIcons({ editor }, type) {
	const icons = iconsOf(type.iconUrl);
	assert.ok(icons.length > 0, `${type.name} has no icon.`);
	for (const icon of icons) {
		const response = await fetch(`${editor}/${icon.replace(/^\//, '')}`);
		assert.match(response.headers.get('content-type') ?? '', /svg/, `${icon} is no picture.`);
	}
}

/** @param {Stack} stack @returns {readonly (readonly [string, import('./checks.mjs').Check])[]} */
export const instanceChecks = (stack) => [
	...registered.nodes.map((/** @type {string} */ path) => [
		`n8n knows the node ${classNameOf(path)}, with icon and documentation link`,
		async () => {
			const { body } = await stack.client.request('GET', '/types/nodes.json');
			const name = `${packageName}.${typeNameOf(path)}`;
			const node = body.find((/** @type {any} */ type) => type.name === name);
			assert.ok(node, `${name} is not among the ${body.length} node types.`);
			await assertHasIcons(stack, node);
			assert.match(node.codex?.resources?.primaryDocumentation?.[0]?.url ?? '', /^https:/);
		},
	]),
	...registered.credentials.map((/** @type {string} */ path) => [
		`n8n knows the credential ${classNameOf(path)}, with icon and documentation link`,
		async () => {
			const { body } = await stack.client.request('GET', '/types/credentials.json');
			const credential = body.find((/** @type {any} */ type) => type.name === typeNameOf(path));
			assert.ok(
				credential,
				`${typeNameOf(path)} is not among the ${body.length} credential types.`,
			);
			await assertHasIcons(stack, credential);
			assert.match(credential.documentationUrl ?? '', /^https:/);
		},
	]),
	[
		'every template is published as it was shipped',
		async () => {
			assert.ok(stack.templates.length > 0);
			for (const { id } of stack.templates) {
				const workflow = await stack.client.workflow(id);
				assert.equal(workflow.active, true);
				assert.equal(workflow.activeVersionId, workflow.versionId);
			}
		},
	],
];

/**
 * To be run last.
 * @param {string} outboundRecord file that `outbound-recorder.cjs` writes
 * @returns {readonly [string, import('./checks.mjs').Check]}
 */
export const outboundCheck = (outboundRecord) => [
	'in all this time n8n has connected to nothing outside this machine',
	async () => {
		const record = existsSync(outboundRecord) ? readFileSync(outboundRecord, 'utf8') : '';
		assert.equal(record, '');
	},
];
