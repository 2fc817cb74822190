import type { FinishedRun } from './runs';

/** What a run came to, as one line for a person. */
export function summaryOf(
	{ run, counts, durationMs, positions }: FinishedRun,
	language: 'en' | 'nl',
): string {
	const { entity } = run;
	const say = language === 'en' ? english : dutch;
	const parts = [
		say.written(counts.succeeded, entity),
		...(counts.linked > 0 ? [say.linked(counts.linked)] : []),
		...(counts.failed > 0 ? [say.failed(counts.failed)] : []),
		...(counts.untold > 0 ? [say.untold(counts.untold)] : []),
		...(counts.needsAttention > 0 ? [say.needsAttention(counts.needsAttention)] : []),
		...(counts.rest > 0 ? [say.rest(counts.rest)] : []),
		...(counts.braked > 0 ? [say.braked] : []),
		...(counts.comparisons === 0 ? [say.notCompared] : []),
		...(positions.stale > 0 ? [say.stale(positions.stale)] : []),
		say.duration(durationIn(durationMs)),
	];
	return `${parts.join('; ')}.`;
}

interface Phrases {
	readonly written: (count: number, entity: string) => string;
	readonly linked: (count: number) => string;
	readonly failed: (count: number) => string;
	readonly untold: (count: number) => string;
	readonly needsAttention: (count: number) => string;
	readonly rest: (count: number) => string;
	readonly braked: string;
	readonly notCompared: string;
	readonly stale: (count: number) => string;
	readonly duration: (time: { minutes: number; seconds: number }) => string;
}

const english: Phrases = {
	written: (count, entity) => `${entity}: ${count} written`,
	linked: (count) => `${count} linked`,
	failed: (count) => `${count} failed`,
	untold: (count) => `${count} without a result, looked up in the next run`,
	needsAttention: (count) => `${count} ${count === 1 ? 'needs' : 'need'} attention`,
	rest: (count) => `${count} left for the next run`,
	braked: 'the brake stopped it',
	notCompared: 'nothing was compared',
	stale: (count) => `${count} ${count === 1 ? 'batch' : 'batches'} of changes will come again`,
	duration: ({ minutes, seconds }) =>
		`it took ${minutes === 0 ? '' : `${minutes} min `}${seconds} s`,
};

const dutch: Phrases = {
	written: (count, entity) => `${entity}: ${count} geschreven`,
	linked: (count) => `${count} gekoppeld`,
	failed: (count) => `${count} mislukt`,
	untold: (count) => `${count} zonder uitkomst, de volgende keer nagekeken`,
	needsAttention: (count) => `${count} ${count === 1 ? 'vraagt' : 'vragen'} aandacht`,
	rest: (count) => `${count} ${count === 1 ? 'blijft' : 'blijven'} over voor de volgende keer`,
	braked: 'de rem heeft ingegrepen',
	notCompared: 'er is niets vergeleken',
	stale: (count) =>
		`${count} ${count === 1 ? 'reeks wijzigingen komt' : 'reeksen wijzigingen komen'} nog eens`,
	duration: ({ minutes, seconds }) =>
		`het duurde ${minutes === 0 ? '' : `${minutes} min `}${seconds} s`,
};

function durationIn(milliseconds: number): { minutes: number; seconds: number } {
	const all = Math.ceil(milliseconds / 1000);
	return { minutes: Math.floor(all / 60), seconds: all % 60 };
}
