import type { Random } from '../../ports/random';
import { subjectOf, type Issue } from '../issues/issue';
import type { Intent } from '../journal/intents';
import type { Observation } from '../journal/observations';
import type { Run } from '../runs/run';
import type { Side, Stream } from '../sides';
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
	private readonly unknownOn = new Set<Side>();

	constructor(
		issues: readonly Issue[],
		readonly intents: readonly Intent[],
		private readonly kept: Readonly<Record<Side, ReadonlySet<string>>>,
		/** Records that were about to be created elsewhere, by intent. */
		private readonly handedOut: ReadonlyMap<string, Observation>,
	) {
		for (const issue of issues) {
			const others = this.issuesBySubject.get(issue.subject);
			if (others === undefined) this.issuesBySubject.set(issue.subject, [issue]);
			else others.push(issue);
			if (issue.code === 'UNMATCHED' || issue.code === 'MATCH_AMBIGUOUS') {
				this.unknownOn.add(issue.side);
			}
		}
		for (const intent of intents) {
			this.intentsByRecord.set(intentKey(intent.target, intent.subject), intent);
		}
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

	/** The record that an intent was to create, of one that may have been removed since. */
	recordOf({ id }: Intent): Observation | undefined {
		return this.handedOut.get(id);
	}

	/** Whether records of a side are listed of which nobody has said yet who they are. */
	asksAbout(side: Side): boolean {
		return this.unknownOn.has(side);
	}

	isKept(side: Side, key: string): boolean {
		return this.kept[side].has(key);
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
		return key !== null && known.isKept(side, key) ? [{ side, key }] : [];
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

/** Handed out earlier in this very run, while nobody has told yet what came of it. */
export function isUnderWay({ run }: Comparison, intent: Intent | undefined): boolean {
	return run !== null && intent?.state === 'open' && intent.run === run.id;
}

/** The unsettled intents of all these subjects. */
export function intentsOfAll({ known }: Comparison, subjects: readonly string[]): Intent[] {
	return subjects.flatMap((subject) => known.intentsOf(subject));
}

function intentKey(target: Side, subject: string): string {
	return `${target}|${subject}`;
}
