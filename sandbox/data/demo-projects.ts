import type { RowValues } from '../accountview/tables/definition';
import { PROJECT_STATUS } from '../accountview/tables/project';
import type { Calendar } from './calendar';

export const DEMO_PROJECT_TYPES: readonly RowValues[] = [
	{ PROJ_TYPE: 'SERVICE', TYPE_DESC: 'Service en storingen' },
	{ PROJ_TYPE: 'ONDERHOUD', TYPE_DESC: 'Onderhoudscontract' },
	// The agreed price covers travelling: no travel or office hours on these.
	{ PROJ_TYPE: 'NIEUWBOUW', TYPE_DESC: 'Nieuwbouw en renovatie', HRS_GRPS: 'PROD' },
	{ PROJ_TYPE: 'INTERN', TYPE_DESC: 'Eigen organisatie' },
];

type ProjectLine = readonly [
	code: string,
	description: string,
	customer: string,
	type: string,
	employee: string,
	/** Days from today on which it began, and on which it ends; undefined: no end. */
	begin: number,
	end?: number,
];

const PROJECTS: readonly ProjectLine[] = [
	['26-001', 'Renovatie badkamers portiek A en B', '10005', 'NIEUWBOUW', '102', -120, 60],
	['26-002', 'Onderhoud cv-ketels Het Rijnland', '10006', 'ONDERHOUD', '104', -200],
	['26-003', 'Warmtepompen Complex De Waard', '10006', 'NIEUWBOUW', '102', -40, 150],
	['26-004', 'Storingen en service Vogelzang', '10011', 'SERVICE', '103', -300],
	['26-005', 'Nieuwbouw Lange Linschoten, 12 woningen', '10012', 'NIEUWBOUW', '101', -90, 240],
	['26-006', 'Legionellabeheer Groenekan', '10017', 'ONDERHOUD', '104', -30, 335],
	['26-007', 'Keuken De Zeeuwsche Ploeg', '10002', 'SERVICE', '103', -10, 20],
	['26-008', 'Sanitair kleedkamers De Meent', '10010', 'SERVICE', '103', -5, 45],
	['26-009', 'Koeling en afzuiging ’t Klooster', '10019', 'SERVICE', '101', -15, 90],
	['25-014', 'Verbouwing hotelkamers 2e etage', '10009', 'NIEUWBOUW', '102', -400, -35],
	['25-021', 'Dakventilatie De Regenboog', '10007', 'SERVICE', '104', -330, -1],
	['25-030', 'Verlichting drukkerij', '10008', 'SERVICE', '103', -280],
	['25-033', 'Spuitcabine Autoschade Nieuwegein', '10013', 'SERVICE', '101', -250],
	['INTERN', 'Werkplaats, cursussen en kantoor', '', '', '101', -700],
];

const CLOSED = new Set(['25-014', '25-030']);
const BLOCKED = new Set(['25-033']);

/** Projects around today: open, ended, closed and blocked. */
export function demoProjects({ day }: Calendar): readonly RowValues[] {
	return PROJECTS.map(([code, description, customer, type, employee, begin, end]) => ({
		PROJ_CODE: code,
		PROJ_DESC: description,
		SUB_NR: customer,
		PROJ_TYPE: type,
		EMP_NR: employee,
		BEG_DATE: day(begin),
		END_DATE: end === undefined ? null : day(end),
		PRO_STAT: CLOSED.has(code) ? PROJECT_STATUS.closed : PROJECT_STATUS.open,
		REC_BLK: BLOCKED.has(code),
		...(code === '26-005' && { COMMENT1: 'Toegang bouwplaats alleen met helm.\r\nBouwkeet 2.' }),
	}));
}
