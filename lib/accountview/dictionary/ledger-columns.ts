import { parseColumnTable } from './column-table';

/**
 * VAT codes (btw-codes). Published clients read VA1 with VAT_CODE; the others follow the habits of sister
 * tables. What AccountView calls the rubric of a code is not public.
 */
export const VAT_CODE_COLUMNS = parseColumnTable(`
VAT_CODE   C  2 M UC         | BTW-code | VAT code
VAT_DESC   C 40 assumed      | Omschrijving BTW-code | description
VAT_PCT    N  5 assumed      | Percentage | percentage
VAT_RUB    C  4 assumed      | Rubriek BTW-aangifte | rubric of the VAT return
`);

/**
 * Transactions of the general ledger (grootboekmutaties). Published clients read GJ1 with REC_ID, TRN_DATE
 * and TRN_DESC; columns of sister tables are assumed here, and the names of the amounts are ours.
 */
export const TRANSACTION_COLUMNS = parseColumnTable(`
REC_ID     C 10 ro UC        | Unieke code | record code
TRN_DATE   D  8 M            | Boekdatum | date of booking
TRN_DESC   C 40              | Omschrijving mutatie | description
DJ_CODE    C  3 UC assumed   | Dagboekcode | journal code
INV_NR     C 12 assumed      | Factuurnummer | invoice number
SUB_NR     C 10 UC assumed   | Debiteur/crediteur | customer or supplier
VAT_CODE   C  2 UC assumed   | BTW-code | VAT code
TRN_AMT    Y  8 assumed      | Bedrag zonder btw | amount without VAT
VAT_AMT    Y  8 assumed      | Btw op de mutatie | VAT
`);
