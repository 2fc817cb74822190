import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	orderOf,
	resolveProfile,
	USUAL_ORDER,
	type Assignment,
	type AssignmentLevel,
} from '../../../../lib/mail';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter, numberOf, textOf } from '../../../shared/values';
import type { MailSession } from '../../session';

const MATRIX = 'Assignment Matrix';
const ORDER = 'Order';

const parameters: INodeProperties[] = [
	{
		displayName: MATRIX,
		name: 'matrix',
		type: 'json',
		typeOptions: { rows: 6 },
		default:
			'[\n  { "process": "", "user": "", "administration": "", "profile": "SYSTEM" },\n  { "process": "invoice", "user": "", "administration": "", "profile": "INVOICES" }\n]',
		required: true,
		description:
			'A list of rows with process, user, administration and profile, such as those of a data table, and priority where Order is empty. What is empty in a row stands for every value; the row with only a profile is the system profile.',
	},
	{
		displayName: 'Process',
		name: 'process',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice',
		description: 'What the message is for',
	},
	{
		displayName: 'User',
		name: 'user',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.employee }}',
		description: 'Whose personal profile may be used; empty when nobody has ticked that',
	},
	{
		displayName: 'Administration',
		name: 'administration',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.administration }}',
		description: 'Whose message it is',
	},
	{
		displayName: ORDER,
		name: 'order',
		type: 'string',
		default: USUAL_ORDER.join(', '),
		description:
			'Which level leads: process, personal, administration and system, the first that has a row counts. Empty goes by the column priority of the matrix, the lowest first; a row without one has 10, 20, 30 or 40 by its level.',
	},
];

export const description = showFor('profile', ['resolve'], parameters);

/** `{ profile, level, reason, reasonNl, order }` beside what was asked. */
export function execute({ parameters }: OperationCall<MailSession>): Promise<IDataObject[]> {
	return new Promise((resolve) => {
		resolve([resolved(parameters)]);
	});
}

function resolved(parameters: ItemParameters): IDataObject {
	const matrix = parameters.objects('matrix', MATRIX).map(assignmentOf);
	const question = {
		process: parameters.text('process', 'Process'),
		user: parameters.text('user', 'User'),
		administration: parameters.text('administration', 'Administration'),
	};
	const given = parameters.texts('order', ORDER).map(levelOf);
	const order = given.length === 0 ? orderOf(matrix) : given;
	return { ...question, ...resolveProfile(matrix, question, order), order: [...order] };
}

function assignmentOf(row: Readonly<Record<string, unknown>>): Assignment {
	const text = (name: string): string => textOf(row[name], `${MATRIX}, ${name}`);
	const profile = text('profile');
	if (profile === '') throw invalidParameter(`${MATRIX}, profile`, 'the code of a profile', '');
	return {
		process: text('process'),
		user: text('user'),
		administration: text('administration'),
		profile,
		...priorityOf(row),
	};
}

function priorityOf({ priority }: Readonly<Record<string, unknown>>): { priority?: number } {
	if (priority === undefined || priority === null || priority === '') return {};
	return { priority: numberOf(priority, `${MATRIX}, priority`) };
}

function levelOf(text: string): AssignmentLevel {
	const level = USUAL_ORDER.find((one) => one === text.toLowerCase());
	if (level !== undefined) return level;
	throw invalidParameter(ORDER, 'a list of process, personal, administration and system', text);
}
