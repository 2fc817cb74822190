import './html-stand-in';
import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../harness';
import { textOf } from '../node-setting';

/** What is given for the pages of a flow, by the name of their node. */
export type Answers = Readonly<Record<string, IDataObject>>;

/** A field of a page, as n8n's Form node takes it. */
export interface FormField {
	readonly fieldName: string;
	readonly fieldLabel: string;
	readonly fieldType: string;
	readonly defaultValue?: string;
	readonly html?: string;
	readonly fieldOptions?: { readonly values: readonly { readonly option: string }[] };
}

/**
 * The flow with a Set node in the place of each Form node, since a bare engine has no pages: a page in
 * the middle gives its `title`, `description`, `button` and `fields`, and the answers, an ending page its `title` and `message`, and one that
 * leads elsewhere its `url`.
 */
export function withAnswers(template: WorkflowFile, answers: Answers): WorkflowFile {
	return {
		...template,
		nodes: template.nodes.map((node) =>
			node.type === 'n8n-nodes-base.form' ? answered(node, answers[node.name] ?? {}) : node,
		),
	};
}

function answered(node: INode, answers: IDataObject): INode {
	const { parameters } = node;
	if (parameters['operation'] === 'page') {
		const fields = expressionIn(textOf(parameters['jsonOutput']));
		const { formTitle, formDescription, buttonLabel } = parameters['options'] as IDataObject;
		const shown = [
			`title: ${expressionIn(textOf(formTitle))}`,
			`description: ${expressionIn(textOf(formDescription))}`,
			`button: ${expressionIn(textOf(buttonLabel))}`,
			`fields: JSON.parse(${fields})`,
		].join(', ');
		// Two braces would end the expression.
		const given = JSON.stringify(answers).replaceAll('}}', '} }');
		return asSet(node, `={{ { ...${given}, ${shown} } }}`);
	}
	const shown: Readonly<Record<string, unknown>> =
		parameters['respondWith'] === 'redirect'
			? { url: parameters['redirectUrl'] }
			: { title: parameters['completionTitle'], message: parameters['completionMessage'] };
	return {
		...node,
		// However many items come in, it is one page.
		executeOnce: true,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: Object.entries(shown).map(([name, value]) => ({
					id: name,
					name,
					type: 'string',
					value: String(value),
				})),
			},
			options: {},
		},
	};
}

function asSet(node: INode, jsonOutput: string): INode {
	const parameters = { mode: 'raw', jsonOutput, options: {} };
	return { ...node, type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters };
}

/** What stands between the braces; a text that is none is a literal. */
function expressionIn(parameter: string): string {
	const [, expression] = /^=\{\{(.*)\}\}$/s.exec(parameter) ?? [];
	return expression ?? JSON.stringify(parameter);
}
