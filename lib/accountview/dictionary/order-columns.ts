import { parseColumnTable } from './column-table';

/**
 * Columns of SO_HDR (object SO1), a sales order. Those without the mark `assumed` are written by
 * public connectors or follow the sister table ART_HDR. No public code shows the column of the
 * order number, of the project, of the type of work or of the status.
 */
export const ORDER_COLUMNS = parseColumnTable(`
ORD_NR     C 10 UC assumed | Ordernummer | order number
RPL_INV    C 10 M UC       | Factuurdebiteur | customer number
RPL_DEL    C 10 UC         | Afleverdebiteur | delivery customer number
ORD_DATE   T  8            | Orderdatum | order date
DEL_DATE   T  8            | Leverdatum | delivery date
INV_DATE   T  8            | Factuurdatum | invoice date
COMMENT1   C 40            | Omschrijving order | description
COMMENT2   M  4            | Externe notitie | external note
COMMENT3   M  4            | Interne notitie | internal note
PROJ_CODE  C 10 UC assumed | Projectcode | project code
ORD_TYPE   C 10 UC assumed | Type werkzaamheid | type of work
ORD_STAT   N  1 assumed    | Orderstatus | status
EMP_NR     C 10 UC         | Medewerkercode | employee number
TO_EMAIL   C 50 email      | E-mail | e-mail
DEL_CODE   C 10 UC         | Afleveradres | delivery address ID
APX_LIST   C  5 UC         | Artikelprijslijst | article price list
REC_ID     C 10 ro UC      | Unieke code | record code
CNG_DATE   T  8 ro         | Wijzigingsdatum | changed on
CNG_NR     I  4 ro         | Wijzignummer | change number
INP_DATE   T  8 ro         | Invoerdatum | entered on
`);

/** Columns of SO_LINE, the lines of a sales order. */
export const ORDER_LINE_COLUMNS = parseColumnTable(`
REC_ID     C 10 ro UC      | Unieke code | record code
REC_ORD    I  4 ro         | Volgorde | position
ART_CODE   C 15 M UC       | Artikelcode | article code
ORD_QTY    N 13 M          | Aantal besteld | quantity
ART_PX     Y  8            | Prijs | unit price
DEL_DATE   T  8            | Leverdatum | delivery date
ART_DESC1  C 40            | Omschrijving artikel | description
DISC_PCT   N  9            | Kortingspercentage | discount percentage
PROJ_CODE  C 10 UC assumed | Projectcode | project code
COST_CODE  C 10 UC         | Kostenplaats | cost centre
VAT_CODE   C  2 UC         | Btw-code | VAT code
UNT_CODE   C 10            | Eenheid | unit
`);

/**
 * Columns of ARTICLE (object AK1). Names by ForecastXL/accountview-ruby and public stock viewers;
 * lengths after Invantive's documentation of the same database.
 */
export const ARTICLE_COLUMNS = parseColumnTable(`
ART_CODE   C 15 M UC | Artikelcode | article code
ART_DESC1  C 40      | Omschrijving artikel | description
AG_CODE    C  5 UC   | Artikelgroep | article group
PX_SELL    Y  8      | Verkoopprijs | sales price
COST_PX    Y  8      | Kostprijs | cost price
QTY_AVAIL  N 13      | Voorraad beschikbaar | stock available
QTY_FREE2  N 13      | Vrije voorraad | free stock
CNG_DATE   T  8 ro   | Wijzigingsdatum | changed on
`);
