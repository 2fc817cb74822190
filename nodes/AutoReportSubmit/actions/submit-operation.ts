import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { FilingKind } from '../../../lib/tax';
import type { Operation } from '../../shared/operation';
import { showFor } from '../../shared/show-for';
import {
	channelOf,
	channelParameter,
	companyParameter,
	profileParameter,
} from '../channel/open-channel';
import { LABELS } from '../labels';
import type { FilingSession } from '../session';
import { filingKeyOf, filingParameters } from './filing-parameters';
import { filingRow } from './rows';

const hashParameter: INodeProperties = {
	displayName: LABELS.hash,
	name: 'hash',
	type: 'string',
	default: '={{ $json.hash }}',
	description:
		'Hash of what was approved, as Validate and Approve give it: anything else is not sent. Empty for whatever was approved last.',
};

/** Sends what was approved, once; a filing that was sent is told as it stands. */
export function submitOperation(resource: string, kind: FilingKind): Operation<FilingSession> {
	return {
		description: showFor(
			resource,
			['submit'],
			[...filingParameters, hashParameter, channelParameter, companyParameter, profileParameter],
		),
		async execute({ session, parameters }): Promise<IDataObject[]> {
			const key = await filingKeyOf(session, parameters, kind);
			const hash = parameters.text('hash', LABELS.hash);
			const channel = await session.channel(channelOf(parameters));
			const filings = await session.filings();
			const filing = await filings.submit(key, channel, hash === '' ? undefined : hash);
			return [filingRow(filing)];
		},
	};
}
