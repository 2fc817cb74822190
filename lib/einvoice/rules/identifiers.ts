import { kvkProblem, oinProblem, type Problem } from '../identifiers/dutch';
import { endpointProblem } from '../identifiers/endpoint';
import { glnProblem } from '../identifiers/gln';
import { ibanProblem } from '../identifiers/iban';
import { vatIdProblem } from '../identifiers/vat-id';
import type { Bilingual } from '../invoice/language';
import type { Invoice, Party } from '../invoice/schema';
import { parties } from './places';
import { FORMATS, UBL_FORMATS, type Breach, type Rule } from './rule';

const REMEDY: Bilingual = {
	nl: 'Neem het nummer over van het uittreksel of de opgave van de {who}, en verbeter het in AccountView.',
	en: 'Copy the number from the extract or the statement of the {who}, and correct it in AccountView.',
};

type NumberField = 'kvk' | 'oin' | 'vatId' | 'gln';

/** The rule that a number of either party, when there is one, can be right. */
function numberRule(rule: {
	id: string;
	answersTo: readonly string[];
	part: NumberField;
	called: string;
	calledEn: string;
	problem: (value: string) => Problem;
}): Rule {
	return {
		id: rule.id,
		answersTo: rule.answersTo,
		formats: FORMATS,
		severity: 'error',
		warningIn: ['pdf'],
		message: {
			nl: `Het ${rule.called} van de {who}, "{value}", kan niet kloppen: {because}.`,
			en: `The ${rule.calledEn} of the {who}, "{value}", cannot be right: {because}.`,
		},
		remedy: REMEDY,
		check: (invoice) => wrongNumbers(invoice, rule.part, rule.problem),
	};
}

function wrongNumbers(
	invoice: Invoice,
	part: NumberField,
	problem: (value: string) => Problem,
): readonly Breach[] {
	return parties(invoice).flatMap(({ field, party, who }) => {
		const value = valueOf(party, part);
		const because = value === '' ? null : problem(value);
		return because === null ? [] : [{ field: `${field}.${part}`, facts: { who, value, because } }];
	});
}

function valueOf(party: Party, part: NumberField): string {
	return party[part];
}

/** Numbers in registers, where they are given. */
export const IDENTIFIER_RULES: readonly Rule[] = [
	numberRule({
		id: 'EINV-KVK',
		answersTo: ['BR-NL-1', 'BR-NL-10'],
		part: 'kvk',
		called: 'KVK-nummer',
		calledEn: 'KVK number',
		problem: kvkProblem,
	}),
	numberRule({
		id: 'EINV-OIN',
		answersTo: ['BR-NL-1', 'BR-NL-10'],
		part: 'oin',
		called: 'OIN',
		calledEn: 'OIN',
		problem: oinProblem,
	}),
	numberRule({
		id: 'EINV-VAT-ID',
		answersTo: ['BR-CO-09', 'PEPPOL-COMMON-R058', 'PEPPOL-COMMON-R062'],
		part: 'vatId',
		called: 'btw-nummer',
		calledEn: 'VAT number',
		problem: vatIdProblem,
	}),
	numberRule({
		id: 'EINV-GLN',
		answersTo: ['PEPPOL-COMMON-R040'],
		part: 'gln',
		called: 'GLN',
		calledEn: 'GLN',
		problem: glnProblem,
	}),
	{
		id: 'EINV-ENDPOINT',
		answersTo: [
			'BR-62',
			'BR-63',
			'BR-CL-25',
			'PEPPOL-EN16931-CL008',
			'PEPPOL-COMMON-R041',
			'PEPPOL-COMMON-R042',
			'PEPPOL-COMMON-R043',
			'PEPPOL-COMMON-R044',
			'PEPPOL-COMMON-R047',
			'PEPPOL-COMMON-R049',
			'PEPPOL-COMMON-R050',
			'PEPPOL-COMMON-R052',
			'PEPPOL-COMMON-R053',
		],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Op het elektronische adres "{value}" van de {who} kan niets aankomen: {because}.',
			en: 'Nothing can arrive at the electronic address "{value}" of the {who}: {because}.',
		},
		remedy: {
			nl: 'Vul schema en nummer in waarop de {who} e-facturen ontvangt, zoals 0106 met het KVK-nummer.',
			en: 'Fill in the scheme and number on which the {who} receives e-invoices, such as 0106 with the KVK number.',
		},
		check: (invoice, _, format) =>
			parties(invoice).flatMap(({ field, party: { endpoint }, who }) => {
				const network = format === 'peppol' ? 'peppol' : 'any';
				const because = endpoint === undefined ? null : endpointProblem(endpoint, network);
				return because === null || endpoint === undefined
					? []
					: [
							{
								field: `${field}.endpoint`,
								facts: { who, value: `${endpoint.scheme}:${endpoint.id}`, because },
							},
						];
			}),
	},
	{
		id: 'EINV-IBAN',
		answersTo: ['BR-50', 'BR-61'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De IBAN "{value}" kan niet kloppen: {because}.',
			en: 'The IBAN "{value}" cannot be right: {because}.',
		},
		remedy: {
			nl: 'Neem de IBAN over van een bankafschrift: betalingen komen anders niet aan.',
			en: 'Copy the IBAN from a bank statement: payments would not arrive.',
		},
		check: ({ payment }) =>
			[
				{ field: 'payment.iban', value: payment.iban },
				{ field: 'payment.debitedIban', value: payment.debitedIban },
				{ field: 'payment.gAccount.iban', value: payment.gAccount?.iban ?? '' },
			].flatMap(({ field, value }) => {
				const because = value === '' ? null : ibanProblem(value);
				return because === null ? [] : [{ field, facts: { value, because } }];
			}),
	},
];
