import { parseColumnTable } from './column-table';

/**
 * Columns of DEL_ADDR (object ADDR), a customer's delivery addresses. The names are proven by a
 * public connector that reads and posts them; types and lengths follow CONTACT and are assumed.
 */
export const DELIVERY_ADDRESS_COLUMNS = parseColumnTable(`
REC_ID     C 10 UC ro       | Unieke code | address id
SUB_NR     C 10 M UC        | Debiteurnummer | customer number
DEL_NAME   C 40             | Afleveradresnaam | name
ADDRESS1   C 80             | Adres | street and number
POST_CODE  C 10 UC postcode | Postcode | postcode
CITY       C 35             | Plaats | city
CNT_CODE   C  2 UC          | ISO-landcode | country code
MAIL_BUS   C 50 email       | E-mail zakelijk | e-mail
TEL_BUS    C 20             | Telefoon zakelijk | phone
`);

/**
 * Columns of COMP_HDR (object CMP1), a company, that hold no secrets. Others of that table do
 * (API keys, licence codes), so nobody asks for all of them.
 * Source: the dump `fields/comp_hdr.json` of omniboost/go-accountview.net.
 */
export const COMPANY_COLUMNS = parseColumnTable(`
COMP_ID    C 10 M UC | Ondernemingcode | company code
COMP_DESC  C 40 M    | Omschrijving onderneming | company name
VAT_NR     C 14 UC   | Omzetbelastingnummer | VAT number
KVK_NR     C 10 UC   | Kamer van Koophandel-nummer | chamber of commerce number
CNG_DATE   T  8 ro   | Wijzigingsdatum | changed on
`);
