import { DOMParser } from '@xmldom/xmldom';

const XBRLI = 'http://www.xbrl.org/2003/instance';
const LINK = 'http://www.xbrl.org/2003/linkbase';
const XLINK = 'http://www.w3.org/1999/xlink';
const SCHEME = 'www.belastingdienst.nl/omzetbelastingnummer';
/** Entry points of the Dutch Taxonomy, by what Digipoort calls the message. */
const ENTRY_POINTS: Readonly<Record<string, RegExp>> = {
	Omzetbelasting: /\/entrypoints\/bd-rpt-ob-aangifte-\d{4}\.xsd$/,
	ICP: /\/entrypoints\/bd-rpt-icp-opgaaf-\d{4}\.xsd$/,
};

/**
 * What the validation at Digipoort would find wrong with an instance, in Dutch: some of the filing rules of SBR
 * (FR-NL), and that it is about whom it was delivered for. Values are not held against a schema.
 */
export function instanceProblems(
	content: string,
	{ berichtsoort, nummer }: { readonly berichtsoort: string; readonly nummer: string },
): readonly string[] {
	if (content.startsWith('\uFEFF')) return ['FR-NL-1.01: het bestand begint met een BOM'];
	if (/<!DOCTYPE/i.test(content)) return ['FR-NL-1.03: DOCTYPE is niet toegestaan'];
	if (!/^<\?xml [^?]*encoding="UTF-8"/i.test(content)) {
		return ['FR-NL-1.05: de codering is niet als UTF-8 aangegeven'];
	}
	const root = rootOf(content);
	if (root?.namespaceURI !== XBRLI || root.localName !== 'xbrl') {
		return ['Het bericht is geen XBRL-instance'];
	}
	return [
		...rulesOfDocument(root, berichtsoort),
		...rulesOfContexts(root, nummer),
		...rulesOfFacts(root),
	];
}

function rootOf(content: string): Element | null {
	try {
		return new DOMParser({ errorHandler: () => undefined }).parseFromString(content, 'text/xml')
			.documentElement;
	} catch {
		return null;
	}
}

function rulesOfDocument(root: Element, berichtsoort: string): readonly string[] {
	const [reference, ...more] = elements(root, LINK, 'schemaRef');
	const entry = reference?.getAttributeNS(XLINK, 'href') ?? '';
	const problems: string[] = [];
	if (!root.hasAttribute('xml:lang')) problems.push('FR-NL-2.03: xml:lang ontbreekt');
	if (reference === undefined || more.length > 0) {
		problems.push('FR-NL-2.04: er is niet precies één schemaRef');
	} else if (ENTRY_POINTS[berichtsoort]?.test(entry) !== true) {
		problems.push(`Het entrypoint ${entry} past niet bij ${berichtsoort}`);
	}
	if (elements(root, LINK, 'linkbaseRef').length > 0) {
		problems.push('FR-NL-2.05: linkbaseRef is niet toegestaan');
	}
	return problems;
}

function rulesOfContexts(root: Element, nummer: string): readonly string[] {
	const contexts = elements(root, XBRLI, 'context').map((one) => one.getAttribute('id') ?? '');
	const used = new Set(all(root).map((one) => one.getAttribute('contextRef')));
	const problems = contexts
		.filter((id) => !used.has(id))
		.map((id) => `FR-NL-3.03: context ${id} wordt niet gebruikt`);
	for (const id of used) {
		if (id !== null && id !== '' && !contexts.includes(id)) {
			problems.push(`Context ${id} bestaat niet`);
		}
	}
	for (const identifier of elements(root, XBRLI, 'identifier')) {
		const isOurs = identifier.getAttribute('scheme') === SCHEME;
		if (!isOurs || identifier.textContent.trim() !== nummer) {
			problems.push(`De identificatie is niet ${nummer} in ${SCHEME}`);
		}
	}
	return [...new Set(problems)];
}

function rulesOfFacts(root: Element): readonly string[] {
	const problems: string[] = [];
	const seen = new Set<string>();
	for (const fact of all(root).filter((one) => one.getAttribute('contextRef'))) {
		if (fact.textContent.trim() === '') problems.push(`FR-NL-5.03: ${fact.localName} is leeg`);
		if (fact.hasAttribute('precision')) problems.push('FR-NL-5.06: precision is niet toegestaan');
		// Within a tuple the same may be said of each customer.
		if (fact.parentNode !== root) continue;
		const key = `${fact.localName} ${fact.getAttribute('contextRef') ?? ''}`;
		if (seen.has(key)) problems.push(`FR-NL-5.01: ${fact.localName} staat er dubbel`);
		seen.add(key);
	}
	return problems;
}

function elements(root: Element, namespace: string, name: string): readonly Element[] {
	return Array.from(root.getElementsByTagNameNS(namespace, name));
}

function all(root: Element): readonly Element[] {
	return Array.from(root.getElementsByTagName('*'));
}
