/** Each invoice to the channel its customer agreed to: see README.md. */
export { centsText, type Cents } from './amounts/cents';
export type { Decimal } from './amounts/decimal';
export { inDutch, type InDutch } from './dutch';
export { EInvoiceError, type EInvoiceErrorCode } from './errors';
export { parseEndpoint } from './identifiers/endpoint';
export { languageOf, type Bilingual, type Language } from './invoice/language';
export { paidBy, type PaidBy } from './invoice/paid-by';
export { parseInvoice, parseInvoiceInTurns } from './invoice/parse';
export type {
	Address,
	Discount,
	DocumentShare,
	Endpoint,
	Invoice,
	InvoiceInput,
	InvoiceLine,
	Party,
	Payment,
	Period,
	Vat,
	VatCategory,
} from './invoice/schema';
export {
	computeTotals,
	type LineTotals,
	type ShareTotals,
	type Totals,
	type VatSubtotal,
} from './invoice/totals';
export { UNITS, unitName, type Unit } from './invoice/units';
export { documentKey } from './naming/document-key';
export {
	dateFields,
	fileName,
	NAME_FIELDS,
	USUAL_NAME_FORMAT,
	type NameField,
	type NameValues,
} from './naming/file-name';
export { LONGEST_NAME, unsafeSigns } from './naming/safe-name';
export {
	customerSettingsFromColumns,
	parseCustomerSettings,
	USUAL_COLUMNS,
	type CustomerColumns,
	type CustomerSettings,
	type CustomerSettingsInput,
	type Forced,
} from './routing/customer';
export { DOCUMENT_KINDS, type DocumentKind } from './routing/kinds';
export {
	CHANNELS,
	PRECEDENCE,
	type Channel,
	type Precedence,
	type ReasonCode,
} from './routing/precedence';
export { route, type Routed, type RouteInput } from './routing/route';
export { checkInvoice, RULES } from './rules/check';
export {
	FORMATS,
	UBL_FORMATS,
	type Finding,
	type InvoiceFormat,
	type Rule,
	type Severity,
	type UblFormat,
} from './rules/rule';
export { amountText, dateText, decimalText } from './texts/formats';
export { messageText, type Closing, type MessageSubject, type MessageText } from './texts/message';
export type { EmbeddedPdf } from './ubl/document';
export { CUSTOMIZATION_IDS, PROFILE_ID } from './ubl/profile';
export { writeUbl, type UblOptions } from './ubl/write';
export { elsewhere, goesElsewhere } from './archive/first-way';
export { Archive, isAnother, type ArchivePorts } from './archive/archive';
export { reachedBy, type DocumentDecision, type Outgoing } from './archive/outcome';
export type { DocumentFilter } from './archive/document-table';
export {
	DOCUMENT_STATES,
	isGone,
	isStored,
	type ArchivedDocument,
	type DocumentFile,
	type DocumentState,
	type KnownDocument,
	type Outcome,
	type StoredFile,
} from './archive/document';
export { DiskFolder, type DiskCalls } from './archive/disk-folder';
export type { Folder } from './archive/folder';
export { isInvoice } from './routing/kinds';
export * from './pdf';
export * from './print';
