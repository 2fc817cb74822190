import type { Collections } from '../workorders/collections';
import type { WorkOrderInput } from '../workorders/work-order';
import type { Calendar } from './calendar';

/** An article on a work order; a tick says that it was used. */
type Article = readonly [code: string, quantity: number, tick?: '✓', price?: number];

/** A work order of the demo firm; its target date counts in days from today. */
interface DemoWorkOrder {
	readonly fields: Partial<WorkOrderInput>;
	readonly target?: number;
	readonly articles?: readonly Article[];
}

/**
 * Work in every state. The third has an article that AccountView does not know; the last was dealt
 * with, and its order invoiced.
 */
const WORK_ORDERS: readonly DemoWorkOrder[] = [
	{
		fields: {
			customerNumber: '10003',
			description: 'Wastafelkraan werkplaats lekt',
			typeOfWork: 'SERVICE',
		},
	},
	{
		fields: {
			customerNumber: '10006',
			projectCode: '26-002',
			description: 'Onderhoud ketels Waardlaan 13 t/m 19',
			typeOfWork: 'ONDERHOUD',
			notes: 'Bewoners zijn ingelicht. Sleutel bij nummer 13.',
		},
		target: 8,
		articles: [
			['ONDH-KETEL', 4],
			['VOORRIJ', 1],
		],
	},
	{
		fields: {
			customerNumber: '10011',
			projectCode: '26-004',
			description: 'Sifon en kitnaad kamer 1.08',
			typeOfWork: 'STORING',
			state: 'checked',
		},
		target: -1,
		articles: [
			['SIFON-32', 1, '✓'],
			['BUS-KIT', 2, '✓', 8.5],
			['VOORRIJ', 1, '✓'],
		],
	},
	{
		fields: {
			customerNumber: '10010',
			projectCode: '26-008',
			description: 'Kleedkamer heren: twee wastafelkranen',
			typeOfWork: 'SERVICE',
			state: 'checked',
		},
		target: -2,
		articles: [
			['KRAAN-WASTAFEL', 2, '✓'],
			['SIFON-32', 2],
		],
	},
	{
		fields: {
			customerNumber: '10002',
			description: 'Radiator spoelkeuken wordt niet warm',
			typeOfWork: 'SERVICE',
			state: 'executed',
		},
		target: 0,
		articles: [
			['RADKRAAN', 1, '✓'],
			['LEEN-POMP', 1],
			['VOORRIJ', 1, '✓'],
		],
	},
	{
		fields: {
			customerNumber: '10001',
			description: 'Jaarlijks onderhoud ketel bakkerij',
			typeOfWork: 'ONDERHOUD',
			state: 'handled',
			orderNumber: '26000101',
		},
		target: -45,
		articles: [
			['ONDH-KETEL', 1, '✓'],
			['VOORRIJ', 1, '✓'],
		],
	},
];

type Entry = readonly [
	employee: string,
	name: string,
	project: string,
	kind: 'work' | 'travel',
	/** Days from today. */
	when: number,
	hours: number,
	text: string,
	workOrder?: string,
];

/** Hours of the last days. The last are of somebody without a code. */
const HOURS: readonly Entry[] = [
	['103', 'Joost van Leeuwen', '26-004', 'work', -1, 1.5, 'Sifon kamer 1.08', 'WB-1003'],
	['103', 'Joost van Leeuwen', '26-004', 'travel', -1, 0.75, 'Utrecht - Overvecht', 'WB-1003'],
	['104', 'Sanne Kok', '26-008', 'work', -2, 3, 'Kranen kleedkamer', 'WB-1004'],
	['102', 'Fatima Yıldız', '26-001', 'work', -1, 7.5, 'Tegelwerk Parklaan 14'],
	['', 'Uitzendkracht Tom', '26-001', 'work', -1, 8, 'Afvoer puin Parklaan 14'],
];

/** Work orders and hours that the app of the demo firm holds from the start. */
export function seedAppWork({ workOrders, hours }: Collections, { day }: Calendar): void {
	for (const { fields, target, articles = [] } of WORK_ORDERS) {
		workOrders.create({
			...fields,
			targetDate: target === undefined ? null : day(target),
			articles: articles.map(([code, quantity, tick, price]) => ({
				code,
				quantity,
				...(price !== undefined && { price }),
				ticked: tick !== undefined,
			})),
		});
	}
	for (const [
		employee,
		employeeName,
		projectCode,
		kind,
		when,
		amount,
		description,
		...order
	] of HOURS) {
		hours.create({
			employee,
			employeeName,
			projectCode,
			kind,
			date: day(when),
			hours: amount,
			description,
			workOrder: order[0] ?? '',
		});
	}
}
