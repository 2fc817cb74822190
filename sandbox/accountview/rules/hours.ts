import { DateTime } from 'luxon';
import type { Database } from '../database';
import { AccountViewError } from '../errors';
import type { CellValue, RowValues } from '../tables/definition';
import { checkProjectOpen } from './project-open';
import type { TableRules } from './table-rules';

const MOST_HOURS = 24;

export const hourSheetRules: TableRules = {
	check: ({ values }) => {
		const period = Number(values['PERIOD']);
		if (!isWeek(period)) {
			throw new AccountViewError(
				`Periode ${period} is geen week in de vorm JJJJWW.`,
				undefined,
				1144,
			);
		}
	},
};

export const hourEntryRules: TableRules = {
	propose: (_, __, header) => ({ EMP_NR: text(header?.['EMP_NR']) }),
	check: ({ database, values, header, changes }) => {
		const hours = Number(values['TRN_QTY']);
		if (hours <= 0 || hours > MOST_HOURS) {
			throw new AccountViewError(
				`Het aantal uren ${hours} moet meer dan 0 en hoogstens ${MOST_HOURS} zijn.`,
				undefined,
				1141,
			);
		}
		if (header !== undefined && values['EMP_NR'] !== header['EMP_NR']) {
			throw new AccountViewError(
				`Medewerker ${text(values['EMP_NR'])} van de urenregel is niet die van de urenstaat, ${text(header['EMP_NR'])}.`,
				undefined,
				1143,
			);
		}
		if (changes('PROJ_CODE')) checkProjectOpen(database, text(values['PROJ_CODE']));
		if (changes('PROJ_CODE') || changes('HRS_CODE')) checkCombination(database, values);
	},
};

/** The check on input (invoercontrole): a project type may take some groups of hour types only. */
function checkCombination(database: Database, values: RowValues): void {
	const project = database.table('PROJECTS').get(text(values['PROJ_CODE']))?.values;
	const typeCode = text(project?.['PROJ_TYPE']);
	const type = database.table('PJ_TYPE').get(typeCode)?.values;
	const allowed = text(type?.['HRS_GRPS'])
		.split(',')
		.map((group) => group.trim())
		.filter((group) => group !== '');
	const hourType = text(values['HRS_CODE']);
	const group = text(database.table('HRS_TYPE').get(hourType)?.values['HRS_GRP']);
	if (allowed.length > 0 && !allowed.includes(group)) {
		throw new AccountViewError(
			`Uursoort ${hourType} is niet toegestaan voor projecttype ${typeCode}.`,
			undefined,
			1142,
		);
	}
}

function isWeek(period: number): boolean {
	const [year, week] = [Math.floor(period / 100), period % 100];
	return year >= 1900 && DateTime.fromObject({ weekYear: year, weekNumber: week }).isValid;
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
