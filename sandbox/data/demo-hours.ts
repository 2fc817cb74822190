import type { RowValues } from '../accountview/tables/definition';
import type { Calendar } from './calendar';
import type { DocumentRows } from './demo-orders';

export const DEMO_HOUR_TYPES: readonly RowValues[] = [
	{ HRS_CODE: 'WERK', HRS_DESC: 'Werktijd', HRS_GRP: 'PROD' },
	{ HRS_CODE: 'OVER', HRS_DESC: 'Overwerk', HRS_GRP: 'PROD' },
	{ HRS_CODE: 'STORING', HRS_DESC: 'Storingsdienst', HRS_GRP: 'PROD' },
	{ HRS_CODE: 'REIS', HRS_DESC: 'Reistijd', HRS_GRP: 'OVERIG' },
	{ HRS_CODE: 'KANTOOR', HRS_DESC: 'Kantoor en werkvoorbereiding', HRS_GRP: 'OVERIG' },
	{ HRS_CODE: 'CURSUS', HRS_DESC: 'Cursus en opleiding', HRS_GRP: 'OVERIG' },
];

type HourLine = readonly [
	/** Day of the week, 0 for Monday. */
	weekday: number,
	project: string,
	type: string,
	hours: number,
	text: string,
];

/** Entries of last week by employee. */
const WEEKS: Readonly<Record<string, readonly HourLine[]>> = {
	'102': [
		[0, '26-001', 'WERK', 8, 'Sloop badkamer Parklaan 14'],
		[1, '26-001', 'WERK', 7.5, 'Leidingwerk Parklaan 14'],
		[2, '26-003', 'WERK', 8, 'Opname blok 1'],
		[3, '26-003', 'OVER', 1.5, 'Opname blok 1, avond bewoners'],
		[4, 'INTERN', 'KANTOOR', 4, 'Werkvoorbereiding'],
	],
	'103': [
		[0, '26-004', 'STORING', 2.25, 'Lekkage kamer 2.14'],
		[0, '26-004', 'REIS', 0.75, 'Utrecht - Overvecht'],
		[1, '26-007', 'WERK', 6, 'Voorbereiding keuken'],
		[1, '26-007', 'REIS', 0.5, ''],
		[2, '26-008', 'WERK', 8, 'Kleedkamer dames'],
		[3, '26-008', 'WERK', 8, 'Kleedkamer heren'],
		[4, 'INTERN', 'CURSUS', 8, 'F-gassen herhaling'],
	],
	'104': [
		[0, '26-002', 'WERK', 8, 'Ketels Waardlaan'],
		[1, '26-002', 'WERK', 7, 'Ketels Rijnzichtweg'],
		[1, '26-002', 'REIS', 1, 'Leiden'],
		[2, '26-006', 'WERK', 4, 'Monsters nemen'],
		[2, '26-006', 'REIS', 0.67, 'Groenekan'],
	],
	'106': [
		[0, '26-005', 'WERK', 8, 'Woning 1'],
		[1, '26-005', 'WERK', 8, 'Woning 2'],
		[2, '26-005', 'WERK', 8, 'Woning 3'],
	],
};

const LAST_WEEK = -7;

/** Hour sheets of last week. */
export function demoHours({ day, week, monday }: Calendar): readonly DocumentRows[] {
	return Object.entries(WEEKS).map(([employee, lines]) => ({
		header: { EMP_NR: employee, PERIOD: week(monday + LAST_WEEK) },
		lines: lines.map(([weekday, project, type, hours, text]) => ({
			TRN_DATE: day(monday + LAST_WEEK + weekday),
			EMP_NR: employee,
			PROJ_CODE: project,
			HRS_CODE: type,
			TRN_QTY: hours,
			TRN_DESC: text,
		})),
	}));
}
