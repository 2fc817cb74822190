export {
	AccountViewClient,
	type AccountViewPorts,
	type ColumnInfo,
	type Company,
	type ConnectionReport,
} from './client';
export { CONTACT_COLUMNS } from './contact-columns';
export type { ColumnDefinition, FieldFormat, FoxProType } from './column-table';
export { CustomerIndex } from './customer-index';
export {
	Customers,
	type CustomerFilter,
	type CustomerMatch,
	type CustomerMatchField,
	type CustomerWrite,
	type ReadOptions,
} from './customers';
export { DeliveryAddresses } from './delivery-addresses';
export {
	DEFAULT_DICTIONARY,
	type Dictionary,
	type EntityDefinition,
	type EntityName,
	type FieldDefinition,
	type Proof,
} from './dictionary';
export { applyDictionaryOverride } from './dictionary-override';
export { AccountViewError, type AccountViewErrorCode } from './errors';
export { simplifyCustomer, type SimplifiedCustomer } from './main-address';
export { RequestPacer } from './pacer';
export type { Filter, FilterOperator, ReadQuery, SortOrder } from './query';
export { parseSettings, type AccountViewSettings } from './settings';
export type { EntityInput, EntityRecord, FieldValue, Row } from './values';
