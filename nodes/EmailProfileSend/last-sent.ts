import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { errorItem, nodeError, toCodedError } from '../shared/failures';
import { rememberFinished } from '../shared/finished-items';
import { mailFailures } from '../shared/mail/failure-policy';
import type { MailSession } from './session';

/**
 * The output of a run once the message that was sent last is written down. When that cannot be done,
 * its item is in doubt: an error item instead of its row, or the end of the execution, as the node is
 * set.
 */
export async function withLastWrittenDown(
	context: IExecuteFunctions,
	session: MailSession,
	output: readonly INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	try {
		await session.flush();
		return [...output];
	} catch (error) {
		const failure = toCodedError(error);
		const item = session.lastSent ?? 0;
		const given = context.getInputData()[item];
		if (given !== undefined && context.getNode().retryOnFail === true) {
			rememberFinished(given, { failure });
		}
		if (!context.continueOnFail()) {
			throw nodeError(context.getNode(), failure, item, mailFailures);
		}
		const late = errorItem(failure, item, mailFailures);
		return output.map((row) => (itemOf(row) === item ? late : row));
	}
}

/** Of which input item a row tells. */
function itemOf({ pairedItem }: INodeExecutionData): number | undefined {
	if (typeof pairedItem === 'number') return pairedItem;
	return Array.isArray(pairedItem) ? undefined : pairedItem?.item;
}
