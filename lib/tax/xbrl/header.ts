import { DateTime } from 'luxon';
import type { MessageFacts } from '../message/message';
import { hasTuples, type FilingKind, type Generation } from './generations';
import { textFact, type Context, type InstanceParts } from './instance';
import { group, type Element } from './xml';

const ASSOCIATION = 'ProfessionalAssociationForTaxServiceProviders';
/** Element of the name of an association, and the tuple that it stands in where there are tuples. */
export const ASSOCIATION_NAME = `${ASSOCIATION}Name`;
export const ASSOCIATION_TUPLE = `${ASSOCIATION}Specification`;

/** Element of the own reference, by what is filed. */
const REFERENCES: Readonly<Record<FilingKind, string>> = {
	vatReturn: 'MessageReferenceSupplierVAT',
	icp: 'MessageReferenceSupplierICP',
};

/** What a filing says of itself, as facts in alphabetical order; what is empty is left out. */
export function headerFacts(
	kind: FilingKind,
	message: MessageFacts,
	contextRef: string,
	division = '',
): readonly Element[] {
	const { contact, software } = message;
	const type = contact.type === 'taxpayer' ? 'BPL' : 'INT';
	const texts: readonly (readonly [string, string])[] = [
		['ContactInitials', contact.initials],
		['ContactPrefix', contact.prefix],
		['ContactSurname', contact.surname],
		['ContactTelephoneNumber', contact.phone],
		['ContactType', kind === 'vatReturn' ? type : ''],
		['DateTimeCreation', dutchMinute(message.createdAt)],
		[REFERENCES[kind], message.reference],
		['SoftwarePackageName', software.name],
		['SoftwarePackageVersion', software.version],
		['SoftwareVendorAccountNumber', software.vendorNumber],
		['TaxConsultantNumber', message.taxConsultant],
		['VATIdentificationNumberNLFiscalEntityDivision', division],
	];
	return texts
		.filter(([, text]) => text !== '')
		.map(([element, text]) => textFact(element, contextRef, text));
}

/** Date and time in the Netherlands, to the minute, as `202604151030`. */
function dutchMinute(moment: number): string {
	return DateTime.fromMillis(moment, { zone: 'Europe/Amsterdam' }).toFormat('yyyyMMddHHmm');
}

/** The professional association of an intermediary: a tuple, or a fact with its own dimension. */
export function associationParts(
	{ association }: MessageFacts,
	generation: Generation,
	context: Context,
): InstanceParts {
	if (association === '') return { contexts: [], facts: [] };
	const fact = (contextRef: string): Element => textFact(ASSOCIATION_NAME, contextRef, association);
	if (hasTuples(generation)) {
		return { contexts: [], facts: [group(`bd-t:${ASSOCIATION_TUPLE}`, [fact(context.id)])] };
	}
	const own: Context = {
		...context,
		id: 'Msg_PASN1',
		members: [{ dimension: 'ProfessionalAssociationSerialNumberDimension', value: '1' }],
	};
	return { contexts: [own], facts: [fact(own.id)] };
}
