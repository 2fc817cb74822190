import type { FilingKind } from '../xbrl/generations';
import { NAMESPACES } from './envelope';
import { NO_AUTHORISATION_SERVICE } from './settings';
import { textElement } from './xml';

/** What Digipoort calls each kind of message. */
const MESSAGE_KINDS: Readonly<Record<FilingKind, string>> = {
	vatReturn: 'Omzetbelasting',
	icp: 'ICP',
};

/** Who a filing is about. */
export interface Taxpayer {
	/** Without NL, such as `123456782B01`. */
	readonly number: string;
	readonly type: string;
}

export interface Delivery {
	readonly kind: FilingKind;
	/** Own reference, at most 40 characters; another one for each filing. */
	readonly reference: string;
	readonly taxpayer: Taxpayer;
	readonly role: string;
	/** The instance, as Base64 of UTF-8. */
	readonly content: string;
}

const ACTIONS = 'http://logius.nl/digipoort/wus/2.0';

/** A service of Digipoort with the action that an operation of it is called by. */
export interface Operation {
	/** What follows the base address. */
	readonly path: string;
	readonly action: string;
}

export const OPERATIONS = {
	deliver: {
		path: 'aanleverservice/1.2',
		action: `${ACTIONS}/aanleverservice/1.2/AanleverService/aanleverenRequest`,
	},
	statuses: statusOperation('getStatussenProces'),
	processes: statusOperation('getProcessen'),
} as const satisfies Readonly<Record<string, Operation>>;

function statusOperation(name: string): Operation {
	return {
		path: 'statusinformatieservice/1.2',
		action: `${ACTIONS}/statusinformatieservice/1.2/StatusinformatieService/${name}Request`,
	};
}

/** `aanleverRequest`: the order of the elements is that of the interface's schema. */
export function deliveryRequest({ kind, reference, taxpayer, role, content }: Delivery): string {
	const file = `${reference.replace(/[^\w-]/g, '_').slice(0, 75)}.xbrl`;
	return request('aanleverRequest', [
		textElement('berichtsoort', MESSAGE_KINDS[kind]),
		textElement('aanleverkenmerk', reference),
		identity(taxpayer),
		textElement('rolBelanghebbende', role),
		'<berichtInhoud>',
		textElement('mimeType', 'application/xml'),
		textElement('bestandsnaam', file),
		`<inhoud>${content}</inhoud>`,
		'</berichtInhoud>',
		authorisation(),
	]);
}

/** All statuses of one filing, by the reference that Digipoort gave it. */
export function statusesRequest(reference: string): string {
	return request('getStatussenProcesRequest', [textElement('kenmerk', reference), authorisation()]);
}

/** All filings of one kind about a taxpayer. */
export function processesRequest(kind: FilingKind, taxpayer: Taxpayer): string {
	return request('getProcessenRequest', [
		textElement('berichtsoort', MESSAGE_KINDS[kind]),
		identity(taxpayer),
		authorisation(),
	]);
}

function request(name: string, parts: readonly string[]): string {
	return `<${name} xmlns="${NAMESPACES.digipoort}">${parts.join('')}</${name}>`;
}

function identity({ number, type }: Taxpayer): string {
	const parts = textElement('nummer', number) + textElement('type', type);
	return `<identiteitBelanghebbende>${parts}</identiteitBelanghebbende>`;
}

function authorisation(): string {
	return textElement('autorisatieAdres', NO_AUTHORISATION_SERVICE);
}
