import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { PRINT_STATES, type PrintJobFilter, type PrintState } from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { InvoiceSession } from '../../session';
import { jobRow } from './job-row';

const STATES = 'States';
const CHANGED_AFTER = 'Changed After';

const SHOWN: Readonly<Record<PrintState, readonly [name: string, description: string]>> = {
	accepted: ['Accepted', 'The printer has it, and its end is not known yet'],
	creating: ['Creating', 'A job is being made, without its document'],
	doubtful: ['Doubtful', 'It may have been printed'],
	failed: ['Failed', 'The printer gave it up, or somebody called it off'],
	pending: ['Pending', 'The printer has nothing of it'],
	printed: ['Printed', 'It lies in the tray'],
	sending: ['Sending', 'The document is being given to the printer'],
};

const filters: INodeProperties[] = [
	{
		displayName: STATES,
		name: 'states',
		type: 'multiOptions',
		default: ['doubtful', 'failed', 'accepted', 'pending'],
		options: Object.entries(SHOWN).map(([value, [name, description]]) => ({
			name,
			value,
			description,
		})),
		description: 'Only print jobs in these states; none chosen for all',
	},
	{
		displayName: 'Key Begins With',
		name: 'filterKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. DEMO/invoice/',
		description: 'Only print jobs whose key begins so; empty for all',
	},
	{
		displayName: CHANGED_AFTER,
		name: 'filterChangedAfter',
		type: 'dateTime',
		default: '',
		description: 'Only print jobs that something has happened to since then; empty for all',
	},
];

export const description = showFor('printJob', ['getAll'], [...filters, ...listParameters]);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const { limit = Number.MAX_SAFE_INTEGER } = readLimit(parameters);
	const jobs = await (await session.printJobs()).list(readFilter(parameters), limit);
	return jobs.map(jobRow);
}

function readFilter(parameters: ItemParameters): PrintJobFilter {
	const keyPrefix = parameters.text('filterKey', 'Key Begins With');
	const changedAfter = parameters.text('filterChangedAfter', CHANGED_AFTER);
	return {
		states: parameters.texts('states', STATES).map(stateOf),
		...(keyPrefix !== '' && { keyPrefix }),
		...(changedAfter !== '' && {
			changedSince: Date.parse(parameters.instant(changedAfter, CHANGED_AFTER)),
		}),
	};
}

function stateOf(text: string): PrintState {
	const state = PRINT_STATES.find((one) => one === text);
	if (state !== undefined) return state;
	throw invalidParameter(STATES, `a list of ${PRINT_STATES.join(', ')}`, text);
}
