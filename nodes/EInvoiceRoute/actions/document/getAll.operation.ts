import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { DOCUMENT_STATES, type DocumentFilter, type DocumentState } from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { InvoiceSession } from '../../session';
import { documentRow } from './document-row';

const STATES = 'States';
const CHANGED_AFTER = 'Changed After';

const SHOWN: Readonly<Record<DocumentState, readonly [name: string, description: string]>> = {
	archived: ['Archived', 'It is stored, which was all there was to do'],
	deferred: ['Deferred', 'It waits: for a later run, or to be printed by hand'],
	doubtful: ['Doubtful', 'It may have gone'],
	failed: ['Failed', 'It reached nobody'],
	handedOver: ['Handed Over', 'It lies ready for AutoInvoice'],
	partly: ['Partly', 'It was mailed, but not to everybody'],
	pending: ['Pending', 'It is on its way, or a run was cut off'],
	printed: ['Printed', 'It lies in the tray'],
	sent: ['Sent', 'It was mailed'],
};

const filters: INodeProperties[] = [
	{
		displayName: STATES,
		name: 'states',
		type: 'multiOptions',
		default: ['pending', 'deferred', 'partly', 'doubtful', 'failed'],
		options: Object.entries(SHOWN).map(([value, [name, description]]) => ({
			name,
			value,
			description,
		})),
		description: 'Only documents in these states; none chosen for all',
	},
	{
		displayName: CHANGED_AFTER,
		name: 'filterChangedAfter',
		type: 'dateTime',
		default: '',
		description: 'Only documents that something has happened to since then; empty for all',
	},
];

export const description = showFor('document', ['getAll'], [...filters, ...listParameters]);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const { limit = Number.MAX_SAFE_INTEGER } = readLimit(parameters);
	const archive = await session.archive();
	const documents = await archive.list({ ...readFilter(parameters), limit });
	return documents.map(documentRow);
}

function readFilter(parameters: ItemParameters): Omit<DocumentFilter, 'limit'> {
	const states = parameters.texts('states', STATES).map(stateOf);
	const changedAfter = parameters.text('filterChangedAfter', CHANGED_AFTER);
	return {
		...(states.length > 0 && { states }),
		...(changedAfter !== '' && {
			since: Date.parse(parameters.instant(changedAfter, CHANGED_AFTER)),
		}),
	};
}

function stateOf(text: string): DocumentState {
	const state = DOCUMENT_STATES.find((one) => one === text);
	if (state !== undefined) return state;
	throw invalidParameter(STATES, `a list of ${DOCUMENT_STATES.join(', ')}`, text);
}
