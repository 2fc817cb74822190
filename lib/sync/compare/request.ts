import type { Clock } from '../../ports/clock';
import type { Random } from '../../ports/random';
import type { Digest } from '../content/comparison';
import type { ReadBatch, Run } from '../runs/run';
import type { Stream } from '../sides';
import type { Company } from './company';
import type { CompareSettings, SideRecords } from './settings';

export interface ComparePorts {
	readonly clock: Clock;
	readonly random: Random;
	/** Gives a text that it never gives again. */
	readonly newId: () => string;
	readonly digest: Digest;
}

export interface CompareRequest {
	readonly stream: Stream;
	/** Null only for a preview. */
	readonly run: Run | null;
	readonly settings: CompareSettings;
	readonly accountView: SideRecords;
	readonly other: SideRecords;
	/** Decides, and writes nothing down. */
	readonly isPreview: boolean;
	/** The batches of changes that were read. */
	readonly positions: readonly ReadBatch[];
	/** Whether the pairs that are in step are to be listed as well. */
	readonly wantsPairs: boolean;
	/** Where AccountView's records come from, see {@link holdToCompany}; left out where that is not known. */
	readonly company?: Company;
}
