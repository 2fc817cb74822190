import type { Bilingual } from '../language';

/** What the rules want of one record at one service. */
export interface Verdict<Data> {
	/** Code in AccountView. */
	readonly key: string;
	/** For people. */
	readonly name: string;
	/**
	 * - `register`: it is to be there, as `data` says
	 * - `hold`: it is not created, and stays as it is where it is there
	 * - `remove`: it is not to be there
	 */
	readonly wish: 'register' | 'hold' | 'remove';
	readonly data: Data;
	/** Why it is held or removed; null for what is registered. */
	readonly reason: Bilingual | null;
	/** What is to be known of one that is registered. */
	readonly notices: readonly Bilingual[];
}
