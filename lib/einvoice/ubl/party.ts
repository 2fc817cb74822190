import type { Address, Invoice, Party } from '../invoice/schema';
import { group, leaf, type Optional } from './xml';

/** The seller (BG-4). */
export function supplier(invoice: Invoice): Optional {
	const { creditorId } = invoice.payment;
	const collector = group('cac:PartyIdentification', [
		leaf('cbc:ID', creditorId, { schemeID: 'SEPA' }),
	]);
	return group('cac:AccountingSupplierParty', [
		party(invoice.seller, [collector], showsVatIds(invoice)),
	]);
}

/** The buyer (BG-7). */
export function customer(invoice: Invoice): Optional {
	return group('cac:AccountingCustomerParty', [party(invoice.buyer, [], showsVatIds(invoice))]);
}

/** Street, city, postcode and country, for a party and for where it is delivered. */
export function address(name: string, given: Address): Optional {
	return group(name, [
		leaf('cbc:StreetName', given.street),
		leaf('cbc:AdditionalStreetName', given.line2),
		leaf('cbc:CityName', given.city),
		leaf('cbc:PostalZone', given.postcode),
		group('cac:Country', [leaf('cbc:IdentificationCode', given.country)]),
	]);
}

/** What is outside the scope of VAT names no VAT numbers (BR-O-02). */
function showsVatIds({ lines }: Invoice): boolean {
	return lines.every(({ vat }) => vat.category !== 'O');
}

function party(given: Party, identifications: readonly Optional[], withVatId: boolean): Optional {
	const { endpoint, contact } = given;
	return group('cac:Party', [
		endpoint && leaf('cbc:EndpointID', endpoint.id, { schemeID: endpoint.scheme }),
		group('cac:PartyIdentification', [leaf('cbc:ID', given.gln, { schemeID: '0088' })]),
		...identifications,
		group('cac:PartyName', [leaf('cbc:Name', given.name)]),
		address('cac:PostalAddress', given.address),
		withVatId && given.vatId !== ''
			? group('cac:PartyTaxScheme', [
					leaf('cbc:CompanyID', given.vatId),
					group('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
				])
			: undefined,
		group('cac:PartyLegalEntity', [
			leaf('cbc:RegistrationName', given.legalName === '' ? given.name : given.legalName),
			legalId(given),
		]),
		group('cac:Contact', [
			leaf('cbc:Name', contact.name),
			leaf('cbc:Telephone', contact.phone),
			leaf('cbc:ElectronicMail', contact.email),
		]),
	]);
}

function legalId({ kvk, oin, registration }: Party): Optional {
	if (kvk !== '') return leaf('cbc:CompanyID', kvk, { schemeID: '0106' });
	if (oin !== '') return leaf('cbc:CompanyID', oin, { schemeID: '0190' });
	return leaf('cbc:CompanyID', registration);
}
