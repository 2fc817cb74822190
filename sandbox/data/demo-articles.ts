import type { RowValues } from '../accountview/tables/definition';

export const DEMO_ARTICLE_GROUPS: readonly RowValues[] = [
	{ AG_CODE: 'SAN', AG_DESC: 'Sanitair en leidingwerk' },
	{ AG_CODE: 'CV', AG_DESC: 'Verwarming en ventilatie' },
	{ AG_CODE: 'DIV', AG_DESC: 'Arbeid, elektra en overig' },
];

type ArticleLine = readonly [code: string, description: string, unit: string, price: number];

/** Articles of each group: code, description, unit and sales price. */
const ARTICLES: Readonly<Record<string, readonly ArticleLine[]>> = {
	SAN: [
		['KRAAN-KEUKEN', 'Keukenkraan eengreeps chroom', 'stuk', 129.5],
		['KRAAN-WASTAFEL', 'Wastafelkraan met waste', 'stuk', 89],
		['KRAAN-BUITEN', 'Gevelkraan vorstbestendig', 'stuk', 74.95],
		['KRAAN-STOP', 'Stopkraan 15 mm', 'stuk', 12.4],
		['THERMO-DOUCHE', 'Thermostaatkraan douche', 'stuk', 189],
		['GLIJSTANG', 'Glijstangset 90 cm', 'set', 59.5],
		['WC-POT', 'Wandcloset diepspoel wit', 'stuk', 164],
		['WC-RESERVOIR', 'Inbouwreservoir 112 cm', 'stuk', 219],
		['WC-BEDIENING', 'Bedieningspaneel dual flush', 'stuk', 48.75],
		['SIFON-32', 'Bekersifon 32 mm', 'stuk', 14.95],
		['SIFON-DOUCHE', 'Douchesifon laag 50 mm', 'stuk', 31.2],
		['BUIS-CU-15', 'Koperen buis 15 mm', 'meter', 9.85],
		['BUIS-CU-22', 'Koperen buis 22 mm', 'meter', 14.6],
		['BUIS-PVC-110', 'PVC-buis 110 mm grijs', 'meter', 8.15],
		['KNIE-15', 'Knelkoppeling knie 15 mm', 'stuk', 3.45],
		['TSTUK-15', 'Knelkoppeling T-stuk 15 mm', 'stuk', 4.95],
	],
	CV: [
		['KETEL-HR28', 'HR-combiketel 28 kW CW5', 'stuk', 1395],
		['KETEL-HR36', 'HR-combiketel 36 kW CW6', 'stuk', 1725],
		['WP-HYBRIDE-5', 'Hybride warmtepomp 5 kW', 'stuk', 3480],
		['WP-LUCHT-8', 'Lucht-waterwarmtepomp 8 kW', 'stuk', 6950],
		['EXPVAT-18', 'Expansievat 18 liter', 'stuk', 46.5],
		['POMP-CV', 'Circulatiepomp toerengeregeld', 'stuk', 168],
		['THERM-SLIM', 'Slimme kamerthermostaat', 'stuk', 179],
		['RADKRAAN', 'Thermostatische radiatorkraan', 'stuk', 22.95],
		['RAD-22-600', 'Paneelradiator type 22 600x1000', 'stuk', 214],
		['VLOERVERW', 'Vloerverwarmingsbuis 16 mm', 'meter', 2.1],
		['VERDELER-6', 'Verdeler 6 groepen met pomp', 'stuk', 465],
		['WTW-FILTER', 'Filterset WTW-unit', 'set', 34.95],
		['VENTBOX', 'Ventilatiebox met vochtsensor', 'stuk', 329],
	],
	DIV: [
		['ARBEID', 'Arbeid monteur', 'uur', 68.5],
		['ARBEID-LEER', 'Arbeid leerling-monteur', 'uur', 42],
		['VOORRIJ', 'Voorrijkosten regio (€ 45 per bezoek)', 'bezoek', 45],
		['SPOED', 'Spoedtoeslag avond en weekend', 'bezoek', 95],
		['ONDH-KETEL', 'Jaarlijks onderhoud cv-ketel', 'beurt', 119],
		['GROEP-16A', 'Extra groep 16 A in meterkast', 'stuk', 185],
		['WCD-2', 'Dubbele wandcontactdoos inbouw', 'stuk', 27.5],
		['KABEL-3X25', 'Installatiekabel 3 x 2,5 mm²', 'meter', 2.95],
		['ROOKMELDER', 'Rookmelder koppelbaar 10 jaar', 'stuk', 39.9],
		['KLEIN', 'Klein materiaal', 'post', 25],
		['AFVOER', 'Afvoer oude materialen', 'post', 60],
		['OUD-GEISER', 'Geiser 11 liter (vervallen)', 'stuk', 540],
	],
};

const DISCONTINUED = new Set(['OUD-GEISER']);
const COST_SHARE = 0.62;

export const DEMO_ARTICLES: readonly RowValues[] = Object.entries(ARTICLES).flatMap(
	([group, lines]) =>
		lines.map(([code, description, unit, price], place) => ({
			ART_CODE: code,
			ART_DESC1: description,
			AG_CODE: group,
			UNT_CODE: unit,
			PX_SELL: price,
			COST_PX: Math.round(price * COST_SHARE * 100) / 100,
			QTY_AVAIL: unit === 'uur' || unit === 'bezoek' ? 0 : 2 + ((place * 7) % 23),
			QTY_FREE2: unit === 'uur' || unit === 'bezoek' ? 0 : (place * 5) % 19,
			REC_BLK: DISCONTINUED.has(code),
		})),
);
