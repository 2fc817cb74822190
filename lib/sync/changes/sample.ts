import type { Clock } from '../../ports/clock';
import type { ChangedRecord, ChangeSource } from './change-source';
import { DAY, dutchStamp, earlier } from './wall-clock';

/**
 * A few of the latest changes to look at; moves no position. Reads the changes of the last day; when
 * there are none, the first page of all records.
 */
export async function sampleChanges(
	source: ChangeSource,
	{ clock, count }: { readonly clock: Clock; readonly count: number },
): Promise<readonly ChangedRecord[]> {
	const since = earlier(dutchStamp(clock.now()), DAY);
	let latest: readonly ChangedRecord[] = [];
	for await (const page of source.pages({ since })) {
		latest = [...latest, ...page].sort(latestFirst).slice(0, count);
	}
	if (latest.length > 0) return latest;
	for await (const page of source.pages({})) {
		if (page.length > 0) return [...page].sort(latestFirst).slice(0, count);
	}
	return [];
}

function latestFirst(one: ChangedRecord, other: ChangedRecord): number {
	return (other.changedAt ?? '').localeCompare(one.changedAt ?? '');
}
