import { COUNTRIES } from '../identifiers/countries';
import type { Bilingual } from '../invoice/language';
import type { Party } from '../invoice/schema';
import { isDutch, isSimplified, missingAddressParts, parties } from './places';
import { breachIf, FORMATS, type Breach, type Rule } from './rule';

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

/** Where seller and buyer are. */
export const ADDRESS_RULES: readonly Rule[] = [
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
		id: 'EINV-BUYER-ADDRESS-ABROAD',
		answersTo: ['BR-10', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'In het adres van de buitenlandse afnemer ontbreekt: {part}.',
			en: 'The address of the buyer abroad has no {part}.',
		},
		remedy: {
			nl: 'Vul bij de debiteur straat en plaats in, en een postcode waar het land die heeft.',
			en: 'Fill in street and city of the customer, and a postcode where the country has them.',
		},
		check: ({ buyer }, totals, format) =>
			buyer.address.country === '' || isDutch(buyer) || isSimplified(totals, format)
				? []
				: incomplete('buyer', buyer).filter(({ field }) => field !== 'buyer.address.postcode'),
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
];
