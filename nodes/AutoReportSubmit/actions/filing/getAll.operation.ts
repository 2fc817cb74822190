import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { FILING_STATES, type FilingFilter, type FilingState } from '../../../../lib/tax/filings';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { FilingSession } from '../../session';
import { filingRow } from '../rows';

const STATES = 'States';
const ADMINISTRATION = 'Administration';

const SHOWN: Readonly<Record<FilingState, readonly [name: string, description: string]>> = {
	accepted: ['Accepted', 'The tax authority has accepted it'],
	approved: ['Approved', 'To be sent'],
	doubtful: ['Doubtful', 'It may have arrived'],
	prepared: ['Prepared', 'Nobody has approved it'],
	rejected: ['Rejected', 'It was refused'],
	sending: ['Sending', 'It is on its way, or an execution ended in the middle of it'],
	sent: ['Sent', 'Its outcome is not known yet'],
};

const filters: INodeProperties[] = [
	{
		displayName: STATES,
		name: 'states',
		type: 'multiOptions',
		default: [],
		options: Object.entries(SHOWN).map(([value, [name, description]]) => ({
			name,
			value,
			description,
		})),
		description: 'Only filings in these states; none chosen for all',
	},
	{
		displayName: ADMINISTRATION,
		name: 'filterAdministration',
		type: 'string',
		default: '',
		placeholder: 'e.g. DEMO',
		description: 'Only filings of this administration; empty for all',
	},
];

export const description = showFor('filing', ['getAll'], [...filters, ...listParameters]);

/** What was prepared and filed, the latest changed first. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const { limit = Number.MAX_SAFE_INTEGER } = readLimit(parameters);
	const filings = await session.filings();
	return (await filings.list(filterOf(parameters), limit)).map(filingRow);
}

function filterOf(parameters: ItemParameters): FilingFilter {
	const states = parameters.texts('states', STATES).map(stateOf);
	const administration = parameters.text('filterAdministration', ADMINISTRATION);
	return {
		...(states.length > 0 && { states }),
		...(administration !== '' && { administration }),
	};
}

function stateOf(text: string): FilingState {
	const state = FILING_STATES.find((one) => one === text);
	if (state !== undefined) return state;
	throw invalidParameter(STATES, `a list of ${FILING_STATES.join(', ')}`, text);
}
