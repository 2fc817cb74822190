import type { Cells } from './markdown';

/** Where a scenario is played. */
export interface Stage {
	/** Expectations that each Then must have here. */
	readonly required: readonly string[];
	/** Begins to count anew what is written. */
	beginChapter(): void;
	/** @throws Error for a sentence that means nothing here */
	play(step: string): Promise<void>;
	/** The rows of a table now, by its caption; undefined for one that is not known here. */
	table(caption: string): Promise<StageTable | undefined>;
	/** What must hold after the last Then of every scenario. @throws Error when it does not */
	checkEnd(): Promise<void>;
	close(): Promise<void>;
}

export interface StageTable {
	readonly columns: readonly string[];
	readonly rows: readonly Cells[];
}

/** One kind of sentence and what it does. */
export interface Step {
	readonly pattern: RegExp;
	readonly play: (words: Readonly<Record<string, string>>) => Promise<void> | void;
}

/** Plays the step that the sentence is of. */
export async function playOneOf(steps: readonly Step[], sentence: string): Promise<void> {
	for (const { pattern, play } of steps) {
		const match = pattern.exec(sentence);
		if (match === null) continue;
		await play(match.groups ?? {});
		return;
	}
	throw new Error(`This step is not known: ${sentence}`);
}
