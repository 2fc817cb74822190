import type { IDataObject } from 'n8n-workflow';
import type { FilingKind } from '../../../lib/tax';
import type { Operation } from '../../shared/operation';
import { showFor } from '../../shared/show-for';
import { channelOf, channelParameter, companyParameter } from '../channel/open-channel';
import type { FilingSession } from '../session';
import { filingKeyOf, filingParameters } from './filing-parameters';
import { filingRow } from './rows';

/** How far a filing is, with all that was said of it. One in doubt is looked up; nothing is sent. */
export function statusOperation(resource: string, kind: FilingKind): Operation<FilingSession> {
	return {
		description: showFor(
			resource,
			['getStatus'],
			[...filingParameters, channelParameter, companyParameter],
		),
		async execute({ session, parameters }): Promise<IDataObject[]> {
			const key = await filingKeyOf(session, parameters, kind);
			const channel = await session.channel(channelOf(parameters));
			const filings = await session.filings();
			return [filingRow(await filings.follow(key, channel))];
		},
	};
}
