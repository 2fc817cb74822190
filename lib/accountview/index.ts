export { AccountViewClient, type ClientLimits } from './client';
export type { Company, CompanyMemory } from './exchange/companies';
export type { ConnectionReport } from './connection-check';
export { CONTACT_COLUMNS } from './dictionary/contact-columns';
export type { ColumnDefinition, FieldFormat, FoxProType } from './dictionary/column-table';
export type { ContactPersonFilter } from './customers/contact-persons';
export type { CustomerFilter } from './customers/customer-filter';
export type { CustomerMatch, CustomerMatchField } from './customers/customer-kind';
export { Customers, type CustomerIndex } from './customers/customers';
export { RecordIndex } from './records/record-index';
export type { RecordMatch } from './records/record-kind';
export type { ReadOptions, RecordWrite } from './records/records';
export { DeliveryAddresses } from './customers/delivery-addresses';
export { DEFAULT_DICTIONARY, type Dictionary } from './dictionary/dictionary';
export type {
	EntityDefinition,
	EntityName,
	FieldDefinition,
	Proof,
} from './dictionary/entity-definition';
export { applyDictionaryOverride } from './dictionary/dictionary-override';
export { AccountViewError, type AccountViewErrorCode } from './errors';
export { RequestTally, type AccountViewPorts } from './exchange/exchange';
export { simplifyCustomer, type SimplifiedCustomer } from './customers/main-address';
export type { ColumnInfo, ObjectInfo, TableInfo } from './dictionary/metadata-rows';
export { RequestPacer } from './exchange/pacer';
export type { Permit, RequestAllowance } from './allowance/request-allowance';
export { StoreAllowance, type AllowancePorts } from './allowance/store-allowance';
export type { Filter, FilterOperator, ReadQuery, SortOrder } from './reading/query';
export { parseSettings, type AccountViewSettings } from './settings';
export {
	isBlank,
	type EntityInput,
	type EntityRecord,
	type FieldValue,
	type NestedInput,
	type NestedRecord,
	type Row,
} from './values';
export type { NestedKind } from './writing/record-writer';
export {
	Projects,
	SIMPLIFIED_PROJECT_FIELDS,
	simplifyProject,
	type SimplifiedProject,
} from './projects/projects';
export { isOpenProject, type OpenProjects, type ProjectFilter } from './projects/project-filter';
export { readChanged, type ChangedRecord, type ChangeRequest } from './records/changed-records';
export { ReferenceList, type ReferenceFilter } from './records/reference-list';
export { AnyRecords, type AnyRead, type AnyWrite } from './data/any-records';
export type { ColumnFilter } from './data/any-conditions';
export type { ObjectChoice } from './data/any-entity';
export { checkMapping, type MappingReport } from './mapping/check-mapping';
export type { Finding, FindingStatus } from './mapping/finding';
export { readInstallation, type Installation } from './mapping/installation';
export { HourEntries, type HourOptions } from './hours/hour-entries';
export type { HourOutcome } from './hours/create-run';
export type { HourEntry, HourEntryInput } from './hours/hour-entry';
export type { HourEntryFilter } from './hours/hour-entry-filter';
export type { SheetPeriod } from './hours/sheet-period';
export {
	Orders,
	type OrderIndex,
	type OrderLine,
	type OrderMatch,
	type OrderWrite,
	type OrderWriteOptions,
} from './orders/orders';
export { ArticleIndex, type Article } from './orders/article-index';
export type { AppendResult, NotTakenOver } from './orders/append-result';
export type { AppendOptions, LineAppender, LinesForOrder } from './orders/line-appender';
export { tickedLines, type OrderLineInput } from './orders/line-input';
export type { LinesSent } from './orders/line-sender';
export type { OrderFilter } from './orders/order-filter';
export type { LongDescriptions, OrderMatchField } from './orders/order-kind';
export {
	SIMPLIFIED_ORDER_FIELDS,
	simplifyOrder,
	simplifyOrderLine,
	type SimplifiedOrder,
	type SimplifiedOrderLine,
} from './orders/simplified-order';
export { Transactions, type TransactionFilter } from './ledger/transactions';
export { DUTCH_ZONE, dutchDay } from './reading/dates';
