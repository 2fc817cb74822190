import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Decision } from '../../../../lib/mail';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { MailSession } from '../../session';
import { entryRow } from './entry-row';

const KEY = 'Message Key';
const DECISION = 'Decision';
const NOTE = 'Note';
const ATTEMPTS = 'Attempts';

const parameters: INodeProperties[] = [
	{
		displayName: KEY,
		name: 'settleKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.key }}',
		description: 'The key of the message, as Outbox: Get Many gives it',
	},
	{
		displayName: DECISION,
		name: 'decision',
		type: 'options',
		default: 'sent',
		options: [
			{
				name: 'It Was Sent',
				value: 'sent',
				description: 'It is in the sent mail, or the rest was done in another way',
			},
			{
				name: 'Do Not Send',
				value: 'giveUp',
				description: 'It was not sent, and shall not be',
			},
			{
				name: 'Send Again',
				value: 'again',
				description: 'It was not sent; the next run that has it sends it',
			},
		],
		description: 'What became of it',
	},
	{
		displayName: NOTE,
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. Seen in the sent mail by Ans',
		description: 'By whom and how it was found out; kept with the message',
	},
	{
		displayName: ATTEMPTS,
		name: 'settleAttempts',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		placeholder: 'e.g. {{ $json.attempts }}',
		description:
			'How often it had been tried when it was looked at, as Outbox: Get Many gives it; nothing is settled when it was tried again since (0: that does not matter)',
	},
];

export const description = showFor('outbox', ['settle'], parameters);

export async function execute({
	session,
	parameters,
}: OperationCall<MailSession>): Promise<IDataObject[]> {
	const outbox = await session.outbox();
	const key = parameters.text('settleKey', KEY);
	const seen = parameters.number('settleAttempts', ATTEMPTS);
	const entry = await outbox.settle(
		key,
		decisionOf(parameters),
		parameters.text('note', NOTE),
		seen === 0 ? undefined : seen,
	);
	return [entryRow(entry)];
}

function decisionOf(parameters: ItemParameters): Decision {
	const given = parameters.text('decision', DECISION);
	if (given === 'sent' || given === 'again' || given === 'giveUp') return given;
	throw invalidParameter(DECISION, 'sent, again or giveUp', given);
}
