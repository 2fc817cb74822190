import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	computeTotals,
	customerSettingsFromColumns,
	documentKey,
	EInvoiceError,
	isInvoice,
	languageOf,
	parseCustomerSettings,
	parseInvoiceInTurns,
	route,
	type CustomerSettings,
	type DocumentKind,
	type Invoice,
	type KnownDocument,
	type Language,
	type Routed,
	type Totals,
} from '../../../../lib/einvoice';
import { digest } from '../../../shared/digest';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter, objectOf, textOf } from '../../../shared/values';
import { LABELS } from '../../labels';
import { columnsWith } from './own-columns';

/** A document of an item, and which way it goes. */
export interface RoutedDocument {
	/** By what it is known in every channel and every run. */
	readonly key: string;
	readonly administration: string;
	readonly kind: DocumentKind;
	readonly number: string;
	readonly revision: string;
	/** Tells one invoice from another under the same number; '' where its content is not known. */
	readonly content: string;
	readonly copy: 'customer' | 'internal';
	/** YYYY-MM-DD */
	readonly date: string;
	readonly customer: string;
	readonly customerNumber: string;
	readonly language: Language;
	readonly routed: Routed;
	/** Undefined for documents of which the content is not known. */
	readonly invoice: { readonly content: Invoice; readonly totals: Totals } | undefined;
}

const KINDS: readonly DocumentKind[] = [
	'invoice',
	'counterInvoice',
	'deposit',
	'subscription',
	'reminder',
	'orderConfirmation',
	'packingSlip',
	'purchaseOrder',
];

/** @throws EInvoiceError of reading the invoice and the customer; CodedError NODE_PARAMETER_INVALID */
export async function documentOf(parameters: ItemParameters): Promise<RoutedDocument> {
	const chosen = kindOf(parameters.text('documentKind', LABELS.documentKind));
	const facts = isInvoice(chosen)
		? await ofInvoice(parameters, chosen)
		: ofOther(parameters, chosen);
	const copy = parameters.text('copy', LABELS.copy) === 'internal' ? 'internal' : 'customer';
	const { administration, number, revision } = documentKey({
		administration: parameters.text('administration', LABELS.administration),
		kind: facts.kind,
		number: facts.number,
		revision: textOf(parameters.fields('options', LABELS.options)['revision'], 'Revision'),
	});
	const routed = route({
		kind: facts.kind,
		copy,
		alwaysStore: parameters.flag('alwaysStore', LABELS.alwaysStore),
		customer: customerOf(parameters),
	});
	const parts = [administration, facts.kind, number, revision, copy === 'internal' ? copy : ''];
	const key = parts.map((part) => (part === '' ? '-' : encodeURIComponent(part))).join('/');
	const { invoice } = facts;
	const content = invoice === undefined ? '' : digest(JSON.stringify(invoice.content));
	return { ...facts, key, administration, number, revision, content, copy, routed };
}

type Facts = Pick<
	RoutedDocument,
	'kind' | 'number' | 'date' | 'customer' | 'customerNumber' | 'language' | 'invoice'
>;

async function ofInvoice(parameters: ItemParameters, chosen: DocumentKind): Promise<Facts> {
	const given = parameters.fields('invoice', LABELS.invoice);
	const content = await parseInvoiceInTurns(given, nextTurn);
	const { number, issueDate: date, buyer } = content;
	return {
		kind: chosen === 'invoice' && content.kind === 'creditNote' ? 'creditNote' : chosen,
		number,
		date,
		customer: buyer.name,
		customerNumber: textOf(customerRecord(parameters)['SUB_NR'], LABELS.customer),
		language: languageOf(buyer.language),
		invoice: { content, totals: computeTotals(content) },
	};
}

function ofOther(parameters: ItemParameters, kind: DocumentKind): Facts {
	const record = customerRecord(parameters);
	return {
		kind,
		number: parameters.text('documentNumber', LABELS.documentNumber),
		date: dayOf(parameters.text('documentDate', LABELS.documentDate)),
		customer: parameters.text('customerName', LABELS.customerName),
		customerNumber: textOf(record['SUB_NR'], LABELS.customer),
		language: languageOf(textOf(record['LNG_CODE'], LABELS.customer)),
		invoice: undefined,
	};
}

function customerOf(parameters: ItemParameters): CustomerSettings {
	if (parameters.text('customerFrom', LABELS.customerFrom) === 'columns') {
		const { columns } = parameters.fields('options', LABELS.options);
		const own = objectOf(columns ?? {}, 'Column Names');
		return customerSettingsFromColumns(customerRecord(parameters), columnsWith(own));
	}
	const kind = kindOf(parameters.text('documentKind', LABELS.documentKind));
	const autoInvoice = parameters.flag('autoInvoice', LABELS.autoInvoice);
	const forced = autoInvoice ? parameters.text('forced', LABELS.forced) : '';
	return parseCustomerSettings({
		electronic: { [kind]: parameters.flag('electronic', LABELS.electronic) },
		emails: parameters.text('emails', LABELS.emails),
		autoInvoice,
		forced: forced === '' ? null : forced,
		blocked: parameters.flag('blocked', LABELS.blocked),
		electronicAddress: autoInvoice
			? parameters.text('electronicAddress', LABELS.electronicAddress)
			: '',
	});
}

function customerRecord(parameters: ItemParameters): Readonly<Record<string, unknown>> {
	if (parameters.text('customerFrom', LABELS.customerFrom) !== 'columns') return {};
	return parameters.fields('customer', LABELS.customer);
}

/** As the store knows it. */
export function knownOf(document: RoutedDocument): KnownDocument {
	const { key, administration, kind, number, revision, content, routed } = document;
	return { key, administration, kind, number, revision, content, channel: routed.channel };
}

function kindOf(value: string): DocumentKind {
	const kind = KINDS.find((one) => one === value);
	if (kind !== undefined) return kind;
	throw invalidParameter(LABELS.documentKind, `one of ${KINDS.join(', ')}`, value);
}

function dayOf(value: string): string {
	if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10);
	throw invalidParameter(LABELS.documentDate, 'a date such as 2026-11-30', value);
}

/** The second of two items that are the same document. */
export function twice({ number, key }: RoutedDocument): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_TWICE',
		message: `Document ${number} comes twice in this run, so the second one was left alone.`,
		remedy: 'Correct the number of one of them, or leave the second one out.',
		record: `document ${key}`,
	});
}
