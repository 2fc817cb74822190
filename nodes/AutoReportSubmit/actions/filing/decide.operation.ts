import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { FilingSession } from '../../session';
import { filingKeyOf, filingParameters, kindOf, kindParameter } from '../filing-parameters';
import { filingRow } from '../rows';

const DECISION = 'Decision';
const REFERENCE = 'Channel Reference';
const ATTEMPT = 'Attempt';
const DECIDED_BY = 'Decided By';

const parameters: INodeProperties[] = [
	kindParameter,
	...filingParameters,
	{
		displayName: DECISION,
		name: 'decision',
		type: 'options',
		default: 'arrived',
		options: [
			{
				name: 'It Has Arrived',
				value: 'arrived',
				description: 'The portal of the tax authority or AutoReport shows it',
			},
			{
				name: 'It Never Arrived',
				value: 'neverArrived',
				description: 'It is nowhere to be found; Submit sends it again',
			},
		],
		description: 'What a person found out about a filing in doubt',
	},
	{
		displayName: REFERENCE,
		name: 'channelReference',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { decision: ['arrived'] } },
		description: 'What the channel calls it, such as the kenmerk of Digipoort',
	},
	{
		displayName: ATTEMPT,
		name: 'attempt',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0 },
		description:
			'Which sending it is about, as attempts of Filing: Get Many; refused when it was sent again since, or is in doubt no more; 0 stands for the last one',
	},
	{
		displayName: DECIDED_BY,
		name: 'decidedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. An Bakker',
		description: 'Who found it out; it is kept among the statuses of the filing',
	},
];

export const description = showFor('filing', ['decide'], parameters);

/** A person tells what became of a filing in doubt. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const key = await filingKeyOf(session, parameters, kindOf(parameters));
	const filings = await session.filings();
	const attempt = parameters.number('attempt', ATTEMPT);
	const decision = {
		attempt: attempt === 0 ? undefined : attempt,
		by: parameters.text('decidedBy', DECIDED_BY),
	};
	return [filingRow(await filings.decide(key, referenceOf(parameters), decision))];
}

/** Null for one that never arrived. */
function referenceOf(parameters: ItemParameters): string | null {
	const decision = parameters.text('decision', DECISION);
	if (decision === 'neverArrived') return null;
	if (decision !== 'arrived') throw invalidParameter(DECISION, 'arrived or neverArrived', decision);
	const reference = parameters.text('channelReference', REFERENCE);
	if (reference !== '') return reference;
	throw invalidParameter(REFERENCE, 'the reference of the channel', reference);
}
