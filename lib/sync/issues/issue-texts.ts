import { opposite, type Side } from '../sides';
import { dutch } from './dutch';
import { english } from './english';
import type { Issue, IssueCode } from './issue';
import { nounOn, type Language, type Noun } from './nouns';
import { lengthOfLong } from '../content/fingerprint';
import { capital, shortMessage, shortValue } from './phrases';
import { systemIn } from './systems';
import { momentIn } from './times';

/** What is wrong with which record, and what the reader does next. */
export interface IssueText {
	readonly message: string;
	readonly remedy: string;
}

export interface IssueReader {
	/** The kind of record, such as `customer`. */
	readonly entity: string;
	/** What the other side is called, or its connection: one that {@link systemIn} knows is said in words. */
	readonly otherName: string;
	readonly language: Language;
}

/** An issue in the words that sentences are made of; null for what is not known. */
export interface IssueWords {
	/** What the record is called, and what it is on the opposite side. */
	readonly noun: Noun;
	readonly nounThere: Noun;
	/** `Customer 10025 (Bakkerij Jansen)`: the start of a sentence. */
	readonly record: string | null;
	readonly key: string;
	readonly label: string | null;
	/** The system of the record that is to be mended, and the opposite one. */
	readonly here: string;
	readonly there: string;
	/** The system that is not AccountView, whichever the record is of. */
	readonly otherName: string;
	/** The linked record there: `customer C-7`. */
	readonly linkedInside: string | null;
	readonly linkedKey: string | null;
	readonly field: string | null;
	readonly times: number;
	/** When it is tried again, as a person writes it. */
	readonly nextTry: string | null;
	/** A fact of the code, as short as a value. */
	fact(name: string): string | null;
	/** A fact that is a whole message. */
	said(name: string): string | null;
	/** Keys for Link: Import, whichever side the record is of. */
	readonly pair: { readonly accountView: string | null; readonly other: string | null };
}

/** The sentences of one language. */
export type IssueSentences = Readonly<Record<IssueCode, (words: IssueWords) => IssueText>>;

const SENTENCES: Readonly<Record<Language, IssueSentences>> = { nl: dutch, en: english };

/** The name of the one side that is always the same. */
export const ACCOUNT_VIEW_NAME = 'AccountView';

/** An issue as a person reads it. Values of more than 80 characters are shortened. */
export function describeIssue(issue: Issue, reader: IssueReader): IssueText {
	return SENTENCES[reader.language][issue.code](wordsOf(issue, reader));
}

function wordsOf(issue: Issue, { entity, otherName: name, language }: IssueReader): IssueWords {
	const otherName = systemIn(name, language);
	const noun = nounOn(entity, issue.side, language);
	const nounThere = nounOn(entity, opposite(issue.side), language);
	const key = shortValue(issue.key);
	const linkedKey = issue.otherKey === null ? null : shortValue(issue.otherKey);
	const shownLabel = shortValue(issue.label);
	const label = shownLabel === '' || shownLabel === key ? null : shownLabel;
	const nameOf = (side: Side): string => (side === 'accountView' ? ACCOUNT_VIEW_NAME : otherName);
	const text = (name: string): string | null => {
		const value = String(issue.facts[name] ?? '').trim();
		return value === '' ? null : value;
	};
	const fact = (name: string): string | null => {
		const value = text(name);
		return value === null ? null : shortValue(describedIfLong(value, language));
	};
	const said = (name: string): string | null => {
		const value = text(name);
		return value === null ? null : shortMessage(value);
	};
	const isAccountView = issue.side === 'accountView';
	const ownKey = key === '' ? null : key;
	return {
		noun,
		nounThere,
		record: recordOf(noun, key, label),
		key,
		label,
		here: nameOf(issue.side),
		there: nameOf(opposite(issue.side)),
		otherName,
		linkedInside: linkedKey === null ? null : `${nounThere.one} ${linkedKey}`,
		linkedKey,
		field: issue.field === null || issue.field === '' ? null : shortValue(issue.field),
		times: issue.times,
		nextTry: issue.nextTryAt === null ? null : momentIn(language, issue.nextTryAt),
		fact,
		said,
		pair: {
			accountView: isAccountView ? ownKey : linkedKey,
			other: isAccountView ? linkedKey : ownKey,
		},
	};
}

/** Of a long text only its length is worth reading. */
function describedIfLong(value: string, language: Language): string {
	const length = lengthOfLong(value);
	if (length === null) return value;
	return language === 'nl'
		? `[een tekst van ${length.toLocaleString('nl-NL')} tekens]`
		: `[a text of ${length.toLocaleString('en-GB')} characters]`;
}

function recordOf(noun: Noun, key: string, label: string | null): string | null {
	if (key === '') return label === null ? null : `${capital(noun.one)} (${label})`;
	return label === null ? `${capital(noun.one)} ${key}` : `${capital(noun.one)} ${key} (${label})`;
}
