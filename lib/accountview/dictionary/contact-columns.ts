import { parseColumnTable } from './column-table';

/**
 * Every proven column of CONTACT (objects AR1, AP1, CON), the table of customers and suppliers:
 * 107 columns with an English meaning, then 82 that are known by their Dutch label only.
 *
 * One line is: column, FoxPro type, length, flags | Dutch label | English label. Flags: `M`
 * mandatory, `UC` stored in upper case, `ro` read-only, `postcode` and `email` for our own rules
 * of form. Upper-case flags of the last 82 are not known.
 *
 * Source: the data-dictionary dumps `fields/contact.json` and `fields/acct_rec.json` of
 * omniboost/go-accountview.net (AccountView of mid-2021). A debtor's control account `ACCT_NR`
 * is mandatory through ACCT_REC, which the dictionary of customers states.
 */
export const CONTACT_COLUMNS = parseColumnTable(`
SUB_NR     C 10 M UC        | Debiteur-/crediteurnummer | customer number
ACCT_NAME  C 40 M           | Bedrijfsnaam | name
SRC_CODE   C 10 M UC        | Zoekcode bedrijf | search code
ACCT_NR    C 10 UC          | Verzamelrekening | control account
ACCT_LINK  I  4 ro          | Type verzamelrekening | kind of control account (0 = prospect)
ADDRESS1   C 80             | Adres | street and number
ADDR_LINE1 C 40             | Adresregel 1 | address line 1
ADDR_LINE2 C 40             | Adresregel 2 | address line 2
ST_STREET  C 60             | Straatnaam | street name
ST_NR      C 10             | Huisnummer | house number
ST_EXTRA   C 10             | Adres-toevoeging | house number addition
ST_PROP    C 40             | Gebouw | building
ST_REGION  C 40             | Adres-regio | region
POST_CODE  C 10 UC postcode | Postcode | postcode
CITY       C 35             | Plaats | city
CNT_CODE   C  2 UC          | ISO-landcode | country code
COUNTRY    C 30             | Land | country name
PO_BOX     C 80             | Postadres | postal address: street or box
PO_CODE    C 10 UC postcode | Postcd postadres | postal address: postcode
PO_CITY    C 35             | Plaats postadres | postal address: city
BOX_CITY   C 35             | Plaats of plaats postadres | city, or postal-address city
INV_ADDRES M  4             | Adres in landafhankelijke indeling (memo) | formatted postal address
VIS_ADDRES M  4             | Bezoekadres in landafhankelijke indeling (memo) | formatted visiting address
TEL_BUS    C 20             | Telefoon zakelijk | phone
TEL_MOB    C 20             | Telefoon mobiel | mobile phone
FAX_BUS    C 20             | Fax zakelijk | business fax
MAIL_BUS   C 50 email       | E-mail zakelijk | e-mail
WWW_URL    C 60             | Website | website
MAIL_OPT   I  4             | Mailing | mailing option
MAIN_CONT  C 40             | Contactpersoon | main contact
MAIN_PP    C 10 UC          | Hoofdcontactpersoon | main contact code
MC_DEAR    C 40             | Aanhef hoofdcontactpersoon | salutation of the main contact
MC_MAILB   C 50 email       | E-mail hoofdcontactpersoon | e-mail of the main contact
ADMIN_CONT C 40             | Administratiecontactpersoon | administration contact
ADMIN_NAME C 40             | Administratiecontactpersoon | administration contact name
ADMIN_PP   C 10 UC          | Contactpersooncode | administration contact code
ADM_DEAR   C 40             | Aanhef administratiecontactpersoon | salutation of the administration contact
VAT_NR     C 14 UC          | BTW-nummer | VAT number
VAT_CODE   C  2 UC          | BTW-code | VAT code
VAT_DATE   D  8             | Verificatiedatum | VAT number checked on
COC_CODE   C 15             | KvK-nummer | chamber of commerce number
IBAN_NR    C 34 UC          | IBAN 1 | IBAN
IBAN_NR2   C 34 UC          | IBAN 2 | IBAN 2
BNK_CODE1  C 11 UC          | Bankcode, bankrekening 1 | BIC of bank 1
BNK_CODE2  C 11 UC          | Bankcode, bankrekening 2 | BIC of bank 2
BANK_ACCT  C 34 UC          | Bankrekening 1 | bank account 1
BANK_ACC2  C 34 UC          | Bankrekening 2 | bank account 2
CUR_CODE   C  3 UC          | Valutacode | currency
DISC_CODE  C  2 UC          | Code betalingsconditie | payment condition
DISC_PCT   N  9             | Factuurkorting | invoice discount %
CRED_LIM   I  4             | Kredietlimiet | credit limit
CRED_BAL   Y  8             | Kredietruimte | credit room
DD_ACT     L  1             | Automatische incasso toegestaan | direct debit allowed
LNG_CODE   C  5 UC          | Taalcode | language
EMP_NR     C 10 UC          | Verkoper/inkoper | salesperson
EMP_CAT    C 10 UC          | Medewerkerklasse | employee class
RPL_GRP    C 10 UC          | Relatiegroep | relation group
RPL_TYPE   C 10             | Relatietype | relation type
RPL_INV    C 10 UC          | Factuurdebiteur/crediteur | invoice debtor / creditor
RPL_USER   L  1             | Relatie is klant | relation is a customer
DEB_NR     C 10             | Extern debiteurnr | own reference
DEB_NRV    C 10 UC          | Extern debiteur-/crediteurnummer | external debtor/creditor number
DEB_SHOW   L  1             | Ook als debiteur tonen | also show as debtor
CRED_SHOW  L  1             | Ook als crediteur tonen | also show as creditor
REC_BLK    L  1             | Geblokkeerd | blocked
BLK_SP     L  1             | Geblokkeerd voor orders | blocked for orders
REM_BLK    L  1             | Geblokkeerd voor aanmaningen | blocked for reminders
PG_BLK     L  1             | Geblokkeerd voor autom betaling | blocked for automatic payment
SHIP_MTH   C 10 UC          | Vervoersmethode | shipping method
SHIP_COMP  L  1             | Geen deelleveringen toegestaan | no partial deliveries
SP_POSTADR I  4             | Adres aflevering | delivery address choice
COMMENT1   M  4             | Notitie deb/cred | note
APX_LIST   C  5 UC          | Prijslijst art.prijzen | article price list
PCT_LIST   C  5 UC          | Prijslijst kortingspercentages | discount price list
QD_CODE    C  5 UC          | Prijslijstcode | price list code
AUTO_INV   L  1             | Facturering via AutoInvoice | invoice through AutoInvoice
EIA        C 50             | Electronic Invoice Address | electronic invoice address
PROJ_CRED  L  1             | Projectcrediteur | project creditor
SIC_CODE   C 10 UC          | Branchecode | line of business
REV_CAT    C 10 UC          | Omzetcategorie | revenue category
EL_SI      L  1             | Facturen per e-mail versturen | e-mail invoices
EL_SO      L  1             | Orderbevestigingen per e-mail versturen | e-mail order confirmations
EL_PS      L  1             | Pakbonnen per e-mail versturen | e-mail packing slips
EL_RE      L  1             | Aanmaningen per e-mail versturen | e-mail reminders
EL_PO      L  1             | Bestelbonnen per e-mail versturen | e-mail purchase orders
EL_CI      L  1             | Baliefacturen per e-mail versturen | e-mail counter invoices
EL_DP      L  1             | Aanbetalingen per e-mail versturen | e-mail down payments
EL_SBS     L  1             | Abonnementen per e-mail versturen | e-mail subscriptions
ACCT_BAL   Y  8             | Saldo | balance
AMT_REC    Y  8             | Te ontvangen | amount receivable
SALE_AMT   Y  8 ro          | Omzet huidig jaar | revenue this year
SALE_PY    Y  8 ro          | Omzet vorig jaar | revenue last year
TRANS_NR   I  4 ro          | Aantal mutaties | number of transactions
CNG_DATE   T  8 ro          | Datum laatste wijz | changed on
CNG_NR     I  4 ro          | Wijzignummer | change number
CNG_USR    C 20 ro UC       | Gewijzigd door | changed by
INP_DATE   T  8 ro          | Invoerdatum | entered on
INP_USR    C 20 ro UC       | Invoermedewerker | entered by
SHOW_MEMSO L  1             | Notitie tonen bij toevoegen verkooporder | show note when adding a sales order
LNK_ACCT   C 10 UC          | Standaardrekening | default ledger account
HDQ_CODE   C 10 UC          | Hoofdvestiging | head office
IS_COMP    L  1             | Relatie is mijn concurrent | is a competitor
IS_THIRD   L  1             | Relatie is derde partij | is a third party
SRC_PC     C 10 UC          | Postcode (snelzoeken) | postcode (quick search)
SYNC_STATE I  4             | Synchronisatiestatus | synchronisation state
PAY_NAME   C 24             | Korte bedrijfsnaam | short company name
CUR_SIGN   C  1             | Valutasymbool | currency sign
ACCT_BAL2  Y  8             | Saldo te betalen
ACCT_SND   C 10             | Klank bedrijfsnaam
AIEI_MAND  L  1             | Altijd system-to-system
AIEM_MAND  L  1             | Altijd via e-mail AutoInvoice
AIPR_MAND  L  1             | Altijd printservice AutoInvoice
AI_NOWF    L  1             | Ink.fact boeken in dagb 'Ink.f, geen workflow'
AMT_DD     Y  8 ro          | Geselecteerd bedrag te ontvangen
AMT_DDMAX  Y  8             | Maximumincassobedrag
AMT_PAY    Y  8 ro          | Geselecteerd bedrag te betalen
AMT_REST   Y  8             | Restbedrag
AMT_REST2  Y  8             | Restbedrag te betalen
AUTH_EMP   C 10             | Fiatteringsmedewerker
BANK_AC_N1 C 34             | Bankrekening 1 relatie
BANK_AC_N2 C 34             | Bankrekening 2 relatie
BANK_SPLIT L  1             | Gecombineerde betaling verdelen
BLK_ACCT   C 34             | Rekeningnummer G-rekening
BLK_BNK    C 11             | Bankcode G-rekening
BLK_DATE   D  8             | Datum bewijs betalingsgedrag onderaannemer
BLK_EINV   L  1             | G-rekeninginfo in elektronische facturen toestaan
BLK_IBAN   C 34             | IBAN G-rekening
BLK_PCT    N  5             | Percentage G-rekening
BNK_CLEAR  L  1             | Postbankrekening zuiver
BOS_CODE   C 10             | AccountView Server-code
BV_NR      C 25             | Aansluitnummer UWV
BV_PCT     N  5             | Percentage UWV
BV_SUB     C 10             | Crediteur UWV
CHN_ADRESS M  4             | Postadres dealer
CHN_CITY   C 35             | Plaats dealer
CHN_CMAIL  C 50 email       | E-mail hoofdcontactpersoon dealer
CHN_CONT   C 50             | Hoofdcontactpersoon dealer
CHN_FAX    C 20             | Fax dealer
CHN_MAIL   C 50 email       | E-mail dealer
CHN_MEMB   L  1             | Relatie is dealer
CHN_NAME   C 40             | Bedrijfsnaam dealer
CHN_TEL    C 20             | Telefoon dealer
CHN_TYPE   C 10             | Dealerkanaal
CPA_CODE   C 10             | Accountant
CR_AMT     Y  8 ro          | Creditbedrag
DJIP_ACOR  L  1             | Boekingsvoorstellen automatisch accepteren
DJIP_A_MAX Y 10             | Maximumacceptatiebedrag
DJIP_A_UM  L  1             | Maximumacceptatiebedrag gebruiken
DJIP_GRP   I  4             | Voorstelregels groeperen
DJIP_TO_PI L  1             | Boekingsvoorstellen als inkoopfacturen verwerken
DJIP_WNOTE L  1             | Geen waarschuwing voor notitie in boekingsvoorstel
DR_AMT     Y  8 ro          | Debetbedrag
FIRST_WF   C 10             | Eerste goedkeurder in de workflow
GIRO       C 20             | Postbankrekening
GRAY_DATE  T  8             | Graydon-importdatum
GRAY_INFO  M  4             | Graydon-kredietinformatie
GRAY_LIM   I  4             | Graydon-kredietlimiet
GRAY_SCORE N  8             | Graydon-score
HDQ_MEMB   L  1             | Nevenvestiging
ICAT_CODE  C  1             | IS categorie goederenstroom
ICNT_CODE  C  2             | IS landcode
IMM_WF     L  1             | Facturen direct naar workflow sturen
INV_ANNEX  L  1             | Factuur en bijlagen samenvoegen
ISHP_CODE  C  1             | IS vervoerswijze
ISXF_CODE  C  3             | IS statistische factorcode
ISYS_CODE  C  2             | IS stelsel
ITYPE_CODV C  2             | IS transactiecode (lang)
ITYP_CODE  C  1             | IS transactiecode
K_VAL_DATE D  8             | Verificatiedatum KvK-nummer
LB_NR      C 25             | Loonbelastingnummer
LB_PCT     N  5             | Percentage loonbelasting
LB_SUB     C 10             | Crediteur loonbelasting
MAND_B2B   L  1             | Incassovorm: zakelijk
MAND_DATE  D  8             | Datum ondertekening
MAND_ID    C 35             | Kenmerk incassomachtiging
MRN_LIST   C  5             | Prijslijst partnerkorting
NO_APPR    L  1             | Uitsluiten van workflow
OPP_CURSOL C 15             | Pakketkeuze
OPP_SRC    C 10             | Bron
PD_PFX     C 15             | Betalingskenmerk
POL_PRIO   N  1             | Uitleverprioriteit
REM_ADDR   M  4             | Adres crediteurenadministratie in landafh indeling
RPL_CHN    C 10             | Dealer van relatie
SCAN_ID    C 10             | Scanb-relatienr
SG_CODE    C 10             | Versie
SHOW_MEMPO L  1             | Notitie tonen bij toevoegen inkooporder
SO_ANNEX   L  1             | Orderbevestiging en bijlagen samenvoegen
WF_AUTHEMP C 10             | IFA-medewerker
WF_DIRECT  L  1             | Direct boeken op kostenrekeningen (IFA)
`);
