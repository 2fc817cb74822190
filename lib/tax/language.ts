/** One sentence in each language that findings are told in. */
export interface Bilingual {
	readonly nl: string;
	readonly en: string;
}

/** Why a value cannot be right; null when it may be. */
export type Problem = Bilingual | null;

/** What went wrong and what to do, for those who read Dutch. */
export interface InDutch {
	readonly messageNl: string;
	readonly remedyNl: string;
}
