import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DocumentDecision } from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { InvoiceSession } from '../../session';
import { documentRow } from './document-row';

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
		description: 'The key of the document, as Document: Get Many gives it',
	},
	{
		displayName: DECISION,
		name: 'decision',
		type: 'options',
		default: 'gone',
		options: [
			{
				name: 'It Has Gone',
				value: 'gone',
				description: 'By its channel: mailed, handed over, or printed, also by hand',
			},
			{
				name: 'It Has Reached Nobody',
				value: 'notGone',
				description: 'The next run that has it is free to send it, by whichever channel',
			},
		],
		description: 'What became of it',
	},
	{
		displayName: NOTE,
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. Printed and posted by Ans',
		description: 'By whom and how it was found out; kept with the document as its reason',
	},
];

export const description = showFor('document', ['settle'], parameters);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const archive = await session.archive();
	const key = parameters.text('settleKey', KEY);
	const note = parameters.text('note', NOTE);
	return [documentRow(await archive.settle(key, decisionOf(parameters), note))];
}

function decisionOf(parameters: ItemParameters): DocumentDecision {
	const given = parameters.text('decision', DECISION);
	if (given === 'gone' || given === 'notGone') return given;
	throw invalidParameter(DECISION, 'gone or notGone', given);
}
