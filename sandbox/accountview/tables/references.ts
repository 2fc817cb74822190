import type { Reference } from './definition';

/** Columns that point to a relation, a project, an article or an employee, with the refusal each gets. */

export function customerIn(column: string): Reference {
	return { column, table: 'CONTACT', unknown: { what: 'De debiteur', number: 1101 } };
}

export function projectIn(column: string): Reference {
	return { column, table: 'PROJECTS', unknown: { what: 'Het project', number: 1102 } };
}

export function articleIn(column: string): Reference {
	return { column, table: 'ARTICLE', unknown: { what: 'Het artikel', number: 1103 } };
}

export function employeeIn(column: string): Reference {
	return { column, table: 'EMPLOYEE', unknown: { what: 'De medewerker', number: 1104 } };
}

export function hourTypeIn(column: string): Reference {
	return { column, table: 'HRS_TYPE', unknown: { what: 'De uursoort', number: 1105 } };
}

export function projectTypeIn(column: string): Reference {
	return { column, table: 'PJ_TYPE', unknown: { what: 'Het projecttype', number: 1106 } };
}

export function addressIn(column: string): Reference {
	return { column, table: 'DEL_ADDR', unknown: { what: 'Het afleveradres', number: 1107 } };
}

export function articleGroupIn(column: string): Reference {
	return { column, table: 'ART_GRP', unknown: { what: 'De artikelgroep', number: 1108 } };
}
