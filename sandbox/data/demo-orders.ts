import type { RowValues } from '../accountview/tables/definition';
import { ORDER_STATUS } from '../accountview/tables/order';
import type { Calendar } from './calendar';

type OrderLine = readonly [article: string, quantity: number, price?: number];

/** An order of the demo firm, in few words. Days are counted from today. */
interface DemoOrder {
	readonly customer: string;
	readonly text: string;
	readonly project?: string;
	readonly work: string;
	readonly ordered: number;
	readonly delivery?: number | 'this week';
	readonly status?: keyof typeof ORDER_STATUS;
	readonly more?: RowValues;
	readonly lines: readonly OrderLine[];
}

const FIRST_NUMBER = 26_000_101;
const THURSDAY = 3;

const ORDERS: readonly DemoOrder[] = [
	{
		customer: '10001',
		text: 'Jaarlijks onderhoud ketel bakkerij',
		work: 'ONDERHOUD',
		ordered: -60,
		delivery: -45,
		status: 'invoiced',
		lines: [
			['ONDH-KETEL', 1],
			['EXPVAT-18', 1],
			['VOORRIJ', 1],
		],
	},
	{
		customer: '10002',
		text: 'Keukenkraan en spoelbak vervangen',
		project: '26-007',
		work: 'SERVICE',
		ordered: -6,
		delivery: 'this week',
		more: { COMMENT2: 'Graag voor 11:00 uur, daarna is de keuken in bedrijf.' },
		lines: [
			['KRAAN-KEUKEN', 2],
			['SIFON-32', 2],
			['ARBEID', 3.5],
		],
	},
	{
		customer: '10005',
		text: 'Badkamer Parklaan 14',
		project: '26-001',
		work: 'MONTAGE',
		ordered: -30,
		delivery: 'this week',
		lines: [
			['WC-POT', 1],
			['WC-RESERVOIR', 1],
			['WC-BEDIENING', 1],
			['THERMO-DOUCHE', 1, 175],
			['ARBEID', 16],
		],
	},
	{
		customer: '10005',
		text: 'Badkamer Parklaan 52',
		project: '26-001',
		work: 'MONTAGE',
		ordered: -30,
		delivery: 14,
		lines: [
			['WC-POT', 1],
			['WC-RESERVOIR', 1],
			['GLIJSTANG', 1],
		],
	},
	{
		customer: '10006',
		text: 'Ketel Waardlaan 11-3',
		project: '26-002',
		work: 'ONDERHOUD',
		ordered: -12,
		delivery: -4,
		status: 'delivered',
		lines: [
			['ONDH-KETEL', 1],
			['POMP-CV', 1],
		],
	},
	{
		customer: '10006',
		text: 'Warmtepompen blok 1',
		project: '26-003',
		work: 'MONTAGE',
		ordered: -20,
		delivery: 21,
		more: { COMMENT3: 'Subsidie is aangevraagd, nog niet rond.' },
		lines: [
			['WP-LUCHT-8', 4, 6600],
			['VERDELER-6', 4],
			['VLOERVERW', 640],
			['GROEP-16A', 4],
		],
	},
	{
		customer: '10011',
		text: 'Lekkage kamer 2.14',
		project: '26-004',
		work: 'STORING',
		ordered: -2,
		delivery: 'this week',
		lines: [
			['SPOED', 1],
			['KNIE-15', 3],
			['KLEIN', 1],
		],
	},
	{
		customer: '10012',
		text: 'Woning 1 t/m 4: leidingwerk',
		project: '26-005',
		work: 'MONTAGE',
		ordered: -25,
		delivery: 35,
		lines: [
			['BUIS-CU-15', 180],
			['BUIS-CU-22', 60],
			['BUIS-PVC-110', 48],
			['ARBEID', 64],
			['ARBEID-LEER', 64],
		],
	},
	{
		customer: '10017',
		text: 'Monsterkranen meetstation',
		project: '26-006',
		work: 'ONDERHOUD',
		ordered: -8,
		more: { EMP_NR: '104' },
		lines: [['KRAAN-STOP', 6]],
	},
	{
		customer: 'P2201',
		text: 'Thermostaat en radiatorkranen',
		work: 'SERVICE',
		ordered: -3,
		delivery: 6,
		more: { TO_EMAIL: 'daniels@post.example' },
		lines: [
			['THERM-SLIM', 1],
			['RADKRAAN', 7],
			['VOORRIJ', 1],
		],
	},
	{
		customer: '10003',
		text: 'Retour rookmelders',
		work: 'SERVICE',
		ordered: -1,
		lines: [['ROOKMELDER', -2]],
	},
	{
		customer: '10014',
		text: 'Boiler vervangen, nog in te plannen',
		work: 'SERVICE',
		ordered: 0,
		lines: [],
	},
];

/** A header with its lines, in AccountView's columns. */
export interface DocumentRows {
	readonly header: RowValues;
	readonly lines: readonly RowValues[];
}

/** The orders of the demo firm around today; some are to be delivered this week. */
export function demoOrders({ midnight, monday }: Calendar): readonly DocumentRows[] {
	const deliveryDate = (when: DemoOrder['delivery']): string | null => {
		if (when === undefined) return null;
		return midnight(when === 'this week' ? monday + THURSDAY : when);
	};
	return ORDERS.map((order, place) => ({
		header: {
			ORD_NR: String(FIRST_NUMBER + place),
			RPL_INV: order.customer,
			ORD_DATE: midnight(order.ordered),
			DEL_DATE: deliveryDate(order.delivery),
			COMMENT1: order.text,
			PROJ_CODE: order.project ?? '',
			ORD_TYPE: order.work,
			ORD_STAT: ORDER_STATUS[order.status ?? 'open'],
			...order.more,
		},
		lines: order.lines.map(([article, quantity, price]) => ({
			ART_CODE: article,
			ORD_QTY: quantity,
			DEL_DATE: deliveryDate(order.delivery),
			...(price !== undefined && { ART_PX: price }),
		})),
	}));
}
