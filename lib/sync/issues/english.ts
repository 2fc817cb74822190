import type { IssueSentences, IssueText, IssueWords } from './issue-texts';
import { capital, failedAt, isGoneThere, sentences } from './phrases';

/** The English sentences, one for each code. */
export const english: IssueSentences = {
	WRITE_REFUSED: (words) => ({
		message: `${record(words)} could not be written to ${target(words)}${inField(words)}: ${place(words)}${cause(words)}.${attempts(words)}`,
		remedy:
			ended(words.said('toDo')) ??
			goneThere(words) ??
			sentences(
				ended(words.said('remedy')) ?? `Correct ${words.noun.this} in ${words.here}.`,
				words.nextTry === null
					? 'After that the next run tries again.'
					: `It is tried again by itself, not before ${words.nextTry}.`,
			),
	}),
	WRITE_POSTPONED: (words) => ({
		message: `${record(words)} has not been written to ${target(words)} yet${inField(words)}: ${place(words)}${cause(words)}.${attempts(words)}`,
		remedy:
			words.said('toDo') === null
				? `Nothing to do now: it is tried again by itself${notBefore(words)}. If it stays, check whether ${failedAt(words)} can be reached.`
				: sentences(
						ended(words.said('toDo')) ?? null,
						`It is tried again by itself${notBefore(words)}.`,
					),
	}),
	OUTCOME_UNKNOWN: (words) => ({
		message: `${record(words)} was about to be written to ${target(words)}, and nobody said what came of it.${attempts(words)}`,
		remedy: `Nothing to do now: the next run looks it up in ${words.there} before it writes anything${notBefore(words)}. If it stays, check that the workflow saves the result of every write, failures included (Sync Ledger, Result: Save).`,
	}),
	CONFLICT: (words) => ({
		message: `${record(words)}${linked(words)} was changed differently on both sides: ${values(words)}.`,
		remedy: `Give both the same value, in AccountView and in ${words.otherName}; or choose in Sync Compare which side leads.`,
	}),
	CONFLICT_TIME_UNKNOWN: (words) => ({
		message: `${record(words)}${linked(words)} was changed on both sides, and which change is the latest cannot be told: ${values(words)}.`,
		remedy: `Give both the same value, in AccountView and in ${words.otherName}; or choose in Sync Compare a side that leads instead of the newest.`,
	}),
	UNMATCHED: (words) => ({
		message: `${record(words)} is not linked, and nothing in ${words.there} resembles it by number or by name and postcode.`,
		remedy: `If it exists in ${words.there} under another number or name, make these equal or link the two with Sync Ledger, Link: Import (${importKeys(words)}). If it does not, add it there by hand, or let Sync Compare create what resembles nothing.`,
	}),
	MATCH_AMBIGUOUS: (words) => ({
		message: `${record(words)} could be several ${words.nounThere.many} in ${words.there}: ${words.said('candidates') ?? 'which ones is not known'}.`,
		remedy: `Choose the right one and link the two with Sync Ledger, Link: Import (${importKeys(words)}); or merge those that are the same in ${words.there}.`,
	}),
	NUMBER_TAKEN: (words) => ({
		message: `${record(words)} ${isFound(words) ? `was found in ${words.there} as` : 'has number'} ${words.fact('number') ?? words.key}, and that belongs to a ${words.noun.one} that is linked to ${words.noun.one} ${words.fact('linkedTo') ?? 'another key'}.`,
		remedy: `${isFound(words) ? `See which of the two this is, and give the other one a record or number of its own in ${words.there}.` : `Correct the number in ${words.here}.`} If this is the right one, move the link with Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace).`,
	}),
	KEY_TWICE: (words) => ({
		message: `${capital(words.here)} gave ${words.fact('count') ?? 'several'} ${words.noun.many} with the same key ${keyOf(words)}${labelOf(words)}.`,
		remedy: `Give one of them another key in ${words.here} or remove it there; until then none of them is written. If they are one and the same, see that the workflow reads it once.`,
	}),
	KEY_EMPTY: (words) => ({
		message: `${words.record ?? `A ${words.noun.one}`} from ${words.here} has no number or other key${position(words)}.`,
		remedy: `Give it one in ${words.here}. If it has one there, have the administrator of the link choose the right key field in Sync Compare.`,
	}),
	KEY_TOO_LONG: (words) => ({
		message: `${record(words)} has a key of ${words.fact('length') ?? 'too many'} characters, and ${words.fact('longest') ?? 'fewer'} can be kept.`,
		remedy: `Choose a shorter key field in Sync Compare, or shorten the key in ${words.here}.`,
	}),
	KEY_CHANGED: (words) => {
		const several = words.said('candidates');
		if (several !== null) return perhapsOneOf(words, several);
		return {
			message: `${record(words)} resembles ${words.noun.one} ${words.fact('oldKey') ?? 'with another key'}${linked(words)}, which is no longer there: its key seems to have changed.`,
			remedy: `If it is the same one, move the link with ${moveLink(words)}. If it is a new one, ${words.fact('by') === 'name' ? `remove the old one in ${words.there}: this one then comes by itself` : 'change something in it'}, or let Sync Compare take it for new.`,
		};
	},
	GONE_IN_ACCOUNTVIEW: (words) => ({
		message: `${subject(words)}${linked(words)} was removed in AccountView and is still in ${words.otherName}.`,
		remedy: `Remove it in ${words.otherName} as well; the link then goes at the next run that reads everything, such as that of the night. If it only got another number in AccountView, remove nothing and follow the message about that. Was it removed by mistake, then put it back in AccountView under the same number.`,
	}),
	GONE_IN_OTHER: (words) => ({
		message: `${subject(words)}${linked(words)} was removed in ${words.otherName} and is still in AccountView.`,
		remedy:
			words.fact('comesBack') === 'yes'
				? `Nothing to do: it is made again in ${words.otherName} by the next run that reads everything, such as that of the night. To remove it for good, remove it in AccountView first.`
				: `Remove it in AccountView as well, or add it again in ${words.otherName} and link the two with Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace).`,
	}),
	MAYBE_MADE: (words) => ({
		message: `${record(words)} is the very same as what an earlier run was making from ${words.nounThere.one} ${words.fact('source') ?? 'without a key'}, which has been removed in ${words.there} since; nobody said whether that run made it.`,
		remedy: `If it is to go as well, remove it in ${words.here}. If it is to stay, change something in it: it is then made in ${words.there} by the next run.`,
	}),
	READ_FAILED: (words) => ({
		message: `${words.record ?? (words.fact('causeCode') === null ? `A ${words.noun.one}` : capital(words.noun.many))} could not be read from ${words.here}${position(words)}: ${cause(words)}.`,
		remedy: `Solve it in the node that reads ${words.here}. Nothing is written for this record, and nothing counts as removed, until it has been read again.`,
	}),
};

/** `Customer 10025 (Bakkerij Jansen) from AccountView`. */
function record(words: IssueWords): string {
	return `${subject(words)} from ${words.here}`;
}

function subject({ record: known, noun }: IssueWords): string {
	return known ?? `${capital(noun.one)} without a key`;
}

/** The record that is written to, or the system where it is new. */
function target({ linkedInside, there }: IssueWords): string {
	return linkedInside === null ? there : `${linkedInside} in ${there}`;
}

function linked({ linkedInside, there }: IssueWords): string {
	return linkedInside === null ? '' : ` (linked to ${linkedInside} in ${there})`;
}

/** Where it went wrong, if that is not the system that was to be written to. */
function place(words: IssueWords): string {
	const system = failedAt(words);
	return system === words.there ? '' : `it went wrong at ${system}: `;
}

function inField({ field }: IssueWords): string {
	return field === null ? '' : `, field "${field}"`;
}

function cause(words: IssueWords): string {
	const said = words.said('cause');
	const code = words.fact('causeCode');
	if (said === null) return code ?? 'no cause was given';
	return code === null ? said : `${said} (${code})`;
}

/** A flow looked it up, or made it, and told its key. */
function isFound(words: IssueWords): boolean {
	return words.fact('found') === 'yes';
}

function attempts({ times }: IssueWords): string {
	return times > 1 ? ` Tried ${times} times.` : '';
}

function notBefore({ nextTry }: IssueWords): string {
	return nextTry === null ? '' : `, not before ${nextTry}`;
}

function values(words: IssueWords): string {
	const field = words.field ?? 'a field';
	const shown = `${field} is ${quoted(words.fact('accountView'))} in AccountView and ${quoted(words.fact('other'))} in ${words.otherName}`;
	const all = words.said('fields');
	return all === null || all === words.field ? shown : `${shown} (all fields concerned: ${all})`;
}

function quoted(value: string | null): string {
	return value === null ? 'empty' : `"${value}"`;
}

function perhapsOneOf(words: IssueWords, several: string): IssueText {
	return {
		message: `${record(words)} resembles several ${words.noun.many} that are no longer there: ${several}. The key of one of them seems to have changed.`,
		remedy: `If it is one of them, move that link with ${moveLink(words)}. If it is a new one, remove those old ones in ${words.there}, and it comes by itself; or let Sync Compare take it for new.`,
	};
}

function moveLink(words: IssueWords): string {
	return `Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace)`;
}

function importKeys({ pair, otherName }: IssueWords): string {
	return `AccountView Key: ${pair.accountView ?? 'its number in AccountView'}, Other Key: ${pair.other ?? `its key in ${otherName}`}`;
}

function keyOf({ key }: IssueWords): string {
	return key === '' ? '""' : key;
}

function labelOf({ label }: IssueWords): string {
	return label === null ? '' : ` (${label})`;
}

function position(words: IssueWords): string {
	const found = words.fact('position');
	return found === null ? '' : ` (item ${found} of the input)`;
}

/** AccountView's record was to be changed there, and is not there. */
function goneThere(words: IssueWords): string | null {
	if (!isGoneThere(words)) return null;
	return `If it was removed in ${words.there}, there is nothing to do: the next run that reads everything, such as that of the night, sees that and makes it again where AccountView leads. To remove it for good, remove it in AccountView.`;
}

function ended(said: string | null): string | null {
	return said === null ? null : `${said}.`;
}
