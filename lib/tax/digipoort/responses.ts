import { withoutSecrets } from '../../errors/secrets';
import { nodeAt, nodesAt, parsed, textAt, type XmlNode } from './xml';

/** What Digipoort answers to a delivery. */
export interface Receipt {
	/** Digipoort's own reference (kenmerk), by which statuses are asked for. */
	readonly reference: string;
	/** As Digipoort writes it: local time with its offset; '' where it gives none. */
	readonly deliveredAt: string;
}

export interface StatusLine {
	readonly code: string;
	/** As Digipoort writes it. */
	readonly at: string;
	readonly description: string;
	/** '' where nothing is wrong. */
	readonly faultCode: string;
	/** In words, also where Digipoort gives an XML list of messages; '' where nothing is wrong. */
	readonly faultText: string;
}

export interface Fault {
	/** Such as `ALS100`; '' for one of the transport. */
	readonly code: string;
	readonly text: string;
	/** Whether it says that its cause lies with the server (SOAP 1.1, 4.4.1), and not with the message. */
	readonly isOfServer: boolean;
}

/** The body of an answer; null for what is none. */
export function bodyOf(answer: string): XmlNode | null {
	return nodeAt(parsed(answer), 'Envelope', 'Body') ?? null;
}

/** `RelatesTo`: the id of the message that is answered. */
export function relatesTo(answer: string): string {
	return textAt(parsed(answer), 'Envelope', 'Header', 'RelatesTo');
}

export function faultIn(body: XmlNode): Fault | null {
	const fault = nodeAt(body, 'Fault');
	if (fault === undefined) return null;
	const detail = nodeAt(fault, 'detail');
	const own = ['aanleverFault', 'statusinformatieFault', 'ophaalFault']
		.map((name) => nodeAt(detail, name))
		.find((found) => found !== undefined);
	return {
		code: textAt(own, 'foutcode'),
		text: withoutSecrets(textAt(own, 'foutbeschrijving') || textAt(fault, 'faultstring')),
		isOfServer: /^(?:[^:]+:)?Server\b/.test(textAt(fault, 'faultcode')),
	};
}

export function receiptIn(body: XmlNode): Receipt | null {
	const response = nodeAt(body, 'aanleverResponse');
	const reference = textAt(response, 'kenmerk');
	if (reference === '') return null;
	return { reference, deliveredAt: textAt(response, 'tijdstempelAangeleverd') };
}

/** In the order in which they were given; null for an answer of another kind. */
export function statusesIn(body: XmlNode): readonly StatusLine[] | null {
	const response = nodeAt(body, 'getStatussenProcesResponse');
	if (response === undefined) return null;
	const lines = nodesAt(nodeAt(response, 'getStatussenProcesReturn'), 'StatusResultaat');
	return lines.map((line) => {
		const fault = nodeAt(line, 'statusFoutcode');
		return {
			code: textAt(line, 'statuscode'),
			at: textAt(line, 'tijdstempelStatus'),
			description: textAt(line, 'statusomschrijving'),
			faultCode: textAt(fault, 'foutcode'),
			faultText: [textAt(fault, 'foutbeschrijving'), textAt(line, 'statusdetails')]
				.map(wordsOf)
				.filter((words) => words !== '')
				.join(' '),
		};
	});
}

/** Digipoort's references of the filings that it knows; null for an answer of another kind. */
export function referencesIn(body: XmlNode): readonly string[] | null {
	const response = nodeAt(body, 'getProcessenResponse');
	if (response === undefined) return null;
	const found = nodesAt(nodeAt(response, 'getProcessenReturn'), 'ProcesResultaat');
	return found.map((one) => textAt(one, 'kenmerk')).filter((reference) => reference !== '');
}

/** Details of a failed validation come as an XML text within the text. */
function wordsOf(text: string): string {
	if (!text.startsWith('<')) return text;
	const inner = parsed(text);
	return inner === null
		? text
				.replace(/<[^>]*>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim()
		: flat(inner);
}

function flat(node: XmlNode | readonly XmlNode[] | undefined): string {
	if (node === undefined) return '';
	if (typeof node === 'string') return node;
	const inner: readonly (XmlNode | readonly XmlNode[] | undefined)[] = Array.isArray(node)
		? node
		: Object.values(node);
	return inner
		.map(flat)
		.filter((words) => words !== '')
		.join('; ');
}
