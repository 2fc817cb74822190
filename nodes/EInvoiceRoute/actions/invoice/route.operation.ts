import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import {
	messageText,
	paidBy,
	type ArchivedDocument,
	type Finding,
	type MessageText,
} from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import { textOf } from '../../../shared/values';
import { Ahead } from '../../ahead';
import { LABELS } from '../../labels';
import { ROUTE_FIELD } from '../../route-mark';
import type { InvoiceSession } from '../../session';
import { joined, takesPlace } from './attention';
import { documentOf, knownOf, twice, type RoutedDocument } from './document';
import { checked, makeFiles, type Checked, type MadeFiles } from './files';
import { onFirstWay } from './first-way';
import { routeParameters } from './route-parameters';

export const description = showFor('invoice', ['route'], routeParameters);

/** A document with its files; in a preview without them. */
interface Prepared {
	readonly document: RoutedDocument;
	/** What was known of it. */
	readonly before: ArchivedDocument | undefined;
	readonly made: MadeFiles | Checked;
}

/** Files are made ahead of their turn, so that every core has something to do. */
export function prepare({
	session,
	items,
}: OperationRun<InvoiceSession>): Promise<Ahead<number, Prepared>> {
	const parametersOf = new Map(items.map((parameters) => [parameters.item, parameters]));
	const read = readerOfDocuments();
	const make = async (item: number): Promise<Prepared> => {
		const parameters = parametersOf.get(item);
		if (parameters === undefined) throw new Error('The item is not of this run.');
		const asked = await read(parameters);
		// Of an invoice of thousands of lines reading and checking take a while each.
		await nextTurn();
		const before = await (await session.archive()).find(asked.key);
		const document = onFirstWay(asked, before, isPreview(parameters));
		const made = isPreview(parameters)
			? await checked(document, parameters)
			: await makeFiles(session, document, parameters);
		return { document, before, made };
	};
	const depth = availableParallelism();
	return Promise.resolve(new Ahead([...parametersOf.keys()], depth, make));
}

/** Reads one document after the other: of two that are the same the first one goes out. */
function readerOfDocuments(): (parameters: ItemParameters) => Promise<RoutedDocument> {
	const seen = new Set<string>();
	let before: Promise<unknown> = Promise.resolve();
	const read = async (parameters: ItemParameters): Promise<RoutedDocument> => {
		// So that n8n gets on with other things between two of thousands.
		await nextTurn();
		const document = await documentOf(parameters);
		if (seen.has(document.key)) throw twice(document);
		seen.add(document.key);
		return document;
	};
	return (parameters) => {
		const reading = before.then(() => read(parameters));
		before = reading.catch(() => undefined);
		return reading;
	};
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<InvoiceSession, Ahead<number, Prepared>>): Promise<IDataObject[]> {
	const { document, before, made } = await prepared.take(parameters.item);
	const archive = await session.archive();
	const notices = [...made.notices, ...takesPlace(document, before)];
	const row = rowOf(document, { ...made, notices }, parameters);
	if (!('files' in made)) {
		const { state = '', reason: stateReason = '', reasonNl: stateReasonNl = '' } = before ?? {};
		return [{ ...row, state, stateReason, stateReasonNl }];
	}
	const folder = await session.folder(parameters.text('folder', LABELS.folder));
	const kept = await archive.keep(knownOf(document), made.files, folder);
	const binary: IBinaryKeyData = {};
	for (const { role, name, bytes } of made.files) {
		const type = role === 'pdf' ? 'application/pdf' : 'application/xml';
		binary[role] = await session.context.helpers.prepareBinaryData(Buffer.from(bytes), name, type);
	}
	const told = {
		...row,
		state: kept.state,
		attachments: made.files.map(({ role }) => role).join(','),
		stored: kept.files.filter(({ state }) => state !== 'removed').map(({ name }) => name),
	};
	return [withBinary(told, binary)];
}

function isPreview(parameters: ItemParameters): boolean {
	return parameters.flag('preview', LABELS.preview);
}

/** What Email Profile Send and people need of a document, and the mark that the nodes after it look for. */
function rowOf(
	document: RoutedDocument,
	made: Checked | MadeFiles,
	parameters: ItemParameters,
): IDataObject {
	const { key, administration, kind, number, revision, copy, routed, invoice } = document;
	const { channel, reasonCode, forced, recipients } = routed;
	const { findings, notices } = made;
	const reason = joined([routed.reason, ...notices]);
	const attention = routed.attention || notices.length > 0;
	const content =
		'files' in made ? made.files.find(({ role }) => role === 'pdf')?.content : undefined;
	const { subject, text, html } = messageOf(document, parameters);
	const options = parameters.fields('options', LABELS.options);
	return {
		channel,
		reasonCode,
		reason: reason.en,
		reasonNl: reason.nl,
		attention,
		...{ administration, kind, number, revision, copy },
		date: document.date,
		customer: document.customer,
		customerNumber: document.customerNumber,
		language: document.language,
		...(invoice !== undefined && {
			amount: invoice.totals.payable / 100,
			currency: invoice.content.currency,
		}),
		autoInvoice: forced,
		to: recipients.join(', '),
		bcc: channel === 'email' ? textOf(options['copyAddress'], 'Copy Address') : '',
		...{ subject, text, html },
		findings: findings.map(shownFinding),
		[ROUTE_FIELD]: {
			...{ key, channel, administration, kind, number, revision, copy, attention },
			reason: reason.en,
			reasonNl: reason.nl,
			...(content !== undefined && { content }),
		},
	};
}

function shownFinding({ rule, severity, field, message, remedy }: Finding): IDataObject {
	return {
		...{ rule, severity, field },
		message: message.en,
		messageNl: message.nl,
		remedy: remedy.en,
		remedyNl: remedy.nl,
	};
}

function messageOf(document: RoutedDocument, parameters: ItemParameters): MessageText {
	const { kind, language, number, date, invoice } = document;
	const closing = parameters.text('closing', LABELS.closing);
	const seller = invoice?.content.seller;
	const payment = invoice?.content.payment;
	const isCredit = invoice?.content.kind === 'creditNote';
	return messageText(
		{
			// Whatever it is sent as, nobody is asked to pay a credit.
			...{ kind: isCredit ? 'creditNote' : kind, language, number, date },
			dueDate: invoice?.content.dueDate,
			amount: invoice?.totals.payable,
			currency: invoice?.content.currency ?? 'EUR',
			sender: seller?.name ?? '',
			iban: payment?.iban ?? '',
			accountName: payment?.accountName ?? '',
			reference: payment?.reference ?? '',
			...(invoice !== undefined && { paidBy: paidBy(invoice.content, invoice.totals) }),
			preceding: invoice?.content.precedingInvoices[0]?.number ?? '',
		},
		{
			text: closing,
			name: seller?.contact.name ?? '',
			company: seller?.name ?? '',
			phone: seller?.contact.phone ?? '',
			email: seller?.contact.email ?? '',
			website: '',
		},
	);
}
