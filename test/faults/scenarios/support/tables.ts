import { weekOf } from '../../../../sandbox/workorders/work-order';
import type { Side } from '../../../../lib/sync';
import type { Cells } from './markdown';
import type { Office, TableShape } from './office';

const PERSON = [
	'customer',
	'salutation',
	'first name',
	'last name',
	'private e-mail',
	'phone',
	'mobile',
];

/** AccountView's records, with the columns that the contract names. */
const ACCOUNT_VIEW: readonly Omit<TableShape, 'side'>[] = [
	{
		name: 'customers',
		one: 'customer',
		key: 'number',
		firstKey: '10001',
		columns: [
			...['number', 'name', 'phone', 'e-mail', 'postal street', 'postal postcode', 'postal city'],
			...['street', 'postcode', 'city'],
		],
		refusal: ({ 'e-mail': address = '' }) =>
			address.length > 50 ? 'the e-mail address is longer than 50 characters' : '',
	},
	{
		name: 'contact persons',
		one: 'contact person',
		key: 'code',
		firstKey: 'C1',
		columns: ['code', ...PERSON],
	},
	{
		name: 'projects',
		one: 'project',
		key: 'code',
		firstKey: 'P1',
		columns: [
			...['code', 'name', 'customer', 'remark', 'start date', 'end date', 'type', 'employee'],
			'status',
		],
	},
	{
		name: 'project types',
		one: 'project type',
		key: 'code',
		firstKey: 'T1',
		columns: ['code', 'name'],
	},
	{
		name: 'sales orders',
		one: 'sales order',
		key: 'number',
		firstKey: '26001',
		columns: ['number', 'customer', 'project', 'remark 1', 'type of work', 'delivery date'],
	},
	{
		name: 'order lines',
		one: 'order line',
		key: 'id',
		firstKey: 'L1',
		columns: ['id', 'order', 'article', 'quantity'],
		refusal: ({ article = '' }, office) =>
			office.table('accountView', 'articles').get(article) === undefined
				? `article ${article} does not exist`
				: '',
	},
	{ name: 'articles', one: 'article', key: 'number', firstKey: '1', columns: ['number', 'name'] },
	{
		name: 'hours',
		one: 'hour entry',
		key: 'id',
		firstKey: 'U1',
		columns: ['id', 'employee', 'project', 'hour type', 'date', 'description', 'hours'],
		refusal: ({ employee }) => (employee === '' ? 'no employee is given' : ''),
	},
];

/** The app's records. */
const APP: readonly Omit<TableShape, 'side'>[] = [
	{
		name: 'customers',
		one: 'customer',
		key: 'id',
		firstKey: 'K1',
		columns: [
			...['id', 'number', 'name', 'phone', 'e-mail', 'main street', 'main postcode', 'main city'],
			...['work street', 'work postcode', 'work city'],
		],
	},
	{
		name: 'contact persons',
		one: 'contact person',
		key: 'id',
		firstKey: 'CP1',
		columns: ['id', ...PERSON],
	},
	{
		name: 'projects',
		one: 'project',
		key: 'id',
		firstKey: 'PR1',
		columns: [
			...['id', 'code', 'name', 'customer', 'description', 'start date', 'end date', 'type'],
			'responsible',
		],
		// R10
		refusal: ({ type }) => (type === '' ? 'a project type is mandatory' : ''),
	},
	{
		name: 'project types',
		one: 'project type',
		key: 'id',
		firstKey: 'PT1',
		columns: ['id', 'code', 'name'],
	},
	{
		name: 'work orders',
		one: 'work order',
		key: 'number',
		firstKey: 'WB-1',
		columns: [
			...['number', 'order number', 'customer', 'project', 'description', 'type of work'],
			...['target date', 'state'],
		],
		derived: week,
	},
	{
		name: 'article lines',
		one: 'article line',
		key: 'id',
		firstKey: 'AL1',
		columns: ['id', 'work order', 'article', 'quantity', 'ticked'],
	},
	{ name: 'articles', one: 'article', key: 'number', firstKey: '1', columns: ['number', 'name'] },
	{
		name: 'hours',
		one: 'hour entry',
		key: 'id',
		firstKey: 'H1',
		columns: ['id', 'user', 'project', 'kind', 'date', 'description', 'hours'],
	},
	{ name: 'users', one: 'user', key: 'name', firstKey: 'User 1', columns: ['name', 'unique code'] },
];

export const SHAPES: readonly TableShape[] = [
	...ACCOUNT_VIEW.map((shape) => ({ ...shape, side: 'accountView' as const })),
	...APP.map((shape) => ({ ...shape, side: 'other' as const })),
];

/** R16: the work stock shows a work order in the week of its target date. */
function week({ 'target date': date = '' }: Cells): Cells {
	return { week: weekOf(date === '' ? null : date) ?? '' };
}

/** What a system says to a row; '' when it takes it. */
export function refusalOf(office: Office, side: Side, name: string, row: Cells): string {
	return office.table(side, name).shape.refusal?.(row, office) ?? '';
}
