/** The words about filings: Dutch and English under the same names. */
export const FILING_TEXTS: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = {
	nl: {
		tabFilings: 'Aangiften',
		filingsHint:
			'Wat bij Digipoort en bij Visma.net AutoReport is ingediend, met elke status. Elke vraag naar de status brengt een aangifte verder.',
		filing: 'Aangifte',
		way: 'Via',
		taxpayer: 'Omzetbelastingnummer',
		filingStatus: 'Status',
		noFilings: 'Er is nog niets ingediend.',
		'filing-vatReturn': 'Btw-aangifte',
		'filing-icp': 'ICP-opgaaf',
		'way-digipoort': 'Digipoort',
		'way-autoReport': 'AutoReport',
		'outcome-underway': 'onderweg',
		'outcome-accepted': 'geaccepteerd',
		'outcome-refused': 'niet geaccepteerd',
	},
	en: {
		tabFilings: 'Filings',
		filingsHint:
			'What was filed with Digipoort and through Visma.net AutoReport, with each status. Each question about its status brings a filing further.',
		filing: 'Filing',
		way: 'By',
		taxpayer: 'VAT number (OB)',
		filingStatus: 'Status',
		noFilings: 'Nothing has been filed yet.',
		'filing-vatReturn': 'VAT return',
		'filing-icp': 'ICP statement',
		'way-digipoort': 'Digipoort',
		'way-autoReport': 'AutoReport',
		'outcome-underway': 'under way',
		'outcome-accepted': 'accepted',
		'outcome-refused': 'not accepted',
	},
};
