/** How a child process reaches the tax authority. */
export type Way =
	| { readonly is: 'digipoort'; readonly credential: Readonly<Record<string, string>> }
	| {
			readonly is: 'autoReport';
			readonly baseUrl: string;
			readonly token: string;
			readonly company: string;
	  };

/** What a child process is to do: file two returns and ask how they are, and perhaps kill itself on the way. */
export interface FilingTask {
	/** Of the store. */
	readonly file: string;
	readonly way: Way;
	/** How far its clock is ahead of the first one, in milliseconds. */
	readonly ahead: number;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
	/** What a person has found out before: by period the channel's reference, or null for one that never arrived. */
	readonly decisions: Readonly<Record<string, string | null>>;
}

/** What a child process says that came to its end. */
export interface FilingTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	/** Of each filing: its state, or the code of the error. */
	readonly outcomes: readonly string[];
	/** Of each filing: what the channel calls it. */
	readonly references: readonly (string | null)[];
}

function returnOf(period: string, start: string, end: string) {
	return {
		administration: 'DEMO',
		kind: 'vatReturn',
		period,
		revision: 1,
		taxpayer: '123456782B01',
		instance: [
			'<?xml version="1.0" encoding="UTF-8"?><xbrli:xbrl xml:lang="nl"',
			' xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"',
			' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:bd-i="http://www.nltaxonomie.nl/nt20/bd/20251210/dictionary/bd-data">',
			'<link:schemaRef xlink:type="simple" xlink:href="http://www.nltaxonomie.nl/nt20/bd/20251210/entrypoints/bd-rpt-ob-aangifte-2026.xsd"/>',
			'<xbrli:context id="Msg"><xbrli:entity><xbrli:identifier scheme="www.belastingdienst.nl/omzetbelastingnummer">',
			`123456782B01</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>${start}</xbrli:startDate>`,
			`<xbrli:endDate>${end}</xbrli:endDate></xbrli:period></xbrli:context>`,
			'<bd-i:ContactType contextRef="Msg">BPL</bd-i:ContactType></xbrli:xbrl>',
		].join(''),
	} as const;
}

/** Two of one kind and taxpayer, so that one might be taken for the other. */
export const RETURNS = [
	returnOf('2026-01', '2026-01-01', '2026-01-31'),
	returnOf('2026-02', '2026-02-01', '2026-02-28'),
] as const;
