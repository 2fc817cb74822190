import { CONTACT_COLUMNS } from './contact-columns';
import { defineEntity } from './entity-definition';
import { COMPANY_COLUMNS, DELIVERY_ADDRESS_COLUMNS } from './other-columns';

const CUSTOMER_FIELDS = {
	number: 'SUB_NR',
	name: 'ACCT_NAME',
	searchCode: 'SRC_CODE',
	controlAccount: 'ACCT_NR',
	street: 'ADDRESS1',
	postcode: 'POST_CODE',
	city: 'CITY',
	country: 'CNT_CODE',
	postalStreet: 'PO_BOX',
	postalPostcode: 'PO_CODE',
	postalCity: 'PO_CITY',
	phone: 'TEL_BUS',
	mobile: 'TEL_MOB',
	email: 'MAIL_BUS',
	contactName: 'MAIN_CONT',
	contactSalutation: 'MC_DEAR',
	contactEmail: 'MC_MAILB',
	website: 'WWW_URL',
	vatNumber: 'VAT_NR',
	cocNumber: 'COC_CODE',
	iban: 'IBAN_NR',
	currency: 'CUR_CODE',
	paymentCondition: 'DISC_CODE',
	language: 'LNG_CODE',
	employee: 'EMP_NR',
	relationGroup: 'RPL_GRP',
	ownReference: 'DEB_NR',
	blocked: 'REC_BLK',
	blockedForOrders: 'BLK_SP',
	emailInvoices: 'EL_SI',
	autoInvoice: 'AUTO_INV',
	eInvoiceAddress: 'EIA',
	note: 'COMMENT1',
	changedAt: 'CNG_DATE',
	changeNumber: 'CNG_NR',
	enteredAt: 'INP_DATE',
} as const;

const DELIVERY_ADDRESS_FIELDS = {
	id: 'REC_ID',
	customerNumber: 'SUB_NR',
	name: 'DEL_NAME',
	street: 'ADDRESS1',
	postcode: 'POST_CODE',
	city: 'CITY',
	country: 'CNT_CODE',
	email: 'MAIL_BUS',
	phone: 'TEL_BUS',
} as const;

const CONTACT_PERSON_FIELDS = {
	customerNumber: 'SUB_NR',
	customerName: 'ACCT_NAME',
	mainName: 'MAIN_CONT',
	mainCode: 'MAIN_PP',
	mainSalutation: 'MC_DEAR',
	mainEmail: 'MC_MAILB',
	administrationName: 'ADMIN_CONT',
	administrationCode: 'ADMIN_PP',
	administrationSalutation: 'ADM_DEAR',
} as const;

const COMPANY_FIELDS = {
	code: 'COMP_ID',
	name: 'COMP_DESC',
	vatNumber: 'VAT_NR',
	cocNumber: 'KVK_NR',
	changedAt: 'CNG_DATE',
} as const;

/**
 * Two rules differ from the table's own flags: AccountView numbers a debtor when the number is
 * left out (public connectors never send it), and a debtor needs a control account through
 * ACCT_REC. Sources: omniboost/go-accountview.net and public connectors.
 */
export const CUSTOMER = defineEntity({
	name: 'customer',
	label: 'customer',
	plural: 'customers',
	dutch: 'Debiteuren',
	businessObject: 'AR1',
	table: 'CONTACT',
	keyField: 'number',
	fields: CUSTOMER_FIELDS,
	columns: CONTACT_COLUMNS,
	differences: { number: { mandatory: false }, controlAccount: { mandatory: true } },
});

export const DELIVERY_ADDRESS = defineEntity({
	name: 'deliveryAddress',
	label: 'delivery address',
	plural: 'delivery addresses',
	dutch: 'Afleveradressen',
	businessObject: 'ADDR',
	table: 'DEL_ADDR',
	keyField: 'id',
	fields: DELIVERY_ADDRESS_FIELDS,
	columns: DELIVERY_ADDRESS_COLUMNS,
});

export const CONTACT_PERSON = defineEntity({
	name: 'contactPerson',
	label: 'contact person',
	plural: 'contact persons',
	dutch: 'Contactpersonen',
	businessObject: 'AR1',
	table: 'CONTACT',
	keyField: 'customerNumber',
	fields: CONTACT_PERSON_FIELDS,
	columns: CONTACT_COLUMNS,
});

export const COMPANY = defineEntity({
	name: 'company',
	label: 'company',
	plural: 'companies',
	dutch: 'Ondernemingen',
	businessObject: 'CMP1',
	table: 'COMP_HDR',
	keyField: 'code',
	fields: COMPANY_FIELDS,
	columns: COMPANY_COLUMNS,
});
