import { defineEntity } from './entity-definition';
import { ARTICLE_COLUMNS, ORDER_COLUMNS, ORDER_LINE_COLUMNS } from './order-columns';

/**
 * The own reference shares COMMENT1 with the description unless an override gives it a column of
 * its own: that is where a public connector keeps it, and every other writable text column of an
 * order has a meaning for the customer. How the two share it is in records/shared-text.ts.
 */
export const ORDER = defineEntity({
	name: 'order',
	label: 'order',
	plural: 'orders',
	dutch: 'Verkooporders',
	businessObject: 'SO1',
	table: 'SO_HDR',
	keyField: 'number',
	fields: {
		number: 'ORD_NR',
		ownReference: 'COMMENT1',
		description: 'COMMENT1',
		customerNumber: 'RPL_INV',
		deliveryCustomer: 'RPL_DEL',
		orderDate: 'ORD_DATE',
		deliveryDate: 'DEL_DATE',
		invoiceDate: 'INV_DATE',
		project: 'PROJ_CODE',
		workType: 'ORD_TYPE',
		status: 'ORD_STAT',
		employee: 'EMP_NR',
		email: 'TO_EMAIL',
		deliveryAddress: 'DEL_CODE',
		priceList: 'APX_LIST',
		externalNote: 'COMMENT2',
		internalNote: 'COMMENT3',
		id: 'REC_ID',
		changedAt: 'CNG_DATE',
		changeNumber: 'CNG_NR',
		enteredAt: 'INP_DATE',
	},
	columns: ORDER_COLUMNS,
	differences: { ownReference: { label: 'Own reference', dutch: 'Eigen referentie' } },
});

/** The own reference of a line, such as the number of its work order, shares ART_DESC1 likewise. */
export const ORDER_LINE = defineEntity({
	name: 'orderLine',
	label: 'order line',
	plural: 'order lines',
	dutch: 'Verkooporderregels',
	businessObject: ORDER.businessObject,
	table: 'SO_LINE',
	parent: 'order',
	keyField: 'id',
	fields: {
		id: 'REC_ID',
		position: 'REC_ORD',
		articleCode: 'ART_CODE',
		quantity: 'ORD_QTY',
		price: 'ART_PX',
		deliveryDate: 'DEL_DATE',
		ownReference: 'ART_DESC1',
		description: 'ART_DESC1',
		discount: 'DISC_PCT',
		project: 'PROJ_CODE',
		costCentre: 'COST_CODE',
		vatCode: 'VAT_CODE',
		unit: 'UNT_CODE',
	},
	columns: ORDER_LINE_COLUMNS,
	differences: { ownReference: { label: 'Own reference', dutch: 'Eigen referentie' } },
});

export const ARTICLE = defineEntity({
	name: 'article',
	label: 'article',
	plural: 'articles',
	dutch: 'Artikelen',
	businessObject: 'AK1',
	table: 'ARTICLE',
	keyField: 'code',
	fields: {
		code: 'ART_CODE',
		description: 'ART_DESC1',
		group: 'AG_CODE',
		price: 'PX_SELL',
		costPrice: 'COST_PX',
		stockAvailable: 'QTY_AVAIL',
		stockFree: 'QTY_FREE2',
		changedAt: 'CNG_DATE',
	},
	columns: ARTICLE_COLUMNS,
});
