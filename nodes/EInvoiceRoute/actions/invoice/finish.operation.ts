import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import {
	EInvoiceError,
	type Outcome,
	type Outgoing,
	type StoredFile,
} from '../../../../lib/einvoice';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { isObject } from '../../../shared/values';
import { LABELS } from '../../labels';
import { findRoute, type RouteMark } from '../../route-mark';
import type { InvoiceSession } from '../../session';
import { notRouted } from '../not-routed';
import { finishParameters } from './finish-parameters';

export const description = showFor('invoice', ['finish'], finishParameters);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const { item } = parameters;
	const mark = findRoute(session.context, item);
	if (mark === undefined) throw notRouted();
	const outcome = parameters.text('outcome', LABELS.outcome);
	const told = outgoingOf(mark, outcome, session.context.getInputData()[item]);
	const remove = parameters.text('afterSending', LABELS.afterSending) === 'remove';
	const archive = await session.archive();
	const before = await archive.find(mark.key);
	const outgoing = unlessLost(mark, told, before?.files ?? []);
	const finished = await archive.finish(mark.key, withRoute(mark, outgoing), { remove });
	const { state, reason, attention, files } = finished;
	return [
		{
			...{ administration: mark.administration, kind: mark.kind, number: mark.number },
			channel: mark.channel,
			state,
			reason,
			// What the channel said of it, without why it went there.
			outcomeReason: state === outgoing.state ? outgoing.reason : '',
			attention: attention || mark.attention,
			kept: namesOf(files, (fileState) => fileState !== 'removed'),
			removed: namesOf(files, (fileState) => fileState === 'removed'),
		},
	];
}

const NEEDS_ATTENTION: ReadonlySet<string> = new Set(['failed', 'doubtful']);

/** With why it went this way, and whether somebody has to look at it for that. */
function withRoute({ attention, reason }: RouteMark, outgoing: Outgoing): Outgoing {
	return {
		state: outgoing.state,
		reason: [reason, outgoing.reason].filter((sentence) => sentence !== '').join(' '),
		attention: attention || NEEDS_ATTENTION.has(outgoing.state),
	};
}

/** Where the file in the folder is all that there is, and which one: AutoInvoice takes UBL only. */
const TAKEN_FROM_FOLDER: Readonly<Partial<Record<RouteMark['channel'], string>>> = {
	archive: 'pdf',
	autoInvoice: 'ubl',
};

/** What is kept nowhere was not stored, and nobody can take it. */
function unlessLost(
	{ channel }: RouteMark,
	told: Outgoing,
	files: readonly StoredFile[],
): Outgoing {
	const wanted = TAKEN_FROM_FOLDER[channel];
	const claimsFile = told.state === 'archived' || told.state === 'handedOver';
	if (wanted === undefined || !claimsFile) return told;
	const stored = files.filter(({ state }) => state === 'stored').map(({ role }) => role);
	if (stored.includes(wanted)) return told;
	const reason =
		stored.length === 0
			? 'No file of it lies in a folder. Choose a Storage Location in Invoice: Route, and route it again.'
			: 'AutoInvoice takes UBL only, and no UBL of it lies in the folder. Choose a format at UBL in Invoice: Route, and route it again.';
	return { state: 'deferred', reason };
}

function namesOf(
	files: readonly { readonly name: string; readonly state: string }[],
	isMeant: (state: string) => boolean,
): string[] {
	return files.filter(({ state }) => isMeant(state)).map(({ name }) => name);
}

function outgoingOf(
	mark: RouteMark,
	outcome: string,
	item: INodeExecutionData | undefined,
): Outgoing {
	if (outcome === 'failure') return { state: 'failed', reason: '' };
	if (outcome === 'success') return { state: reachedBy(mark.channel), reason: '' };
	const json = item?.json ?? {};
	if (typeof json['error'] === 'string' || item?.error !== undefined) return failureIn(json, item);
	const said = typeof json['state'] === 'string' ? STATES[json['state']] : undefined;
	if (said !== undefined) return { state: said, reason: textIn(json, 'reason') };
	// It comes straight from Route, so storing or handing over was all there was to do.
	if (mark.channel === 'archive' || mark.channel === 'autoInvoice') {
		return { state: reachedBy(mark.channel), reason: '' };
	}
	throw outcomeMissing(mark);
}

/** What Email Profile Send and Invoice: Print say of a message and of a print. */
const STATES: Readonly<Record<string, Outcome | undefined>> = {
	sent: 'sent',
	partly: 'failed',
	handedOver: 'handedOver',
	printed: 'printed',
	failed: 'failed',
	deferred: 'deferred',
	doubtful: 'doubtful',
};

function reachedBy(channel: RouteMark['channel']): Outcome {
	const states = {
		email: 'sent',
		autoInvoice: 'handedOver',
		print: 'printed',
		archive: 'archived',
	} as const;
	return states[channel];
}

/** An error item of a node of this package, or of any other. */
function failureIn(json: IDataObject, item: INodeExecutionData | undefined): Outgoing {
	const details = isObject(json['details']) ? json['details'] : {};
	const code = String(details['code']);
	const reason = textIn(json, 'error') || (item?.error?.message ?? '');
	if (code.endsWith('_DOUBTFUL')) return { state: 'doubtful', reason };
	return { state: WAITING.has(code) ? 'deferred' : 'failed', reason };
}

/** With these a later run goes on by itself. */
const WAITING: ReadonlySet<string> = new Set([
	'MAIL_DEFERRED',
	'MAIL_LIMIT_REACHED',
	'MAIL_SERVER_BUSY',
	'MAIL_SERVER_UNREACHABLE',
	'EINVOICE_PRINT_IN_PROGRESS',
	'EINVOICE_PRINT_STOPPED',
	'EINVOICE_PRINT_TAKEN_OVER',
	'EINVOICE_PRINT_WAITING',
	'EINVOICE_PRINTER_BUSY',
	'EINVOICE_PRINTER_CUT',
	'EINVOICE_PRINTER_FAILED',
	'EINVOICE_PRINTER_UNREACHABLE',
]);

function textIn(json: IDataObject, name: string): string {
	const value = json[name];
	return typeof value === 'string' ? value : '';
}

function outcomeMissing({ number, channel, key }: RouteMark): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_OUTCOME_MISSING',
		message: `The item of document ${number} does not say what became of it by ${channel}.`,
		remedy:
			'Put the node that mails or prints before this one, or choose Success or Failure as Outcome.',
		record: `document ${key}`,
	});
}
