import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';
import { customerParameters } from './customer-parameters';
import { documentParameters } from './document-parameters';
import { fileParameters } from './file-parameters';
import { optionParameters } from './option-parameters';

const previewParameter: INodeProperties = {
	displayName: LABELS.preview,
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether only channel, reason, what is wrong and what became of it before are told: no file is made and nothing is stored',
};

/** What Route is given. */
export const routeParameters: INodeProperties[] = [
	...documentParameters,
	...customerParameters,
	previewParameter,
	...fileParameters,
	optionParameters,
];
