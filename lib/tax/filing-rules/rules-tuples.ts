import type { Bilingual } from '../language';
import type { Breach, Rule } from '../rules/finding';
import { attributeOf, type ReadInstance } from './document';
import type { XmlElement } from './read-xml';
import { TUPLES } from './tuples';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling; zij schrijft het zoals de Belastingdienst het vraagt.',
	en: 'Make the file again with this package, which writes it as the tax authority asks.',
};

/** What is wrong with the children of a tuple; null where nothing is, or the tuple is of no known kind. */
function shapeProblem({ local, children }: XmlElement): Bilingual | null {
	const wanted = TUPLES.get(local)?.children;
	if (wanted === undefined) return null;
	// One that is there twice another rule tells.
	const there = [...new Set(children.map((child) => child.local))];
	const missing = wanted.filter((name) => !there.includes(name)).join(', ');
	const foreign = there.filter((name) => !wanted.includes(name)).join(', ');
	if (foreign !== '') {
		return { nl: `${foreign} hoort er niet in`, en: `${foreign} does not belong in it` };
	}
	if (missing !== '') return { nl: `${missing} ontbreekt`, en: `${missing} is missing` };
	return there.join() === wanted.join()
		? null
		: { nl: 'de gegevens staan niet op volgorde', en: 'its facts are not in their order' };
}

/** Tuples that say again of a customer what one before them says, whatever the amount. */
function doubles(tuples: readonly XmlElement[]): readonly Breach[] {
	const seen = new Set<string>();
	return tuples.flatMap(({ name, local, children }) => {
		const numbers = children.filter((child) => attributeOf(child, 'unitRef') === undefined);
		const said = numbers.map((one) => [one.text.trim(), attributeOf(one, 'contextRef')].join('|'));
		const key = [local, ...said].join('|');
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		return [{ field: name, facts: { who: numbers.map(({ text }) => text.trim()).join(' ') } }];
	});
}

/** What stands in the tuples of an instance up to NT19. */
export const TUPLE_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'TAX-XBRL-TUPLE',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: '{field} is niet zoals de taxonomie het vraagt: {problem}.',
			en: '{field} is not as the taxonomy asks: {problem}.',
		},
		remedy: REMEDY,
		check: ({ tuples }) =>
			tuples.flatMap((tuple) => {
				const problem = shapeProblem(tuple);
				return problem === null ? [] : [{ field: tuple.name, facts: { problem } }];
			}),
	},
	{
		id: 'TAX-XBRL-TUPLE-TWICE',
		answersTo: ['B10'],
		severity: 'error',
		message: {
			nl: '{field} staat tweemaal in het bestand voor {who}.',
			en: '{field} stands in the file twice for {who}.',
		},
		remedy: REMEDY,
		check: ({ tuples }) => doubles(tuples),
	},
];
