export { AccountViewClient, type ClientLimits } from './client';
export type { Company } from './exchange/companies';
export type { ConnectionReport } from './connection-check';
export { CONTACT_COLUMNS } from './dictionary/contact-columns';
export type { ColumnDefinition, FieldFormat, FoxProType } from './dictionary/column-table';
export { CustomerIndex } from './customers/customer-index';
export type { ContactPersonFilter } from './customers/contact-persons';
export type { CustomerFilter } from './customers/customer-filter';
export type { CustomerMatch, CustomerMatchField } from './customers/customer-match';
export { Customers, type CustomerWrite, type ReadOptions } from './customers/customers';
export { DeliveryAddresses } from './customers/delivery-addresses';
export { DEFAULT_DICTIONARY, assumedNames, type Dictionary } from './dictionary/dictionary';
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
export type { ColumnInfo } from './dictionary/metadata';
export { RequestPacer } from './exchange/pacer';
export type { Filter, FilterOperator, ReadQuery, SortOrder } from './reading/query';
export { parseSettings, type AccountViewSettings } from './settings';
export type { EntityInput, EntityRecord, FieldValue, Row } from './values';
