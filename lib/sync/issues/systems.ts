import type { Language } from './nouns';

/** Systems that are known by the name of their connection, as a sentence calls them. */
const KNOWN: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
	['field-service', { nl: 'de werkbonnen-app', en: 'the work-order app' }],
]);

/**
 * What the other system is called within a sentence; one that is not known by the name that it has.
 *
 * @param name of the system, or of its connection
 */
export function systemIn(name: string, language: Language): string {
	return KNOWN.get(name)?.[language] ?? name;
}
