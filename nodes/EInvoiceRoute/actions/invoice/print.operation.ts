import type { IDataObject } from 'n8n-workflow';
import {
	EInvoiceError,
	inDutch,
	type DocumentToPrint,
	type Printed,
} from '../../../../lib/einvoice';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import { textOf } from '../../../shared/values';
import { bytesOf } from '../../binary-fields';
import { LABELS } from '../../labels';
import { findRoute, type RouteMark } from '../../route-mark';
import { hashOf, type InvoiceSession } from '../../session';
import { notRouted } from '../not-routed';
import { printParameters } from './print-parameters';

export const description = showFor('invoice', ['print'], printParameters);

export async function execute({
	session,
	parameters,
}: OperationCall<InvoiceSession>): Promise<IDataObject[]> {
	const { item } = parameters;
	const mark = findRoute(session.context, item);
	if (mark === undefined) throw notRouted();
	const field = parameters.text('documentField', LABELS.documentField);
	const pdf = await bytesOf(session.context, item, field);
	const printer = await session.documentPrinter();
	const row =
		printer === undefined
			? notPrinted(mark)
			: printedRow(mark, await printer.print(toPrint(mark, pdf), pdf, optionsOf(parameters)));
	return [withBinary(row, { ...session.context.getInputData()[item]?.binary })];
}

function toPrint(
	{ key, administration, kind, number, revision, content = '' }: RouteMark,
	pdf: Uint8Array,
): DocumentToPrint {
	const known = content === '' ? hashOf(pdf) : content;
	return { key, administration, kind, number, revision, content: known };
}

function optionsOf(parameters: ItemParameters): {
	readonly copies: number;
	readonly sides: string;
	readonly media: string;
	readonly waitMs: number;
} {
	const options = parameters.fields('options', LABELS.options);
	return {
		copies: parameters.count('copies', LABELS.copies),
		sides: textOf(options['sides'], LABELS.sides),
		media: textOf(options['media'], LABELS.paper).trim(),
		waitMs: parameters.count('waitSeconds', LABELS.waitSeconds) * 1000,
	};
}

function printedRow(mark: RouteMark, { job, wasPrintedBefore }: Printed): IDataObject {
	const { printer, jobId, jobName } = job;
	return {
		...whose(mark),
		state: 'printed',
		reason: '',
		attention: false,
		...{ printer, jobId, jobName, wasPrintedBefore },
		printedAt: new Date(job.updatedAt).toISOString(),
	};
}

/** The PDF goes on beside it, for whoever stores it or prints it by hand. */
function notPrinted(mark: RouteMark): IDataObject {
	const { code, message, remedy } = missing(mark);
	const { messageNl = '', remedyNl = '' } = inDutch(code) ?? {};
	return {
		...whose(mark),
		state: 'deferred',
		...{ code, reason: message, remedy, reasonNl: messageNl, remedyNl },
		attention: true,
	};
}

function whose({ administration, kind, number, revision, copy, channel }: RouteMark): IDataObject {
	return { administration, kind, number, revision, copy, channel };
}

function missing({ number, key }: RouteMark): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_MISSING',
		message: `No printer is chosen, so document ${number} was not printed. Its PDF is still there.`,
		remedy: 'Choose a printer credential in this node, or print the PDF by hand.',
		record: `document ${key}`,
	});
}
