import type { RuleFacts } from '../rules/finding';

/** What can be wrong with a record of the books, whatever it is read for. */
export const READING_RULES = {
	unreadable: {
		id: 'TAX-RECORD-UNREADABLE',
		answersTo: [],
		severity: 'error',
		message: {
			nl: '{record} is niet te lezen en telt niet mee{others}: {problem}.',
			en: '{record} cannot be read and is not counted{others}: {problem}.',
		},
		remedy: {
			nl: 'Herstel de boeking in AccountView, of de stap die haar leest.',
			en: 'Correct the record in AccountView, or the step that reads it.',
		},
	},
	repeated: {
		id: 'TAX-RECORD-REPEATED',
		answersTo: [],
		severity: 'warning',
		message: {
			nl: '{record} kwam tweemaal voor en is eenmaal geteld{others}.',
			en: '{record} came twice and was counted once{others}.',
		},
		remedy: {
			nl: 'De boekhouding veranderde tijdens het lezen: maak het concept opnieuw als niemand boekt.',
			en: 'The books changed while they were read: prepare the draft again when nobody is booking.',
		},
	},
	outsidePeriod: {
		id: 'TAX-RECORD-PERIOD',
		answersTo: ['B14'],
		severity: 'error',
		message: {
			nl: '{record} is van {date}, buiten {period}, en telt niet mee{others}.',
			en: '{record} is of {date}, outside {period}, and is not counted{others}.',
		},
		remedy: {
			nl: 'Lees alleen de boekingen van de periode, of kies voor de boekingsperiode in plaats van de datum. Goederen tellen op factuurdatum, diensten in de periode waarin zij zijn verricht.',
			en: 'Read only the records of the period, or choose the booking period instead of the date. Goods count by invoice date, services in the period in which they are performed.',
		},
	},
	outsidePeriodCounted: {
		id: 'TAX-RECORD-PERIOD-COUNTED',
		answersTo: ['B14'],
		severity: 'warning',
		message: {
			nl: '{record} is van {date}, buiten {period}, maar is in die periode geboekt en telt mee{others}.',
			en: '{record} is of {date}, outside {period}, but is booked in it and is counted{others}.',
		},
		remedy: {
			nl: 'Controleer of het in deze aangifte hoort; een correctie van meer dan € 1.000 vraagt om een suppletie.',
			en: 'Check that it belongs in this return; a correction of more than EUR 1,000 takes a supplementary return (suppletie).',
		},
	},
	more: {
		id: 'TAX-READING-MORE',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Er zijn nog {count} boekingen met andere fouten dan de getoonde.',
			en: 'There are {count} more records with other errors than those shown.',
		},
		remedy: {
			nl: 'Herstel eerst wat getoond wordt, en maak het concept opnieuw.',
			en: 'Correct first what is shown, and prepare the draft again.',
		},
	},
} as const satisfies Readonly<Record<string, RuleFacts>>;
