import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ENTRY_STATES, type EntryFilter, type EntryState } from '../../../../lib/mail';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { MailSession } from '../../session';
import { entryRow } from './entry-row';

const STATES = 'States';
const CHANGED_AFTER = 'Changed After';

const SHOWN: Readonly<Record<EntryState, readonly [name: string, description: string]>> = {
	deferred: ['Deferred', 'Waits until a moment that is told'],
	doubtful: ['Doubtful', 'The server may have taken it'],
	failed: ['Failed', 'The server will not take it as it is'],
	handedOver: ['Handed Over', 'A draft was given to a person'],
	partly: ['Partly Sent', 'Some recipients were refused'],
	pending: ['Pending', 'Nothing of it has left'],
	sending: ['Sending', 'An execution is at it'],
	sent: ['Sent', 'The server has taken it'],
};

const filters: INodeProperties[] = [
	{
		displayName: STATES,
		name: 'states',
		type: 'multiOptions',
		default: ['doubtful', 'deferred', 'failed', 'partly', 'pending'],
		options: Object.entries(SHOWN).map(([value, [name, description]]) => ({
			name,
			value,
			description,
		})),
		description: 'Only messages in these states; none chosen for all',
	},
	{
		displayName: 'Profile Code',
		name: 'filterProfile',
		type: 'string',
		default: '',
		placeholder: 'e.g. INVOICES',
		description: 'Only messages of this profile; empty for all',
	},
	{
		displayName: 'Key Begins With',
		name: 'filterKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. DEMO/invoice/',
		description: 'Only messages whose key begins so; empty for all',
	},
	{
		displayName: CHANGED_AFTER,
		name: 'filterChangedAfter',
		type: 'dateTime',
		default: '',
		description: 'Only messages that something has happened to since then; empty for all',
	},
];

export const description = showFor('outbox', ['getAll'], [...filters, ...listParameters]);

export async function execute({
	session,
	parameters,
}: OperationCall<MailSession>): Promise<IDataObject[]> {
	const { limit = Number.MAX_SAFE_INTEGER } = readLimit(parameters);
	const entries = await (await session.outbox()).list(readFilter(parameters), limit);
	return entries.map(entryRow);
}

function readFilter(parameters: ItemParameters): EntryFilter {
	const profile = parameters.text('filterProfile', 'Profile Code');
	const keyPrefix = parameters.text('filterKey', 'Key Begins With');
	const changedAfter = parameters.text('filterChangedAfter', CHANGED_AFTER);
	return {
		states: parameters.texts('states', STATES).map(stateOf),
		...(profile !== '' && { profile }),
		...(keyPrefix !== '' && { keyPrefix }),
		...(changedAfter !== '' && {
			changedSince: Date.parse(parameters.instant(changedAfter, CHANGED_AFTER)),
		}),
	};
}

function stateOf(text: string): EntryState {
	const state = ENTRY_STATES.find((one) => one === text);
	if (state !== undefined) return state;
	throw invalidParameter(STATES, `a list of ${ENTRY_STATES.join(', ')}`, text);
}
