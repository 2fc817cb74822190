import type { Sql } from '../../store';
import { subjectOf, type Issue, type IssueCode } from '../issues/issue';
import { findIssues } from '../issues/issue-table';
import type { Intent } from '../journal/intents';
import { keyOf, type Link, type LinkContents } from '../links/link';
import { findById, findLinks, readContents } from '../links/link-table';
import { recordKey } from '../links/record-key';
import { SIDES, type Side, type Stream } from '../sides';
import type { Result } from './result';

/** A result and the intent that it closes. */
export interface Entry {
	readonly intent: Intent;
	readonly result: Result;
}

/** What is known of the links that a batch touches. */
export interface Known {
	readonly byId: ReadonlyMap<string, Link>;
	readonly contents: ReadonlyMap<string, LinkContents>;
	readonly byKey: Readonly<Record<Side, Map<string, Link>>>;
	readonly issues: ReadonlyMap<string, readonly Issue[]>;
}

export async function readKnown(
	sql: Sql,
	stream: Stream,
	entries: readonly Entry[],
): Promise<Known> {
	const intents = entries.map(({ intent }) => intent);
	const links = await findById(
		sql,
		intents.flatMap(({ link }) => link ?? []),
	);
	const byKey = { accountView: new Map<string, Link>(), other: new Map<string, Link>() };
	for (const side of SIDES) {
		const keys = entries.flatMap((entry) => keyOn(entry, side) ?? []);
		const found = await findLinks(sql, stream, side, keys);
		for (const link of found) byKey[side].set(keyOf(link, side), link);
	}
	const touched = [...links, ...byKey.accountView.values(), ...byKey.other.values()];
	const contents = await readContents(sql, [...new Set(touched.map(({ id }) => id))]);
	const subjects = entries.flatMap((entry) => [entry.intent.subject, ...recordSubjects(entry)]);
	const issues = new Map<string, Issue[]>();
	for (const issue of await findIssues(sql, stream, subjects)) {
		issues.set(issue.subject, [...(issues.get(issue.subject) ?? []), issue]);
	}
	return { byId: new Map(links.map((link) => [link.id, link])), contents, byKey, issues };
}

/** What is listed of the record by that code. */
export function listedBefore(
	{ issues }: Known,
	{ subject }: Intent,
	code: IssueCode,
): Issue | undefined {
	return issues.get(subject)?.find((issue) => issue.code === code);
}

/** Of both records, as far as their keys are known. */
function recordSubjects(entry: Entry): string[] {
	return SIDES.flatMap((side) => {
		const { target, targetKey } = entry.intent;
		const key = (side === target ? targetKey : null) ?? keyOn(entry, side) ?? '';
		return key === '' ? [] : [subjectOf(side, key)];
	});
}

function keyOn({ intent, result }: Entry, side: Side): string | null {
	if (side !== intent.target) return intent.sourceKey;
	return result.outcome.kind === 'success' ? recordKey(result.outcome.key) : null;
}
