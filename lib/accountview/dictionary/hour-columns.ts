import { parseColumnTable } from './column-table';

/**
 * Hours (uren). Visma publishes no name of them, so object, tables and columns are assumed after
 * AccountView's habits: pages with lines, as journals have, and the columns of journal lines.
 * Another product's connection shows that the API takes hours.
 */
export const HOUR_SHEET_COLUMNS = parseColumnTable(`
REC_ID     C 10 ro UC assumed  | Unieke code | record code
EMP_NR     C 10 M UC assumed   | Medewerkercode | employee number
PERIOD     I  4 M assumed      | Periode | period
`);

/** The lines of a sheet: one entry of hours each. */
export const HOUR_ENTRY_COLUMNS = parseColumnTable(`
REC_ID     C 10 ro UC assumed  | Unieke code | record code
TRN_DATE   D  8 M assumed      | Datum | date
EMP_NR     C 10 M UC assumed   | Medewerkercode | employee number
PROJ_CODE  C 10 M UC assumed   | Projectcode | project code
HRS_CODE   C 10 M UC assumed   | Uursoort | hour type
TRN_DESC   C 40 assumed        | Omschrijving | description
TRN_QTY    N 13 M assumed      | Aantal uren | hours
`);

/** Hour types (uursoorten), such as working and travelling time. */
export const HOUR_TYPE_COLUMNS = parseColumnTable(`
HRS_CODE   C 10 M UC assumed | Uursoort | hour type
HRS_DESC   C 40 assumed      | Omschrijving uursoort | description
`);
