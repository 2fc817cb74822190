// @ts-check
/** Brings the shipped templates into n8n, without ever touching what a person has edited there. */
import { readFileSync, readdirSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { inProject } from './paths.mjs';
import { fillIn, hashOfTemplate, hashOfWorkflow, withNewAppUrl } from './template.mjs';

/**
 * @typedef {import('./n8n-client.mjs').N8nClient} N8nClient
 * @typedef {import('./state.mjs').State} State
 * @typedef {import('./template.mjs').Workflow} Workflow
 * @typedef {import('./template.mjs').Surroundings} Surroundings
 *
 * @typedef {object} Imported
 * @property {string} file @property {string} id
 * @property {Workflow} workflow as it is in n8n now
 */

const PACKAGE_PREFIX = 'n8n-nodes-accountview.';

/** Which credential types our nodes can use, as this n8n knows them. @param {N8nClient} client */
export async function credentialTypesOfOurNodes(client) {
	const { body } = await client.request('GET', '/types/nodes.json');
	/** @type {Record<string, string[]>} */
	const types = {};
	for (const { name, credentials = [] } of body) {
		if (!name.startsWith(PACKAGE_PREFIX)) continue;
		types[name] = credentials.map((/** @type {{ name: string }} */ credential) => credential.name);
	}
	if (Object.keys(types).length === 0) {
		throw new Failure(
			'NODES_NOT_LOADED',
			'n8n did not load the nodes of this package: npm test shows what is wrong with them.',
		);
	}
	return types;
}

/**
 * Replace what the workflow does; published again only where it was published.
 * @param {N8nClient} client @param {string} id @param {Workflow} workflow @param {boolean} publish
 */
async function replace(client, id, { name, nodes, connections, settings }, publish) {
	const body = { name, nodes, connections, settings };
	const { versionId } = await client.rest('PATCH', `/workflows/${id}`, body);
	if (publish) await client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/**
 * Bring one template to the state that its file, our notes and n8n call for.
 * @param {object} task
 * @param {N8nClient} task.client @param {State} task.state @param {string} task.file
 * @param {Surroundings} task.surroundings @param {(line: string) => void} task.note
 * @param {boolean} task.publish
 * @returns {Promise<Imported | undefined>} undefined when it is not in n8n, by somebody's decision
 */
async function bringIn({ client, state, file, surroundings, note, publish }) {
	const text = readFileSync(inProject('workflows', file), 'utf8');
	const shipped = hashOfTemplate(text);
	const filled = fillIn(file, JSON.parse(text), surroundings);
	const { id } = filled;
	const known = state.templates[file];
	const present = await client.workflow(id);
	const isLive = present !== undefined && !present.isArchived;

	const remember = async () => {
		const workflow = await client.workflow(id);
		state.templates[file] = { id, shipped, stored: hashOfWorkflow(workflow) };
		return { file, id, workflow };
	};

	if (!known) {
		// One that is there without a note of it was left by a start that did not get to its end.
		if (!present) await client.rest('POST', '/workflows', { ...filled, active: false });
		await replace(client, id, filled, publish);
		return remember();
	}
	if (!isLive) {
		note(`${file} was removed in n8n and stays away; npm start -- --fresh brings it back.`);
		return undefined;
	}
	const untouched = known.stored === hashOfWorkflow(present);
	if (untouched && known.shipped !== shipped) {
		await replace(client, id, filled, present.active);
		note(`${file} is newer than the workflow in n8n, which was as shipped: brought up to date.`);
		return remember();
	}
	const moved =
		state.appUrl && state.appUrl !== surroundings.appUrl
			? withNewAppUrl(present, state.appUrl, surroundings.appUrl)
			: undefined;
	if (moved) {
		await replace(client, id, moved, present.active);
		if (untouched) return remember();
	} else if (known.shipped !== shipped && known.declined !== shipped) {
		known.declined = shipped;
		note(
			`${file} is newer than the workflow in n8n, which was edited and stays; to have the new one, import workflows/${file} in the editor.`,
		);
	}
	return { file, id, workflow: moved ?? present };
}

/**
 * Bring all templates in and publish them.
 * @param {object} task
 * @param {N8nClient} task.client @param {State} task.state what is noted down changes
 * @param {Surroundings} task.surroundings @param {(line: string) => void} task.note
 * @param {boolean} task.publish whether new ones begin to run by themselves
 */
export async function bringInTemplates({ client, state, surroundings, note, publish }) {
	const files = readdirSync(inProject('workflows')).filter((name) => name.endsWith('.json'));
	/** @type {Imported[]} */
	const imported = [];
	for (const file of files.sort()) {
		const result = await bringIn({ client, state, file, surroundings, note, publish });
		if (result) imported.push(result);
	}
	state.appUrl = surroundings.appUrl;
	return imported;
}
