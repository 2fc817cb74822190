import { EU_COUNTRIES } from '../identifiers/countries';
import type { Invoice, VatCategory } from '../invoice/schema';
import { vatInEuros } from '../invoice/vat-in-euros';
import { amountFact } from './facts';
import { isDutch, taxedPlaces } from './places';
import { breachIf, FORMATS, type Rule } from './rule';

function has(invoice: Invoice, category: VatCategory): boolean {
	return taxedPlaces(invoice).some(({ vat }) => vat.category === category);
}

/** Where the goods go, as far as the invoice tells. */
function destination({ deliveryAddress, buyer }: Invoice): string {
	const country = deliveryAddress?.country ?? '';
	return country === '' ? buyer.address.country : country;
}

/** VAT that does not fit the country that the goods go to, or the currency of the invoice. */
export const VAT_PLACE_RULES: readonly Rule[] = [
	{
		id: 'EINV-VAT-INTRA-PLACE',
		answersTo: ['art. 9 Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De levering is als intracommunautair aangegeven (K), maar de goederen gaan naar {country}: dat is geen ander EU-land.',
			en: 'The supply is marked as intra-Community (K), but the goods go to {country}: that is no other EU country.',
		},
		remedy: {
			nl: 'Controleer het afleveradres; wat het land niet verlaat, is belast met btw van dat land, ook voor een buitenlandse afnemer.',
			en: 'Check the delivery address; what does not leave the country is taxed there, for a foreign buyer as well.',
		},
		check: (invoice) => {
			const country = destination(invoice);
			const isOtherMember = EU_COUNTRIES.has(country) && country !== invoice.seller.address.country;
			return breachIf(
				has(invoice, 'K') && country !== '' && !isOtherMember,
				'deliveryAddress.country',
				{ country },
			);
		},
	},
	{
		id: 'EINV-VAT-EXPORT-PLACE',
		answersTo: ['art. 9 Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De levering is als uitvoer aangegeven (G), maar gaat naar {country}, en dat ligt in de EU.',
			en: 'The supply is marked as export (G), but goes to {country}, which is in the EU.',
		},
		remedy: {
			nl: 'Kies K voor een levering aan een ondernemer in een ander EU-land, of breng btw in rekening.',
			en: 'Choose K for a supply to a business in another EU country, or charge VAT.',
		},
		check: (invoice) => {
			const country = destination(invoice);
			return breachIf(has(invoice, 'G') && EU_COUNTRIES.has(country), 'deliveryAddress.country', {
				country,
			});
		},
	},
	{
		id: 'EINV-VAT-EUROS',
		answersTo: ['art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De factuur is in {currency}, en het btw-bedrag hoort er ook in euro’s op te staan.',
			en: 'The invoice is in {currency}, and the amount of VAT has to be on it in euros as well.',
		},
		remedy: {
			nl: 'Geef het btw-bedrag in euro’s mee (vatInEuros), zet het in de notitie, of factureer in euro’s.',
			en: 'Give the amount of VAT in euros (vatInEuros), put it into the note, or invoice in euros.',
		},
		check: (invoice, { vatTotal }) => {
			const { seller, currency, note } = invoice;
			const isTold = vatInEuros(invoice) !== undefined || /€|\bEUR\b|\beuro/i.test(note);
			return breachIf(
				isDutch(seller) && currency !== 'EUR' && vatTotal !== 0 && !isTold,
				'currency',
				{ currency },
			);
		},
	},
	{
		id: 'EINV-VAT-EUROS-AMOUNT',
		answersTo: ['BR-53', 'PEPPOL-EN16931-R055', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het btw-bedrag is {vat}, en daar past {euros} euro niet bij.',
			en: 'The amount of VAT is {vat}, and {euros} euros do not fit it.',
		},
		remedy: {
			nl: 'Geef hetzelfde bedrag in euro’s, met hetzelfde teken; is de factuur in euro’s, laat het dan weg.',
			en: 'Give the same amount in euros, with the same sign; leave it out when the invoice is in euros.',
		},
		check: ({ currency, vatInEuros: given }, { vatTotal }) => {
			const isSigned = Math.sign(given ?? 0) === Math.sign(vatTotal);
			const fits = currency === 'EUR' ? given === vatTotal : isSigned;
			return breachIf(given !== undefined && !fits, 'vatInEuros', {
				vat: amountFact(vatTotal),
				euros: amountFact(given ?? 0),
			});
		},
	},
];
