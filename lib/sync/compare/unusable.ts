import { NO_RECORD, subjectOf } from '../issues/issue';
import { withoutSecrets } from '../../errors/secrets';
import { LONGEST_KEY } from '../links/link';
import { reasons } from '../plan/reasons';
import { SIDES, type Side } from '../sides';
import { issueFor, type Finding } from './attention';
import { sourceAt, withIssues, type Comparison } from './comparison';
import { plainDecision, type Decision } from './decision';
import type { Place, SideIndex } from './side-index';

/** Stands in the subject for what has no key. A key is never so short and bare by chance. */
const NO_KEY = '?';

/** Characters of a key that is too long. */
const SHOWN_OF_KEY = 100;

/** Records that nothing can be decided on: those without a key, two with the same, and errors. */
export function decideUnusable(comparison: Comparison): Decision[] {
	return SIDES.flatMap((side) => [
		...keyless(comparison, side),
		...twice(comparison, side),
		...failed(comparison, side),
	]);
}

/** Subjects of issues that a read of all records, or of all that are ready, shows to be over: the record is not among them. */
export function overdueSubjects(comparison: Comparison): string[] {
	const { known, sides } = comparison;
	const keyless = {
		accountView: new Set(keylessOn(sides.accountView).keys()),
		other: new Set(keylessOn(sides.other).keys()),
	};
	return [...known.subjects].filter((subject) => {
		const side = SIDES.find((one) => subject.startsWith(`${one}:`));
		if (side === undefined) return false;
		const key = subject.slice(side.length + 1);
		if (key === NO_RECORD) return sides[side].failures.size === 0;
		const tells = sides[side].isComplete || sides[side].isAllReady;
		return tells && !sides[side].has(key) && !keyless[side].has(key);
	});
}

function keyless(comparison: Comparison, side: Side): Decision[] {
	const index = comparison.sides[side];
	return [...keylessOn(index)].map(([standIn, place]) => {
		const { length } = index.keyAt(place);
		return told(comparison, side, place, {
			...(length === 0
				? { code: 'KEY_EMPTY', key: '', facts: { position: place + 1 } }
				: {
						code: 'KEY_TOO_LONG',
						key: index.keyAt(place).slice(0, SHOWN_OF_KEY),
						facts: { length, longest: LONGEST_KEY },
					}),
			subject: subjectOf(side, standIn),
			label: index.labelAt(place),
			stateHash: index.hashAt(place),
		});
	});
}

/** Records without a key that can be kept, by what stands in for it; of equal ones the last. */
function keylessOn(index: SideIndex): ReadonlyMap<string, Place> {
	return new Map(index.keyless.map((place) => [`${NO_KEY}${index.hashAt(place)}`, place]));
}

function twice(comparison: Comparison, side: Side): Decision[] {
	const index = comparison.sides[side];
	return [...index.twice].flatMap(([key, places]) =>
		places.map((place, position) => {
			const decision = told(comparison, side, place, {
				subject: subjectOf(side, key),
				code: 'KEY_TWICE',
				key,
				label: index.labelAt(place),
				facts: { count: places.length },
				stateHash: places.map((one) => index.hashAt(one)).join('|'),
			});
			// One entry in the list for all of them.
			return position === 0 ? decision : withoutIssue(decision);
		}),
	);
}

function failed(comparison: Comparison, side: Side): Decision[] {
	const { failures, failureCodes } = comparison.sides[side];
	return [...failures].map(([place, said], position) => {
		const cause = withoutSecrets(said);
		const decision = told(comparison, side, place, {
			subject: subjectOf(side, NO_RECORD),
			code: 'READ_FAILED',
			key: '',
			label: '',
			facts: { cause, causeCode: failureCodes.get(place) ?? '', count: failures.size },
			lasting: false,
			stateHash: cause,
		});
		return position === 0 ? decision : withoutIssue(decision);
	});
}

function told(
	comparison: Comparison,
	side: Side,
	place: Place,
	finding: Omit<Finding, 'side' | 'otherKey'>,
): Decision {
	const shown = sourceAt(comparison.sides[side], place);
	const keys: Record<Side, string | null> = { accountView: null, other: null };
	keys[side] = finding.key;
	return {
		...plainDecision(keys, null),
		kind: 'attention',
		...issueFor(comparison, { ...finding, side, otherKey: null }),
		shown,
		cleared: withIssues(comparison, [finding.subject]),
		reason: reasons.attention(),
	};
}

/** Shown, and not kept a second time. */
function withoutIssue(decision: Decision): Decision {
	return { ...decision, repeatsIssue: true };
}
