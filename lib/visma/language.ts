/** One sentence in each language that plans and reports are told in. */
export interface Bilingual {
	readonly nl: string;
	readonly en: string;
}

export type Language = keyof Bilingual;

/** What went wrong and what to do, for those who read Dutch. */
export interface InDutch {
	readonly messageNl: string;
	readonly remedyNl: string;
}
