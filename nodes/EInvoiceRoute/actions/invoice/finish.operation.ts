import type { IDataObject } from 'n8n-workflow';
import type { Outgoing } from '../../../../lib/einvoice';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { LABELS } from '../../labels';
import { findRoute, type RouteMark } from '../../route-mark';
import type { InvoiceSession } from '../../session';
import { notRouted } from '../not-routed';
import { finishParameters } from './finish-parameters';
import { toldOf, unlessLost, type Told } from './outcome';

export const description = showFor('invoice', ['finish'], finishParameters);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const { item } = parameters;
	const mark = findRoute(session.context, item);
	if (mark === undefined) throw notRouted();
	const outcome = parameters.text('outcome', LABELS.outcome);
	const given = toldOf(mark, outcome, session.context.getInputData()[item]);
	const remove = parameters.text('afterSending', LABELS.afterSending) === 'remove';
	const archive = await session.archive();
	const before = await archive.find(mark.key);
	const told = unlessLost(mark, given, before?.files ?? []);
	const finished = await archive.finish(mark.key, withRoute(mark, told), { remove });
	const { state, reason, reasonNl, attention, files } = finished;
	// What was known better before stays, and the channel's word of now with it is none.
	const ofOutcome = state === told.state ? told.reason : { nl: '', en: '' };
	return [
		{
			...{ administration: mark.administration, kind: mark.kind, number: mark.number },
			channel: mark.channel,
			state,
			reason,
			reasonNl,
			// What the channel said of it, without why it went there.
			outcomeReason: ofOutcome.en,
			outcomeReasonNl: ofOutcome.nl,
			attention: attention || mark.attention,
			kept: namesOf(files, (fileState) => fileState !== 'removed'),
			removed: namesOf(files, (fileState) => fileState === 'removed'),
		},
	];
}

/** With why it went this way, and whether somebody has to look at it for that. */
function withRoute(mark: RouteMark, told: Told): Outgoing {
	return {
		state: told.state,
		reason: oneAfterOther(mark.reason, told.reason.en),
		reasonNl: oneAfterOther(mark.reasonNl, told.reason.nl),
		attention: mark.attention || told.attention,
	};
}

function oneAfterOther(...sentences: readonly string[]): string {
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

function namesOf(
	files: readonly { readonly name: string; readonly state: string }[],
	isMeant: (state: string) => boolean,
): string[] {
	return files.filter(({ state }) => isMeant(state)).map(({ name }) => name);
}
