import type { Issue, IssueCode } from '../issues/issue';
import { withoutSecrets } from '../../errors/secrets';
import type { Intent } from '../journal/intents';
import { nextTry } from '../plan/retry';
import { opposite } from '../sides';
import { listedBefore, type Known } from './known';
import type { Failure } from './result';
import type { SavePorts } from './save';

/** What is to be listed of a write that did not succeed. */
type Finding = Pick<Issue, 'code' | 'facts' | 'lasting' | 'nextTryAt'>;

/** The issue of a write that failed. */
export function issueOfFailure(
	known: Known,
	intent: Intent,
	failure: Failure,
	{ clock, random }: SavePorts,
): Issue {
	const { cause, causeNl, causeCode, fieldsNl, remedy, toDo, toDoNl } = failure;
	const facts = {
		cause: withoutSecrets(cause),
		causeCode,
		remedy: withoutSecrets(remedy),
		...(causeNl !== undefined && { causeNl: withoutSecrets(causeNl) }),
		...(fieldsNl !== undefined && { fieldsNl }),
		...(toDo !== undefined && { toDo }),
		...(toDoNl !== undefined && { toDoNl }),
	};
	const now = clock.now();
	const list = (finding: Finding): Issue => issueOf(known, intent, finding, now);
	switch (failure.certainty) {
		case 'refused':
			return list({ code: 'WRITE_REFUSED', facts, lasting: true, nextTryAt: null });
		case 'postponed': {
			const times = (listedBefore(known, intent, 'WRITE_POSTPONED')?.times ?? 0) + 1;
			const nextTryAt = nextTry(now, times, random, failure.retryAfterMs);
			return list({ code: 'WRITE_POSTPONED', facts, lasting: false, nextTryAt });
		}
		case 'unknown': {
			const told = { ...facts, target: intent.target };
			return list({ code: 'OUTCOME_UNKNOWN', facts: told, lasting: false, nextTryAt: null });
		}
		default:
			return failure.certainty satisfies never;
	}
}

/** The record that was found or made is linked to another one: a person has to say which it is. */
export function issueOfTaken(
	known: Known,
	intent: Intent,
	{ number, linkedTo }: { readonly number: string; readonly linkedTo: string },
	now: number,
): Issue {
	const facts = { number, linkedTo, found: 'yes' };
	const finding = { code: 'NUMBER_TAKEN', facts, lasting: true, nextTryAt: null } as const;
	return { ...issueOf(known, intent, finding, now), otherKey: number };
}

/**
 * Whether it may have been written: by this attempt, or by an earlier one when this one did not come so
 * far as to look. Its intent stays open, so that it is looked up.
 */
export function mayBeThere({ proposal }: Intent, code: IssueCode): boolean {
	if (code === 'OUTCOME_UNKNOWN') return true;
	return code === 'WRITE_POSTPONED' && proposal.kind === 'create' && proposal.earlier !== null;
}

function issueOf(known: Known, intent: Intent, finding: Finding, now: number): Issue {
	const before = listedBefore(known, intent, finding.code);
	return {
		...finding,
		subject: intent.subject,
		side: opposite(intent.target),
		key: intent.sourceKey,
		// A part of it is no record that a person could look up.
		otherKey: intent.action === 'create' ? null : intent.targetKey,
		label: intent.proposal.label,
		field: null,
		times: (before?.times ?? 0) + 1,
		stateHash: intent.proposal.stateHash,
		firstAt: before?.firstAt ?? now,
		lastAt: now,
	};
}
