import { countryOfVatId, vatIdProblem } from '../identifiers/vat-id';
import type { Invoice, Party } from '../invoice/schema';
import { isDutch, parties, taxedPlaces } from './places';
import { breachIf, FORMATS, UBL_FORMATS, type Rule } from './rule';

const hasLegalId = ({ kvk, oin }: Party): boolean => kvk !== '' || oin !== '';

/** Nothing on it is subject to VAT. */
function isOutsideVat(invoice: Invoice): boolean {
	return taxedPlaces(invoice).every(({ vat }) => vat.category === 'O');
}

/** Who sells and who buys. */
export const PARTY_RULES: readonly Rule[] = [
	{
		id: 'EINV-SELLER-LEGAL-ID',
		answersTo: ['BR-NL-1', 'NL-R-003', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De verkoper heeft geen KVK-nummer of OIN.',
			en: 'The seller has no KVK number or OIN.',
		},
		remedy: {
			nl: 'Vul bij de eigen bedrijfsgegevens het KVK-nummer in.',
			en: 'Fill in the KVK number of your own company.',
		},
		check: ({ seller }) => breachIf(isDutch(seller) && !hasLegalId(seller), 'seller.kvk'),
	},
	{
		id: 'EINV-BUYER-LEGAL-ID',
		answersTo: ['BR-NL-10', 'NL-R-005'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De Nederlandse afnemer heeft geen KVK-nummer of OIN.',
			en: 'The Dutch buyer has no KVK number or OIN.',
		},
		remedy: {
			nl: 'Vul bij de debiteur het KVK-nummer in, of het OIN van een overheidsinstelling.',
			en: 'Fill in the KVK number of the customer, or the OIN of a public authority.',
		},
		check: ({ seller, buyer }) =>
			breachIf(isDutch(seller) && isDutch(buyer) && !hasLegalId(buyer), 'buyer.kvk'),
	},
	{
		id: 'EINV-SELLER-KNOWN',
		answersTo: ['BR-CO-26'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De verkoper heeft geen enkel nummer waaraan hij te herkennen is.',
			en: 'The seller has no number at all to be known by.',
		},
		remedy: {
			nl: 'Vul het nummer in het handelsregister of het btw-nummer van de verkoper in.',
			en: 'Fill in the number in the trade register or the VAT number of the seller.',
		},
		check: (invoice) => {
			const { seller } = invoice;
			// Where all is outside the scope of VAT, the VAT number is not written (BR-O-02).
			const hasVatId = seller.vatId !== '' && !isOutsideVat(invoice);
			return breachIf(
				!hasLegalId(seller) && seller.registration === '' && !hasVatId && seller.gln === '',
				'seller.registration',
			);
		},
	},
	{
		id: 'EINV-SELLER-REGISTRATION',
		answersTo: [],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De buitenlandse verkoper heeft geen nummer in een handelsregister.',
			en: 'The foreign seller has no number in a trade register.',
		},
		remedy: {
			nl: 'Vul het nummer in het handelsregister van dat land in, als de verkoper daar staat ingeschreven.',
			en: 'Fill in the number in the trade register of that country, if the seller is registered there.',
		},
		check: ({ seller }) =>
			breachIf(
				!isDutch(seller) && !hasLegalId(seller) && seller.registration === '',
				'seller.registration',
			),
	},
	{
		id: 'EINV-SELLER-VAT-ID',
		answersTo: [
			'BR-S-02',
			'BR-Z-02',
			'BR-E-02',
			'BR-AE-02',
			'BR-IC-02',
			'BR-G-02',
			'art. 35a Wet OB',
		],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De verkoper heeft geen btw-nummer.',
			en: 'The seller has no VAT number.',
		},
		remedy: {
			nl: 'Vul bij de eigen bedrijfsgegevens het btw-identificatienummer in.',
			en: 'Fill in the VAT identification number of your own company.',
		},
		check: (invoice) =>
			breachIf(invoice.seller.vatId === '' && !isOutsideVat(invoice), 'seller.vatId'),
	},
	{
		id: 'EINV-BUYER-VAT-ID',
		answersTo: ['BR-AE-02', 'BR-IC-02', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De btw is verlegd of de levering is intracommunautair, en de afnemer heeft geen bruikbaar btw-nummer.',
			en: 'VAT is reverse charged or the supply is intra-Community, and the buyer has no usable VAT number.',
		},
		remedy: {
			nl: 'Vul bij de debiteur het btw-nummer in, of breng btw in rekening.',
			en: 'Fill in the VAT number of the customer, or charge VAT.',
		},
		check: (invoice) =>
			breachIf(
				(invoice.buyer.vatId === '' || vatIdProblem(invoice.buyer.vatId) !== null) &&
					taxedPlaces(invoice).some(({ vat }) => vat.category === 'AE' || vat.category === 'K'),
				'buyer.vatId',
			),
	},
	{
		id: 'EINV-BUYER-VAT-ABROAD',
		answersTo: ['art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De levering is intracommunautair, maar het btw-nummer van de afnemer is uit het land van de verkoper.',
			en: 'The supply is intra-Community, but the VAT number of the buyer is of the country of the seller.',
		},
		remedy: {
			nl: 'Vul het btw-nummer in van het land waar de afnemer de goederen ontvangt, of breng btw in rekening.',
			en: 'Fill in the VAT number of the country where the buyer gets the goods, or charge VAT.',
		},
		check: (invoice) =>
			breachIf(
				taxedPlaces(invoice).some(({ vat }) => vat.category === 'K') &&
					invoice.buyer.vatId !== '' &&
					countryOfVatId(invoice.buyer.vatId) === invoice.seller.address.country,
				'buyer.vatId',
			),
	},
	{
		id: 'EINV-ENDPOINT-MISSING',
		answersTo: ['PEPPOL-EN16931-R010', 'PEPPOL-EN16931-R020'],
		formats: ['peppol'],
		severity: 'error',
		message: {
			nl: 'De {who} heeft geen adres op het Peppol-netwerk.',
			en: 'The {who} has no address on the Peppol network.',
		},
		remedy: {
			nl: 'Vul schema en nummer in, zoals 0106 met het KVK-nummer of 0190 met het OIN.',
			en: 'Fill in scheme and number, such as 0106 with the KVK number or 0190 with the OIN.',
		},
		check: (invoice) =>
			parties(invoice).flatMap(({ field, party, who }) =>
				breachIf(party.endpoint === undefined, `${field}.endpoint`, { who }),
			),
	},
	{
		id: 'EINV-GOVERNMENT-ENDPOINT',
		answersTo: ['BR-NL-BFR-2'],
		formats: UBL_FORMATS,
		severity: 'warning',
		message: {
			nl: 'De afnemer heeft een OIN, maar zijn elektronische adres heeft schema {scheme}; de Rijksoverheid ontvangt op 0190.',
			en: 'The buyer has an OIN, but its electronic address has scheme {scheme}; the central government receives on 0190.',
		},
		remedy: {
			nl: 'Vul als elektronisch adres schema 0190 met het OIN in, als de afnemer daarop ontvangt.',
			en: 'Fill in scheme 0190 with the OIN as electronic address, if the buyer receives on it.',
		},
		check: ({ buyer }) =>
			breachIf(
				buyer.oin !== '' && buyer.endpoint !== undefined && buyer.endpoint.scheme !== '0190',
				'buyer.endpoint.scheme',
				{ scheme: buyer.endpoint?.scheme ?? '' },
			),
	},
];
