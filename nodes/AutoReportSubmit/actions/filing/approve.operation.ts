import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { requireSecondPerson } from '../../../../lib/tax/filings';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';
import { filingKeyOf, filingParameters, kindOf, kindParameter } from '../filing-parameters';
import { filingRow } from '../rows';

const APPROVED_BY = 'Approved By';

const parameters: INodeProperties[] = [
	kindParameter,
	...filingParameters,
	{
		displayName: LABELS.hash,
		name: 'hash',
		type: 'string',
		default: '={{ $json.hash }}',
		required: true,
		description: 'Hash of what was looked at, as Validate gives it',
	},
	{
		displayName: APPROVED_BY,
		name: 'approvedBy',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. an@demo.example',
		description: 'Who has looked at it and approves it; kept with the filing',
	},
	{
		displayName: LABELS.preparedBy,
		name: 'preparedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. bob@demo.example',
		description:
			'Who prepared it, where a second person has to approve it; empty for whom Validate named, if it did',
	},
];

export const description = showFor('filing', ['approve'], parameters);

/** A person approves a filing as it was looked at. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const key = await filingKeyOf(session, parameters, kindOf(parameters));
	const approvedBy = parameters.text('approvedBy', APPROVED_BY);
	if (approvedBy === '') throw invalidParameter(APPROVED_BY, 'the name of a person', approvedBy);
	const preparedBy = parameters.text('preparedBy', LABELS.preparedBy);
	if (preparedBy !== '') requireSecondPerson(key, { approvedBy, preparedBy });
	const filings = await session.filings();
	return [filingRow(await filings.approve(key, parameters.text('hash', LABELS.hash), approvedBy))];
}
