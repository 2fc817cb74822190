export { AccountViewClient, type ClientLimits } from './client';
export type { Company } from './companies';
export type { ConnectionReport } from './connection-check';
export { CONTACT_COLUMNS } from './contact-columns';
export type { ColumnDefinition, FieldFormat, FoxProType } from './column-table';
export { CustomerIndex } from './customer-index';
export type { ContactPersonFilter } from './contact-persons';
export type { CustomerFilter } from './customer-filter';
export type { CustomerMatch, CustomerMatchField } from './customer-match';
export { Customers, type CustomerWrite, type ReadOptions } from './customers';
export { DeliveryAddresses } from './delivery-addresses';
export {
	DEFAULT_DICTIONARY,
	assumedNames,
	type Dictionary,
	type EntityDefinition,
	type EntityName,
	type FieldDefinition,
	type Proof,
} from './dictionary';
export { applyDictionaryOverride } from './dictionary-override';
export { AccountViewError, type AccountViewErrorCode } from './errors';
export { RequestTally, type AccountViewPorts } from './exchange';
export { simplifyCustomer, type SimplifiedCustomer } from './main-address';
export type { ColumnInfo } from './metadata';
export { RequestPacer } from './pacer';
export type { Filter, FilterOperator, ReadQuery, SortOrder } from './query';
export { parseSettings, type AccountViewSettings } from './settings';
export type { EntityInput, EntityRecord, FieldValue, Row } from './values';
