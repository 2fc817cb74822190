import { countryOfVatId, vatIdProblem } from '../identifiers/vat-id';
import type { Bilingual } from '../invoice/language';
import type { Party } from '../invoice/schema';
import { COUNTRIES } from './countries';
import { isDutch, isSimplified, missingAddressParts, parties, taxedPlaces } from './places';
import { breachIf, FORMATS, UBL_FORMATS, type Breach, type Rule } from './rule';

const PARTS: Readonly<Record<'street' | 'postcode' | 'city', Bilingual>> = {
	street: { nl: 'straat', en: 'street' },
	postcode: { nl: 'postcode', en: 'postcode' },
	city: { nl: 'plaats', en: 'city' },
};

function incomplete(field: string, party: Party): readonly Breach[] {
	return missingAddressParts(party).map((part) => ({
		field: `${field}.address.${part}`,
		facts: { part: PARTS[part] },
	}));
}

const hasLegalId = ({ kvk, oin }: Party): boolean => kvk !== '' || oin !== '';

/** Who sells and who buys, and where they are. */
export const PARTY_RULES: readonly Rule[] = [
	{
		id: 'EINV-SELLER-COUNTRY',
		answersTo: ['BR-09'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het land van de verkoper ontbreekt.',
			en: 'The country of the seller is missing.',
		},
		remedy: {
			nl: 'Vul bij de eigen bedrijfsgegevens de landcode in, zoals NL.',
			en: 'Fill in the country code of your own company, such as NL.',
		},
		check: ({ seller }) => breachIf(seller.address.country === '', 'seller.address.country'),
		warningIn: ['pdf'],
	},
	{
		id: 'EINV-BUYER-COUNTRY',
		answersTo: ['BR-11'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het land van de afnemer ontbreekt.',
			en: 'The country of the buyer is missing.',
		},
		remedy: {
			nl: 'Vul bij de debiteur de landcode in, zoals NL.',
			en: 'Fill in the country code of the customer, such as NL.',
		},
		check: ({ buyer }) => breachIf(buyer.address.country === '', 'buyer.address.country'),
		warningIn: ['pdf'],
	},
	{
		id: 'EINV-SELLER-ADDRESS',
		answersTo: ['BR-NL-3', 'NL-R-002', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'In het adres van de verkoper ontbreekt: {part}.',
			en: 'The address of the seller has no {part}.',
		},
		remedy: {
			nl: 'Vul bij de eigen bedrijfsgegevens straat, postcode en plaats in.',
			en: 'Fill in street, postcode and city of your own company.',
		},
		check: ({ seller }) => (isDutch(seller) ? incomplete('seller', seller) : []),
	},
	{
		id: 'EINV-BUYER-ADDRESS',
		answersTo: ['BR-NL-4', 'NL-R-004', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'In het adres van de afnemer ontbreekt: {part}.',
			en: 'The address of the buyer has no {part}.',
		},
		remedy: {
			nl: 'Vul bij de debiteur straat, postcode en plaats in.',
			en: 'Fill in street, postcode and city of the customer.',
		},
		check: ({ seller, buyer }, totals, format) =>
			isDutch(seller) && isDutch(buyer) && !isSimplified(totals, format)
				? incomplete('buyer', buyer)
				: [],
	},
	{
		id: 'EINV-POST-BOX',
		answersTo: ['art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'Het adres van de {who} is een postbus; een factuur noemt het adres waar iemand echt gevestigd is.',
			en: 'The address of the {who} is a post box; an invoice has the address where somebody really is.',
		},
		remedy: {
			nl: 'Vul het vestigingsadres in. Een postbus mag op de tweede adresregel staan.',
			en: 'Fill in the real address. A post box may stand on the second line.',
		},
		check: (invoice) =>
			parties(invoice).flatMap(({ field, party, who }) =>
				breachIf(
					/^(?:postbus|p\.?\s?o\.? ?box|post box)\b/i.test(party.address.street),
					`${field}.address.street`,
					{ who },
				),
			),
	},
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
		check: ({ seller }) =>
			breachIf(
				!hasLegalId(seller) &&
					seller.registration === '' &&
					seller.vatId === '' &&
					seller.gln === '',
				'seller.registration',
			),
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
		id: 'EINV-COUNTRY',
		answersTo: ['BR-CL-14'],
		formats: FORMATS,
		severity: 'error',
		warningIn: ['pdf'],
		message: {
			nl: 'De landcode "{value}" bestaat niet.',
			en: 'There is no country code "{value}".',
		},
		remedy: {
			nl: 'Vul de twee letters van ISO 3166 in, zoals NL, BE of DE; Groot-Brittannië is GB en Griekenland GR.',
			en: 'Fill in the two letters of ISO 3166, such as NL, BE or DE; Great Britain is GB and Greece is GR.',
		},
		check: ({ seller, buyer, deliveryAddress }) =>
			[
				{ field: 'seller.address.country', value: seller.address.country },
				{ field: 'buyer.address.country', value: buyer.address.country },
				{ field: 'deliveryAddress.country', value: deliveryAddress?.country ?? '' },
			].flatMap(({ field, value }) =>
				breachIf(value !== '' && !COUNTRIES.has(value), field, { value }),
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
			breachIf(
				invoice.seller.vatId === '' && taxedPlaces(invoice).some(({ vat }) => vat.category !== 'O'),
				'seller.vatId',
			),
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
