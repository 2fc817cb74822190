import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../harness';

/** @param folder of the shipped templates */
export function readTemplate(
	file: string,
	folder: string = join(__dirname, '../../../workflows'),
): WorkflowFile {
	return JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowFile;
}

/** The template with fixed values in its node Settings, as a person would fill them in. */
export function withSettings(
	template: WorkflowFile,
	settings: Readonly<Record<string, unknown>>,
): WorkflowFile {
	const nodes = template.nodes.map((node) =>
		node.name === 'Settings' ? { ...node, parameters: filledIn(node.parameters, settings) } : node,
	);
	return { ...template, nodes };
}

function filledIn(
	parameters: INodeParameters,
	settings: Readonly<Record<string, unknown>>,
): INodeParameters {
	const { assignments } = parameters['assignments'] as { assignments: { name: string }[] };
	const unknown = Object.keys(settings).find(
		(name) => !assignments.some((one) => one.name === name),
	);
	if (unknown !== undefined) throw new Error(`The template has no setting ${unknown}.`);
	const filled = assignments.map((one) =>
		one.name in settings ? { ...one, value: settings[one.name] } : one,
	);
	return { ...parameters, assignments: { assignments: filled } } as INodeParameters;
}
