import type { RowValues } from '../accountview/tables/definition';
import { contactRow, type DemoRelation } from './demo-customer';
import { pick, seededRandom } from './random';

const FAMILIES =
	'De Jong|Jansen|De Vries|Van den Berg|Bakker|Visser|Smit|Meijer|Mulder|Bos|Vos|Peters|Hendriks|Dekker|Brouwer|Van Dijk|Koster|Prins|Blom|Huisman|Kuipers|Veenstra|Kramer|Postma|Çetin|El Amrani|Özgür|Nguyễn|Daniëls|Noë'.split(
		'|',
	);
const TRADES =
	'Bakkerij|Slagerij|Garage|Schildersbedrijf|Hoveniersbedrijf|Kapsalon|Café|Hotel|Bouwbedrijf|Accountants|Drukkerij|Fietsenwinkel|Tandartspraktijk|Basisschool|Transportbedrijf|Makelaardij'.split(
		'|',
	);
const FORMS = ['', ' B.V.', ' v.o.f.', ' & Zn.', ' Holding B.V.'];
const STREETS =
	'Kerkstraat|Dorpsstraat|Stationsweg|Molenweg|Industrieweg|Schoolstraat|Beatrixlaan|Wilhelminastraat|Oranjeplein|Havenkade|Zuiderdiep|Lange Voorhout|Achter de Hoven|Eikenlaan|Nieuwe Gracht'.split(
		'|',
	);
const CITIES =
	'Utrecht|Amersfoort|Zeist|Woerden|Gouda|Leiden|Hilversum|Houten|Nieuwegein|’s-Hertogenbosch|Den Haag|Zwolle|Sneek|Middelburg|Venlo|Groningen'.split(
		'|',
	);
const LETTERS = 'A|B|C|D|E|G|H|J|K|L|M|N|P|R|S|T|V|W|X|Z'.split('|');

/** Share of customers with only a postal address, and with a postal address at all. */
const POSTAL_ONLY = 0.08;
const POSTAL = 0.3;
const FIRST_NUMBER = 100_000;
/** One in so many is invoiced through AutoInvoice. */
const AUTO_INVOICE_EACH = 20;

/**
 * Customers without end, the same for the same seed, one by one so that any number fits in
 * memory: numbers from 100000, addresses of every kind, some blocked, some without e-mail, some with
 * AutoInvoice.
 */
export function* generateCustomers(count: number, seed = 1): Generator<RowValues, void> {
	const random = seededRandom(seed);
	for (let place = 0; place < count; place += 1) {
		yield contactRow(relation(String(FIRST_NUMBER + place), random));
	}
}

function relation(number: string, random: () => number): DemoRelation {
	const family = pick(FAMILIES, random);
	const trade = pick(TRADES, random);
	const postal = random();
	const host = `klant${number}.example`;
	const chamberNumber = `9${number.padStart(7, '0')}`;
	return {
		number,
		name: `${trade} ${family}${pick(FORMS, random)}`.slice(0, 40),
		search: plain(family).slice(0, 10),
		...(postal >= POSTAL_ONLY && { visiting: `${street(random)}|${place(random)}` }),
		...(postal < POSTAL && { postal: `Postbus ${whole(1, 9999, random)}|${place(random)}` }),
		phone: `030-${String(whole(5_550_000, 5_559_999, random))}`,
		...(random() > 0.05 && { mail: `info@${host}` }),
		...(random() > 0.6 && { contact: [`J. ${family}`, `Geachte ${family}`, `j@${host}`] }),
		more: {
			EL_SI: random() < 0.6,
			REC_BLK: random() < 0.03,
			VAT_NR: dutchVatId(number.padStart(9, '0')),
			COC_CODE: chamberNumber,
			...(Number(number) % AUTO_INVOICE_EACH === 0 && {
				AUTO_INV: true,
				EIA: `0106:${chamberNumber}`,
			}),
		},
	};
}

/** A VAT number of a sole trader: its last two digits make the whole 1 modulo 97, letters as 10 to 35. */
function dutchVatId(digits: string): string {
	const value = BigInt(`2321${digits}1100`);
	const check = Number((98n - (value % 97n)) % 97n);
	return `NL${digits}B${String(check === 0 ? 97 : check).padStart(2, '0')}`;
}

function street(random: () => number): string {
	return `${pick(STREETS, random)} ${whole(1, 320, random)}`;
}

function place(random: () => number): `${string}|${string}` {
	const code = `${whole(1000, 9999, random)} ${pick(LETTERS, random)}${pick(LETTERS, random)}`;
	return `${code}|${pick(CITIES, random)}`;
}

function plain(name: string): string {
	return name
		.normalize('NFD')
		.replaceAll(/[^A-Za-z]/g, '')
		.toUpperCase();
}

function whole(lowest: number, highest: number, random: () => number): number {
	return lowest + Math.floor(random() * (highest - lowest + 1));
}
