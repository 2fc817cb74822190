import type { RunResult } from '../harness';

/**
 * Short Dutch words that are no English ones, and that hardly a Dutch sentence does without; not the end of an
 * address of an English form.
 */
const DUTCH =
	/(?<!-)\b(het|een|niet|wordt|worden|werd|voor|geen|naar|zijn|deze|dit|van|aan|bij|nog|wat|welk|welke|en|er|uit|heeft|hebt|kan niet|kunt|moet|vul|kies|u|uw)\b/gi;

/** The Dutch words that a person would read on a page, its tags aside. */
export function dutchIn(page: unknown): readonly string[] {
	const text = JSON.stringify(page).replaceAll(/<[^>]*>/g, ' ');
	return text.match(DUTCH) ?? [];
}

/** What the page of a node showed, without the answers that were given on it. */
export function shownBy(result: RunResult, node: string): unknown {
	const [page] = result.json(node);
	if (page === undefined) throw new Error(`${node} showed nothing.`);
	return page['fields'] ?? { title: page['title'], message: page['message'] };
}
