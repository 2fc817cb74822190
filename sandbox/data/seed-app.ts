import type { Collections } from '../workorders/collections';
import { calendar } from './calendar';
import { seedAppWork } from './demo-app-work';

const PROJECT_TYPES = [
	['SERVICE', 'Service en storingen'],
	['ONDERHOUD', 'Onderhoudscontract'],
	['NIEUWBOUW', 'Nieuwbouw en renovatie'],
] as const;

/** Name, and the code that is the number in AccountView; the last has none. */
const EMPLOYEES = [
	['Daan de Vries', '101'],
	['Fatima Yıldız', '102'],
	['Joost van Leeuwen', '103'],
	['Sanne Kok', '104'],
	['Chiara Romano', '106'],
	['Uitzendkracht Tom', ''],
] as const;

/** Code, name and price; the last two are unknown in AccountView. */
const ARTICLES = [
	['KRAAN-KEUKEN', 'Keukenkraan eengreeps', 129.5],
	['KRAAN-WASTAFEL', 'Wastafelkraan', 89],
	['SIFON-32', 'Bekersifon 32 mm', 14.95],
	['RADKRAAN', 'Radiatorkraan thermostatisch', 22.95],
	['ONDH-KETEL', 'Onderhoud cv-ketel', 119],
	['VOORRIJ', 'Voorrijkosten', 45],
	['BUS-KIT', 'Koker sanitairkit uit de bus', 8.5],
	['LEEN-POMP', 'Dompelpomp per dag', 35],
] as const;

/**
 * What the app of the demo firm knows from the start, with work around today; customers and projects
 * arrive later.
 */
export function seedApp(
	collections: Collections,
	today: string,
	{ hasWork }: { readonly hasWork: boolean },
): void {
	const { projectTypes, employees, articles } = collections;
	for (const [code, name] of PROJECT_TYPES) projectTypes.create({ code, name });
	for (const [name, uniqueCode] of EMPLOYEES) employees.create({ name, uniqueCode });
	for (const [code, name, price] of ARTICLES) articles.create({ code, name, price });
	if (hasWork) seedAppWork(collections, calendar(today));
}
