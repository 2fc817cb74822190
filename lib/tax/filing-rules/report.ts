import type { FilingKind, Generation } from '../xbrl/generations';
import { elementsOf, type ReadInstance } from './document';

const ENTRY_POINT =
	/^http:\/\/www\.nltaxonomie\.nl\/nt(\d\d)\/bd\/(20\d{6})\/entrypoints\/bd-rpt-(ob-aangifte|icp-opgaaf)-(20\d\d)\.xsd$/;

/** What an instance says it is; null when it says nothing that is known. */
export function reportOf(
	instance: ReadInstance,
): { readonly kind: FilingKind; readonly generation: Generation } | null {
	const [reference] = elementsOf(instance, 'link', 'schemaRef');
	const href = reference?.attributes.find(({ local }) => local === 'href')?.value ?? '';
	const [, nt, date, report, year] = ENTRY_POINT.exec(href) ?? [];
	if (date === undefined) return null;
	return {
		kind: report === 'icp-opgaaf' ? 'icp' : 'vatReturn',
		generation: { nt: Number(nt), date, year: Number(year) },
	};
}
