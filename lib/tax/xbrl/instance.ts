import type { Period } from '../periods/period';
import {
	entryPoint,
	namespacesOf,
	type BdPrefix,
	type FilingKind,
	type Generation,
} from './generations';
import { documentText, group, leaf, type Element } from './xml';

/** Scheme of the number that is filed under; without `http://`. */
export const IDENTIFIER_SCHEME = 'www.belastingdienst.nl/omzetbelastingnummer';

/** Namespaces of every instance, by their recommended prefixes. */
export const XBRL_NAMESPACES = {
	xbrli: 'http://www.xbrl.org/2003/instance',
	link: 'http://www.xbrl.org/2003/linkbase',
	xlink: 'http://www.w3.org/1999/xlink',
	iso4217: 'http://www.xbrl.org/2003/iso4217',
} as const;

export const XBRLDI_NAMESPACE = 'http://xbrl.org/2006/xbrldi';

/** A typed dimension of a context with its value. */
export interface TypedMember {
	/** Without prefix, such as `VATNumberDimension`; its domain has the same name with `Domain`. */
	readonly dimension: string;
	readonly value: string;
}

/** Whom and which period facts are about. */
export interface Context {
	readonly id: string;
	readonly obNumber: string;
	readonly period: Pick<Period, 'start' | 'end'>;
	readonly members: readonly TypedMember[];
}

/** A part of an instance: contexts, and the facts that refer to them. */
export interface InstanceParts {
	readonly contexts: readonly Context[];
	readonly facts: readonly Element[];
}

/** An instance before it is written. */
export interface Instance extends InstanceParts {
	readonly kind: FilingKind;
	readonly generation: Generation;
}

/** A fact that is a text. */
export function textFact(element: string, contextRef: string, text: string): Element {
	return leaf(`bd-i:${element}`, text, { contextRef });
}

/** A fact that is an amount in whole euros. */
export function euroFact(element: string, contextRef: string, euros: number): Element {
	return leaf(`bd-i:${element}`, String(euros), { contextRef, unitRef: 'EUR', decimals: 'INF' });
}

/** An instance as XBRL 2.1, the same text for the same instance. */
export function instanceText(instance: Instance): string {
	const { kind, generation, contexts, facts } = instance;
	return documentText(
		group(
			'xbrli:xbrl',
			[
				group('link:schemaRef', [], {
					'xlink:type': 'simple',
					'xlink:href': entryPoint(kind, generation),
				}),
				...contexts.map(contextElement),
				...(facts.some(hasAmount) ? [EURO] : []),
				...facts,
			],
			{ 'xml:lang': 'nl', ...declarations(instance) },
		),
	);
}

const EURO = group('xbrli:unit', [leaf('xbrli:measure', 'iso4217:EUR')], { id: 'EUR' });

/** Call-off stock has no amounts, and a unit that nothing refers to is refused. */
function hasAmount({ attributes, content }: Element): boolean {
	return 'unitRef' in attributes || (typeof content !== 'string' && content.some(hasAmount));
}

/** Namespaces that the instance makes use of, and no others. */
function declarations({ generation, contexts, facts }: Instance): Readonly<Record<string, string>> {
	const taxonomy = namespacesOf(generation);
	const declare = (...prefixes: readonly BdPrefix[]): readonly [string, string][] =>
		prefixes.map((prefix) => [`xmlns:${prefix}`, taxonomy[prefix]]);
	return Object.fromEntries([
		...Object.entries(XBRL_NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]),
		...declare('bd-i'),
		...(facts.some(({ name }) => name.startsWith('bd-t:')) ? declare('bd-t') : []),
		...(contexts.some(({ members }) => members.length > 0)
			? [['xmlns:xbrldi', XBRLDI_NAMESPACE], ...declare('bd-axes', 'bd-domains')]
			: []),
	]) as Record<string, string>;
}

function contextElement({ id, obNumber, period, members }: Context): Element {
	return group(
		'xbrli:context',
		[
			group('xbrli:entity', [leaf('xbrli:identifier', obNumber, { scheme: IDENTIFIER_SCHEME })]),
			group('xbrli:period', [
				leaf('xbrli:startDate', period.start),
				leaf('xbrli:endDate', period.end),
			]),
			...(members.length === 0 ? [] : [group('xbrli:scenario', members.map(memberElement))]),
		],
		{ id },
	);
}

function memberElement({ dimension, value }: TypedMember): Element {
	const domain = `bd-domains:${dimension.replace(/Dimension$/, 'Domain')}`;
	return group('xbrldi:typedMember', [leaf(domain, value)], {
		dimension: `bd-axes:${dimension}`,
	});
}
