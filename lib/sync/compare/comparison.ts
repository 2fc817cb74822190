import type { Random } from '../../ports/random';
import { subjectOf, type Issue } from '../issues/issue';
import type { Intent } from '../journal/intents';
import type { Observation } from '../journal/observations';
import type { Run } from '../runs/run';
import { opposite, type Side, type Stream } from '../sides';
import type { SourceRecord } from './decision';
import type { CompareSettings } from './settings';
import type { Digest } from '../content/comparison';
import type { Place, SideIndex } from './side-index';

/** What the decisions of one comparison are made from. */
export interface Comparison {
	readonly stream: Stream;
	/** Null for a preview without a run. */
	readonly run: Run | null;
	readonly isFirst: boolean;
	readonly settings: CompareSettings;
	/** Names of the compared fields. */
	readonly fields: readonly string[];
	readonly signature: string;
	readonly sides: Readonly<Record<Side, SideIndex>>;
	readonly known: KnownState;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly newId: () => string;
	readonly random: Random;
	readonly digest: Digest;
}

/** What earlier runs have left to be done. */
export class KnownState {
	private readonly issuesBySubject = new Map<string, Issue[]>();
	private readonly intentsByRecord = new Map<string, Intent>();
	private readonly observations: Readonly<Record<Side, Map<string, Observation>>>;

	constructor(
		issues: readonly Issue[],
		readonly intents: readonly Intent[],
		observations: Readonly<Record<Side, readonly Observation[]>>,
	) {
		for (const issue of issues) {
			const others = this.issuesBySubject.get(issue.subject);
			if (others === undefined) this.issuesBySubject.set(issue.subject, [issue]);
			else others.push(issue);
		}
		for (const intent of intents) {
			this.intentsByRecord.set(intentKey(intent.target, intent.subject), intent);
		}
		this.observations = {
			accountView: byKey(observations.accountView),
			other: byKey(observations.other),
		};
	}

	/** Subjects that have an issue. */
	get subjects(): Iterable<string> {
		return this.issuesBySubject.keys();
	}

	issuesOf(subject: string): readonly Issue[] {
		return this.issuesBySubject.get(subject) ?? [];
	}

	/** The one that was handed out and is not settled. */
	intentFor(target: Side, subject: string): Intent | undefined {
		return this.intentsByRecord.get(intentKey(target, subject));
	}

	/** Those of both directions. */
	intentsOf(subject: string): readonly Intent[] {
		const found = [this.intentFor('accountView', subject), this.intentFor('other', subject)];
		return found.filter((intent) => intent !== undefined);
	}

	observation(side: Side, key: string): Observation | undefined {
		return this.observations[side].get(key);
	}

	/** Whether earlier runs have left nothing at all to be done. */
	get isClear(): boolean {
		return this.issuesBySubject.size === 0 && this.intentsByRecord.size === 0;
	}

	/** Whether anything is left to be done about one of these. */
	isBusyWith(subjects: readonly string[]): boolean {
		return subjects.some(
			(subject) => this.issuesBySubject.has(subject) || this.intentsOf(subject).length > 0,
		);
	}
}

/** A record of a side as it came, with where it came from. */
export function sourceAt(index: SideIndex, place: Place): SourceRecord {
	return {
		side: index.side,
		key: index.keyAt(place),
		index: place < index.count ? place : null,
		record: index.recordAt(place),
	};
}

/** Those of the keys that a record was kept of. */
export function forgettable(
	{ known }: Comparison,
	keys: Readonly<Record<Side, string | null>>,
): { readonly side: Side; readonly key: string }[] {
	return (['accountView', 'other'] as const).flatMap((side) => {
		const key = keys[side];
		return key !== null && known.observation(side, key) !== undefined ? [{ side, key }] : [];
	});
}

/** All subjects under which something may be known of a pair. */
export function subjectsOf(
	link: string | null,
	keys: Readonly<Record<Side, string | null>>,
): string[] {
	return [
		...(link === null ? [] : [link]),
		...(keys.accountView === null ? [] : [subjectOf('accountView', keys.accountView)]),
		...(keys.other === null ? [] : [subjectOf('other', keys.other)]),
	];
}

/** Those of the subjects that have an issue. */
export function withIssues({ known }: Comparison, subjects: readonly string[]): string[] {
	return subjects.filter((subject) => known.issuesOf(subject).length > 0);
}

/** The unsettled intents of all these subjects. */
export function intentsOfAll({ known }: Comparison, subjects: readonly string[]): Intent[] {
	return subjects.flatMap((subject) => known.intentsOf(subject));
}

/** A record's source side, seen from where it is to be written. */
export function sourceSide(target: Side): Side {
	return opposite(target);
}

function intentKey(target: Side, subject: string): string {
	return `${target}|${subject}`;
}

function byKey(observations: readonly Observation[]): Map<string, Observation> {
	return new Map(observations.map((observation) => [observation.key, observation]));
}
