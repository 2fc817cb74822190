import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { OUTPUT_NAMES } from '../../nodes/SyncCompare/outputs';
import { SyncCompare } from '../../nodes/SyncCompare/SyncCompare.node';

/** Rules that n8n's guidelines set, for a node without resources and operations. */
describe('the description of Sync Compare', () => {
	const { description } = new SyncCompare();
	const all = allOf(description.properties);

	it('names the two inputs as Compare Datasets would have them: AccountView first', () => {
		expect(description.inputNames).toEqual(['AccountView', 'Other']);
		expect(description.inputs).toHaveLength(2);
		expect(description.requiredInputs).toBe(1);
	});

	it('names an output for each thing that may come of a record', () => {
		const names = [
			'Create in AccountView',
			'Update in AccountView',
			'Create in Other',
			'Update in Other',
			'Needs Attention',
			'In Step',
		];
		expect(description.outputNames).toEqual(names);
		expect(OUTPUT_NAMES).toEqual(names);
		expect(description.outputs).toHaveLength(names.length);
	});

	it('shows each parameter once', () => {
		const names = description.properties.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
		const options = description.properties.find(({ name }) => name === 'options')?.options ?? [];
		const fields = options.map(({ name }) => name);
		expect(fields).toEqual([...new Set(fields)]);
	});

	it('asks about conflicts both ways only, and about the receiving side one way only', () => {
		const shownFor = (name: string) =>
			all.find((property) => property.name === name)?.displayOptions?.show?.['direction'];
		const directions = choicesOf('direction').map(({ value }) => value);
		expect(shownFor('conflicts')).toEqual(['both']);
		expect([...(shownFor('conflicts') ?? []), ...(shownFor('receivingChanges') ?? [])]).toEqual(
			expect.arrayContaining(directions),
		);
		expect(shownFor('receivingChanges')).not.toContain('both');
	});

	it('writes labels and choices in title case', () => {
		const small = /^(a|and|as|at|by|for|in|of|on|or|per|than|the|to)$/;
		const choices = all.flatMap(({ type, options = [] }) => (type === 'options' ? options : []));
		const labels = [
			...all.map(({ displayName }) => displayName),
			...choices.map((choice) => ('name' in choice ? choice.name : '')),
		];
		for (const label of labels) {
			expect(label).toMatch(/^[A-Z]/);
			const lower = label.split(/[\s-]+/).filter((word) => /^[a-z]/.test(word));
			expect(`${label}: ${lower.join(' ')}`).toBe(
				`${label}: ${lower.filter((word) => small.test(word)).join(' ')}`,
			);
		}
	});

	it('sorts the fields of its collections and the choices of its lists by label', () => {
		for (const { name, type, options = [] } of all) {
			if (type !== 'collection' && type !== 'options') continue;
			const labels = options.map((one) => ('displayName' in one ? one.displayName : one.name));
			expect([name, labels]).toEqual([
				name,
				labels.toSorted((one, other) => one.localeCompare(other, 'en')),
			]);
		}
	});

	it('has a first choice among its choices', () => {
		for (const { name, type, options = [], default: first } of all) {
			if (type !== 'options') continue;
			const values = options.flatMap((one) => ('value' in one ? [one.value] : []));
			expect({ name, values }).toEqual({
				name,
				values: expect.arrayContaining([first]) as unknown,
			});
		}
	});

	it('begins placeholders with e.g. or Add, and what is on or off with Whether', () => {
		for (const { placeholder, type, description: text } of all) {
			if (placeholder !== undefined) expect(placeholder).toMatch(/^(e\.g\. |Add )/);
			if (type === 'boolean') expect(text).toMatch(/^Whether /);
		}
	});

	it('puts no full stop behind a single sentence', () => {
		const texts = all.flatMap(({ name, description: text, options = [] }) => [
			[name, text] as const,
			...options.flatMap((one) => ('description' in one ? [[name, one.description] as const] : [])),
		]);
		for (const [name, text] of texts) {
			if (text === undefined) continue;
			expect(`${name}: ${text}`).toMatch(/\. \S/.test(text) ? /\.$/ : /[^.]$/);
		}
	});

	it('can be sent to the editor as it is', () => {
		expect(() => structuredClone(description)).not.toThrow();
	});

	function choicesOf(wanted: string): INodePropertyOptions[] {
		const options = all.find(({ name }) => name === wanted)?.options ?? [];
		return options.filter((one): one is INodePropertyOptions => 'value' in one);
	}
});

/** Parameters with the fields of their collections, at any depth. */
function allOf(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return allOf((option satisfies INodePropertyCollection).values);
			return 'type' in option ? allOf([option]) : [];
		}),
	]);
}
