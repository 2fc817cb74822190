import { parseColumnTable } from './column-table';

/**
 * Columns of PROJECTS (object PJ1). Proven by ForecastXL/accountview-ruby and dumps of sister tables
 * are the code, the name of the description, customer, dates and record code; the others
 * are named after the habits of AccountView's other tables.
 */
export const PROJECT_COLUMNS = parseColumnTable(`
PROJ_CODE  C 10 M UC       | Projectcode | project code
PROJ_DESC  C 40 M          | Omschrijving project | description
SUB_NR     C 10 UC         | Debiteurnummer | customer number
COMMENT1   M  4 assumed    | Opmerking | remark
BEG_DATE   D  8            | Begindatum | start date
END_DATE   D  8            | Einddatum | end date
PROJ_TYPE  C 10 UC assumed | Projecttype | project type
EMP_NR     C 10 UC assumed | Verantwoordelijke medewerker | responsible employee
PRO_STAT   N  1 assumed    | Projectstatus | status
REC_BLK    L  1 assumed    | Geblokkeerd | blocked
REC_ID     C 10 ro UC      | Unieke code | record code
CNG_DATE   T  8 ro         | Wijzigingsdatum | changed on
CNG_NR     I  4 ro         | Wijzignummer | change number
INP_DATE   T  8 ro         | Invoerdatum | entered on
`);

/** Project types (projecttypen). That they exist is public; every name here is assumed. */
export const PROJECT_TYPE_COLUMNS = parseColumnTable(`
PROJ_TYPE  C 10 M UC assumed | Projecttype | project type
TYPE_DESC  C 40 assumed      | Omschrijving projecttype | description
`);

/** Employees (medewerkers). The key EMP_NR is proven by the tables that refer to it. */
export const EMPLOYEE_COLUMNS = parseColumnTable(`
EMP_NR     C 10 M UC          | Medewerkercode | employee number
EMP_NAME   C 40 assumed       | Naam medewerker | name
MAIL_BUS   C 50 email assumed | E-mail zakelijk | e-mail
REC_BLK    L  1 assumed       | Geblokkeerd | blocked
`);
