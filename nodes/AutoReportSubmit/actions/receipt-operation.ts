import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { readPeriod, type FilingKind } from '../../../lib/tax';
import {
	messageReference,
	returnBefore,
	type ChannelReceipt,
	type Filing,
} from '../../../lib/tax/filings';
import { receiptPage } from '../../../lib/tax/pages';
import type { Operation } from '../../shared/operation';
import { withBinary } from '../../shared/row-binary';
import { showFor } from '../../shared/show-for';
import { channelOf, channelParameter, companyParameter } from '../channel/open-channel';
import type { FilingSession } from '../session';
import { filingKeyOf, filingParameters } from './filing-parameters';
import { languageOf, languageParameter } from './language-parameter';
import { filingRow } from './rows';

/**
 * What is kept of a filing as files: `receipt`, a page with all that is known of it; `instance`, its message as
 * it was sent; and `official`, what the channel gives itself, where it does.
 */
export function receiptOperation(resource: string, kind: FilingKind): Operation<FilingSession> {
	return {
		description: showFor(
			resource,
			['getReceipt'],
			[...filingParameters, languageParameter, channelParameter, companyParameter],
		),
		async execute({ session, parameters }): Promise<IDataObject[]> {
			const key = await filingKeyOf(session, parameters, kind);
			const filings = await session.filings();
			const filing = await filings.get(key);
			const { channelReference } = filing;
			const channel =
				channelReference === null ? null : await session.channel(channelOf(parameters));
			const official =
				channelReference === null ? null : ((await channel?.receipt?.(channelReference)) ?? null);
			const period = readPeriod(filing.period);
			const before = await returnBefore(filings, { ...filing, period });
			const page = receiptPage(filing, languageOf(parameters), before);
			const binary = await filesOf(session, filing, page, official);
			return [withBinary({ ...filingRow(filing), hasOfficial: official !== null }, binary)];
		},
	};
}

async function filesOf(
	{ context, ports }: FilingSession,
	filing: Filing,
	page: string,
	official: ChannelReceipt | null,
): Promise<IBinaryKeyData> {
	const { helpers } = context;
	const name = messageReference(filing, ports.digest);
	const file = (text: string, fileName: string, type: string) =>
		helpers.prepareBinaryData(Buffer.from(text, 'utf8'), fileName, type);
	return {
		receipt: await file(page, `${name}.html`, 'text/html'),
		instance: await file(filing.instance, `${name}.xbrl`, 'application/xml'),
		...(official !== null && {
			official: await helpers.prepareBinaryData(
				Buffer.from(official.content, 'base64'),
				official.fileName,
				official.mimeType,
			),
		}),
	};
}
