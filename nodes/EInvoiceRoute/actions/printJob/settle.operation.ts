import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { PrintDecision } from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { InvoiceSession } from '../../session';
import { jobRow } from './job-row';

const KEY = 'Document Key';
const DECISION = 'Decision';
const NOTE = 'Note';

const parameters: INodeProperties[] = [
	{
		displayName: KEY,
		name: 'settleKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.key }}',
		description: 'The key of the document, as Print Job: Get Many gives it',
	},
	{
		displayName: DECISION,
		name: 'decision',
		type: 'options',
		default: 'printed',
		options: [
			{
				name: 'Do Not Print',
				value: 'giveUp',
				description: 'It was not printed, and shall not be',
			},
			{ name: 'It Was Printed', value: 'printed', description: 'All its pages are there' },
			{
				name: 'Print Again',
				value: 'again',
				description: 'It was not printed, or not right; the next run that has it prints it',
			},
		],
		description: 'What became of it',
	},
	{
		displayName: NOTE,
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. Found in the tray by Ans',
		description: 'By whom and how it was found out; kept with the print job',
	},
];

export const description = showFor('printJob', ['settle'], parameters);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const jobs = await session.printJobs();
	const key = parameters.text('settleKey', KEY);
	return [jobRow(await jobs.settle(key, decisionOf(parameters), parameters.text('note', NOTE)))];
}

function decisionOf(parameters: ItemParameters): PrintDecision {
	const given = parameters.text('decision', DECISION);
	if (given === 'printed' || given === 'again' || given === 'giveUp') return given;
	throw invalidParameter(DECISION, 'printed, again or giveUp', given);
}
