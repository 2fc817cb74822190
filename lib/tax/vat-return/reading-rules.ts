import type { RuleFacts } from '../rules/finding';

/** What can be wrong with a transaction on its way to a rubric. */
export const TRANSACTION_RULES = {
	codeMissing: {
		id: 'TAX-VAT-CODE-MISSING',
		answersTo: [],
		severity: 'error',
		message: {
			nl: '{record} heeft geen btw-code en telt in geen rubriek mee{others}.',
			en: '{record} has no VAT code and counts in no rubric{others}.',
		},
		remedy: {
			nl: 'Vul in AccountView de btw-code van de boeking in.',
			en: 'Fill in the VAT code of the record in AccountView.',
		},
	},
	codeUnknown: {
		id: 'TAX-VAT-CODE-UNKNOWN',
		answersTo: [],
		severity: 'error',
		message: {
			nl: '{record} heeft btw-code {code}, die niet in de lijst staat, en telt in geen rubriek mee{others}.',
			en: '{record} has VAT code {code}, which is not in the list, and counts in no rubric{others}.',
		},
		remedy: {
			nl: 'Zet btw-code {code} met haar rubriek in de lijst, of verbeter de boeking.',
			en: 'Put VAT code {code} with its rubric in the list, or correct the record.',
		},
	},
	rubricMissing: {
		id: 'TAX-VAT-CODE-RUBRIC-MISSING',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Btw-code {code} heeft geen rubriek, zodat {record} nergens meetelt{others}.',
			en: 'VAT code {code} has no rubric, so that {record} counts nowhere{others}.',
		},
		remedy: {
			nl: 'Geef btw-code {code} een rubriek in AccountView, of "none" als zij niet in de aangifte hoort.',
			en: 'Give VAT code {code} a rubric in AccountView, or "none" if it has no place in the return.',
		},
	},
	vatWhereNone: {
		id: 'TAX-RUBRIC-WITHOUT-VAT',
		answersTo: [],
		severity: 'error',
		message: {
			nl: '{record} heeft btw, maar rubriek {rubric} van btw-code {code} kent geen btw{others}.',
			en: '{record} has VAT, but rubric {rubric} of VAT code {code} takes none{others}.',
		},
		remedy: {
			nl: 'Verbeter de btw-code van de boeking, of de rubriek van de btw-code.',
			en: 'Correct the VAT code of the record, or the rubric of the VAT code.',
		},
	},
} as const satisfies Readonly<Record<string, RuleFacts>>;
