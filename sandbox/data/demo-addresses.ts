import type { RowValues } from '../accountview/tables/definition';

type AddressLine = readonly [customer: string, name: string, street: string, place: string];

/** Extra addresses of the demo customers: customer, name, street, postcode and city. */
const ADDRESSES: readonly AddressLine[] = [
	['10005', 'Parkzicht II, portiek A', 'Parklaan 2-48', '3701 CA|Zeist'],
	['10005', 'Parkzicht II, portiek B', 'Parklaan 50-96', '3701 CB|Zeist'],
	['10006', 'Complex De Waard', 'Waardlaan 11', '2332 BZ|Leiden'],
	['10006', 'Complex Rijnzicht', 'Rijnzichtweg 301', '2342 AX|Oegstgeest'],
	['10006', 'Wijkkantoor Noord', "Merenwijk 't Centrum 7", '2317 CZ|Leiden'],
	['10011', 'Locatie Overvecht', 'Zamenhofdreef 19', '3562 JT|Utrecht'],
	['10012', 'Bouwplaats Lange Linschoten', 'Noord-Linschoterzandweg 33', '3425 EL|Snelrewaard'],
	['10017', 'Meetstation Groenekan', 'Koningin Wilhelminaweg 455', '3737 BE|Groenekan'],
	['10031', 'Loods Lopikerkapel', 'Lekdijk Oost 12', '3412 KP|Lopikerkapel'],
	['P2202', 'Zomerhuis', 'Nieuw-Loosdrechtsedijk 205 ws', '1231 KV|Loosdrecht'],
];

/** The DEL_ADDR rows of the demo firm; their codes are made when they are stored. */
export const DEMO_ADDRESSES: readonly RowValues[] = ADDRESSES.map(
	([customer, name, street, place]) => {
		const [postcode = '', city = ''] = place.split('|');
		return {
			SUB_NR: customer,
			DEL_NAME: name,
			ADDRESS1: street,
			POST_CODE: postcode,
			CITY: city,
			CNT_CODE: 'NL',
		};
	},
);
