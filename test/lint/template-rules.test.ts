import { findTemplateFaults } from '../../scripts/lint/template-rules.cjs';

const sound = {
	name: 'A flow',
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		{ name: 'About', type: 'n8n-nodes-base.stickyNote' },
		{ name: 'Get', type: 'n8n-nodes-accountview.accountViewCustomers' },
	],
};

const faultsOf = (template: object) => findTemplateFaults('01-flow.json', JSON.stringify(template));

describe('rules for shipped templates', () => {
	it('let a sound template through', () => {
		expect(faultsOf(sound)).toEqual([]);
	});

	it.each([
		['an active template', { ...sound, active: true }, '"active": false'],
		['the id of one instance', { ...sound, id: 'abc' }, 'id of one instance'],
		['pinned data', { ...sound, pinData: {} }, 'pinned data'],
		['a missing explanation', { ...sound, nodes: sound.nodes.slice(1) }, 'sticky note'],
		[
			'a node type that only exists on a development machine',
			{ ...sound, nodes: [...sound.nodes, { name: 'X', type: 'CUSTOM.accountViewCustomers' }] },
			'foreign type CUSTOM.accountViewCustomers',
		],
		[
			'a credential of one instance',
			{
				...sound,
				nodes: [...sound.nodes, { ...sound.nodes[1], credentials: { a: { id: '7' } } }],
			},
			'credential id',
		],
	])('name %s', (_, template, sentence) => {
		expect(faultsOf(template)).toEqual([expect.stringContaining(sentence)]);
	});

	it('name a file that is not JSON', () => {
		expect(findTemplateFaults('01-flow.json', '{')).toEqual(['01-flow.json: is not JSON.']);
	});
});
