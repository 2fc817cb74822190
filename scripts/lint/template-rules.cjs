/**
 * What every shipped template keeps to, so that it imports into anybody's n8n: no traces of the
 * instance it was drawn on, no data of a test run, and only node types that exist there.
 */
const NODE_TYPES = /^(n8n-nodes-base|n8n-nodes-accountview)\.[A-Za-z]+$/;

/** @returns {string[]} one sentence per fault; empty when the template may ship */
function findTemplateFaults(name, text) {
	let template;
	try {
		template = JSON.parse(text);
	} catch {
		return [`${name}: is not JSON.`];
	}
	const nodes = Array.isArray(template.nodes) ? template.nodes : [];
	const faults = [];
	const expect = (holds, sentence) => {
		if (!holds) faults.push(`${name}: ${sentence}`);
	};

	expect(/^\d\d-[a-z0-9-]+\.json$/.test(name), 'is not named like 01-customers.json.');
	expect(Boolean(template.name), 'has no name.');
	expect(nodes.length > 0, 'has no nodes.');
	expect(template.active === false, 'must ship with "active": false.');
	expect(template.id === undefined, 'carries the id of one instance.');
	expect(template.pinData === undefined, 'carries pinned data.');
	expect(template.meta?.instanceId === undefined, 'names the instance it was drawn on.');
	expect(template.settings?.executionOrder === 'v1', 'must set executionOrder v1.');
	expect(
		nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote'),
		'explains its set-up in no sticky note.',
	);
	for (const node of nodes) {
		expect(NODE_TYPES.test(node.type), `node "${node.name}" has the foreign type ${node.type}.`);
		expect(node.webhookId === undefined, `node "${node.name}" carries a webhook id.`);
		expect(
			Object.values(node.credentials ?? {}).every(({ id }) => !id),
			`node "${node.name}" carries a credential id.`,
		);
	}
	return faults;
}

module.exports = { findTemplateFaults };
