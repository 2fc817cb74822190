import { ISSUE_CODES, type Issue, type IssueCode } from '../../../../lib/sync/issues/issue';
import { describeIssue, type IssueText } from '../../../../lib/sync/issues/issue-texts';
import { LANGUAGES, type Language } from '../../../../lib/sync/issues/nouns';
import { sampleIssue } from './sample-issue';

/** What each code knows, and what of it a reader must find in its sentences. */
const KNOWN: Readonly<Record<IssueCode, { issue: Partial<Issue>; shown: readonly string[] }>> = {
	WRITE_REFUSED: {
		issue: {
			field: 'email',
			facts: { cause: '"Too long"', causeCode: 'AV_FIELD_TOO_LONG', remedy: 'Shorten it' },
		},
		shown: ['email', 'Too long', 'AV_FIELD_TOO_LONG', '10025', 'AccountView'],
	},
	WRITE_POSTPONED: {
		issue: {
			facts: { cause: 'No answer', causeCode: 'AV_TIMEOUT' },
			nextTryAt: Date.UTC(2026, 10, 23, 9, 15),
		},
		shown: ['AV_TIMEOUT', '10:15', 'AccountView'],
	},
	OUTCOME_UNKNOWN: { issue: {}, shown: ['AccountView', 'Result: Save'] },
	CONFLICT: {
		issue: {
			field: 'phone',
			facts: { accountView: '06-1', other: '06-2', fields: 'phone, email' },
		},
		shown: ['phone', '06-1', '06-2', 'phone, email', 'AccountView', 'planner'],
	},
	CONFLICT_TIME_UNKNOWN: {
		issue: { field: 'phone', facts: { accountView: '06-1', other: '', fields: 'phone' } },
		shown: ['phone', '06-1', 'AccountView', 'planner'],
	},
	UNMATCHED: { issue: { otherKey: null }, shown: ['AccountView', 'Link: Import'] },
	MATCH_AMBIGUOUS: {
		issue: { otherKey: null, facts: { candidates: '10025, 10026' } },
		shown: ['10025, 10026', 'Link: Import'],
	},
	NUMBER_TAKEN: {
		issue: { facts: { number: '10025', linkedTo: 'C-3' } },
		shown: ['10025', 'C-3', 'Replace'],
	},
	KEY_TWICE: { issue: { facts: { count: 3 } }, shown: ['3', 'planner'] },
	KEY_TOO_LONG: { issue: { facts: { length: 10_000, longest: 500 } }, shown: ['10000', '500'] },
	KEY_EMPTY: { issue: { key: '', facts: { position: 13 } }, shown: ['13', 'planner'] },
	KEY_CHANGED: { issue: { facts: { oldKey: 'C-6' } }, shown: ['C-6', 'Replace'] },
	GONE_IN_ACCOUNTVIEW: { issue: {}, shown: ['AccountView', 'planner', '10025'] },
	GONE_IN_OTHER: {
		issue: { side: 'accountView', key: 'C-7', otherKey: 'P-1', facts: { comesBack: 'no' } },
		shown: ['P-1', 'planner', 'AccountView'],
	},
	MAYBE_MADE: {
		issue: { side: 'accountView', key: 'C-7', otherKey: null, facts: { source: 'P-1' } },
		shown: ['C-7', 'P-1', 'planner', 'AccountView'],
	},
	READ_FAILED: { issue: { facts: { cause: 'HTTP 500' } }, shown: ['HTTP 500', 'planner'] },
};

const both = ({ message, remedy }: IssueText): string => `${message} ${remedy}`;

function inWords(issue: Issue, language: Language, entity = 'customer'): IssueText {
	return describeIssue(issue, { entity, otherName: 'planner', language });
}

describe('what the other system and its records are called', () => {
	const ofWorkOrder = (language: Language, otherName: string): string =>
		describeIssue(sampleIssue({ code: 'WRITE_REFUSED', side: 'other', otherKey: '26000101' }), {
			entity: 'work-order',
			otherName,
			language,
		}).message;

	it('is in the words of the language for the connection that is known', () => {
		expect(ofWorkOrder('nl', 'field-service')).toContain('uit de werkbonnen-app kon');
		expect(ofWorkOrder('en', 'field-service')).toContain('from the work-order app could');
	});

	it('is its own name for any other', () => {
		expect(ofWorkOrder('nl', 'planner')).toContain('uit planner kon');
	});

	it('is that of its side: a work order becomes a sales order', () => {
		expect(ofWorkOrder('nl', 'planner')).toMatch(/^Werkbon .* in verkooporder 26000101 in/);
		expect(ofWorkOrder('en', 'planner')).toMatch(/^Work order .* to sales order 26000101 in/);
	});
});

describe('a write to AccountView on the way to which the other system failed', () => {
	const down = sampleIssue({
		code: 'WRITE_POSTPONED',
		facts: { cause: 'Busy', causeCode: 'HTTP 503' },
	});
	const reader = { entity: 'work-order', otherName: 'field-service' };

	it('names the system that a person has to look at', () => {
		const dutch = describeIssue(down, { ...reader, language: 'nl' });
		expect(dutch.message).toContain(
			'het ging mis bij de werkbonnen-app: de server daar gaf een fout',
		);
		expect(dutch.remedy).toContain('controleer dan of de werkbonnen-app bereikbaar is');
		const english = describeIssue(down, { ...reader, language: 'en' });
		expect(english.message).toContain('it went wrong at the work-order app: Busy');
		expect(english.remedy).toContain('check whether the work-order app can be reached');
	});

	it.each(['AV_TIMEOUT', 'AV_SERVER_DOWN'])('is told from AccountView itself: %s', (causeCode) => {
		const issue = { ...down, facts: { cause: 'Busy', causeCode } };
		const { message, remedy } = describeIssue(issue, { ...reader, language: 'nl' });
		expect(message).not.toContain('het ging mis bij');
		expect(remedy).toContain('controleer dan of AccountView bereikbaar is');
	});

	it('is not named twice where that system was to be written to', () => {
		const issue: Issue = { ...down, side: 'accountView' };
		const { message } = describeIssue(issue, { ...reader, language: 'nl' });
		expect(message).not.toContain('het ging mis bij');
	});
});

describe('what is postponed until a person has done something', () => {
	const issue = sampleIssue({
		code: 'WRITE_POSTPONED',
		facts: { cause: 'It is there twice', toDo: 'Remove one', toDoNl: 'Verwijder er een' },
	});

	it('says what, and not that there is nothing to do', () => {
		expect(inWords(issue, 'nl').remedy).toBe(
			'Verwijder er een. Het wordt vanzelf opnieuw geprobeerd.',
		);
		expect(inWords(issue, 'en').remedy).toBe('Remove one. It is tried again by itself.');
	});
});

describe.each(LANGUAGES)('issues in words (%s)', (language) => {
	describe.each(ISSUE_CODES)('%s', (code) => {
		const { issue, shown } = KNOWN[code];
		const sample = sampleIssue({ code, facts: {}, ...issue });

		it('names the record and all that is known of it', () => {
			const text = inWords(sample, language);
			expect(text.message).toMatch(language === 'nl' ? /\bklant(en)?\b/i : /\bcustomers?\b/i);
			expect(text.message).toContain('Bakkerij Jansen');
			if (sample.key !== '') expect(text.message).toContain('C-7');
			for (const fact of shown) expect(both(text)).toContain(fact);
		});

		it('gives a remedy in whole sentences', () => {
			const { message, remedy } = inWords(sample, language);
			expect(message).toMatch(/^[\p{Lu}p].*\.$/u);
			expect(remedy).toMatch(/^\p{Lu}.*[.”"]$/u);
			expect(remedy.length).toBeGreaterThan(40);
		});

		it.each([
			['every fact missing', { facts: {}, field: null, otherKey: null, label: '' }],
			['no key and no name', { key: '', label: '', facts: {}, otherKey: null }],
			['facts that are no more than spaces', { facts: { cause: ' ', candidates: '', count: 0 } }],
		])('still says something with %s', (_title, without) => {
			for (const entity of ['customer', 'constructor', 'leverancier']) {
				const text = both(inWords({ ...sample, ...without }, language, entity));
				expect(text).not.toMatch(/undefined|null|NaN|\[object|\(\)|: \.| {2}|\.\./);
				expect(text.length).toBeGreaterThan(60);
			}
		});
	});

	it('shortens long values and takes new lines out of them, and keeps whole characters', () => {
		const long = `${'x'.repeat(78)}😀\n${'y'.repeat(5000)}`;
		const conflict = sampleIssue({
			code: 'CONFLICT',
			label: long,
			field: long,
			facts: { accountView: long, other: long },
		});
		const text = both(inWords(conflict, language));
		expect(text.length).toBeLessThan(1200);
		expect(text).not.toMatch(/\p{Surrogate}|\n|x{79}/u);
		expect(text).toContain('…');
	});

	it('gives the cause in the language of the reader, where the flow tells it in both', () => {
		const facts = { cause: 'No article 815.', causeNl: 'Artikel 815 bestaat niet.' };
		const { message } = inWords(sampleIssue({ facts, times: 1 }), language, 'executed-work');
		expect(message).toMatch(
			language === 'nl'
				? /^Uitgevoerde werkbon C-7 .*: Artikel 815 bestaat niet\.$/
				: /^Executed work order C-7 .*: No article 815\.$/,
		);
	});

	it('names a kind of record that it does not know as it was given', () => {
		const text = inWords(sampleIssue({ code: 'KEY_TWICE', facts: { count: 2 } }), language, 'boot');
		expect(text.message).toContain('"boot"');
	});

	it('tells how often it was tried, once that is more than once', () => {
		const times = (count: number): string =>
			inWords(sampleIssue({ times: count }), language).message;
		expect(times(7)).toMatch(/\b7 (times|keer)\b|keer 7|Tried 7/);
		expect(times(1)).not.toMatch(/\b1 (times|keer)\b/);
	});
});

describe('issues in words', () => {
	it('reads like a Dutch business letter', () => {
		const issue = sampleIssue({
			facts: { cause: 'MAIL_BUS: max. 50', causeCode: 'AV_FIELD_TOO_LONG', fieldsNl: 'E-mail' },
			field: 'email',
			times: 1,
		});
		expect(inWords(issue, 'nl')).toEqual({
			message:
				'Klant C-7 (Bakkerij Jansen) uit planner kon niet worden verwerkt in klant 10025 in AccountView, veld "email": een veld is te lang voor AccountView: E-mail (AV_FIELD_TOO_LONG).',
			remedy: 'Pas deze klant aan in planner. De eerstvolgende run daarna probeert het opnieuw.',
		});
	});

	it.each([
		[
			'in winter',
			Date.UTC(2026, 0, 5, 9, 15),
			'5 januari 2026 om 10:15',
			'5 January 2026 at 10:15',
		],
		['in summer', Date.UTC(2026, 6, 5, 9, 15), '5 juli 2026 om 11:15', '5 July 2026 at 11:15'],
	])('tells times on Dutch clocks %s', (_title, nextTryAt, dutch, english) => {
		const issue = sampleIssue({ code: 'WRITE_POSTPONED', nextTryAt });
		expect(inWords(issue, 'nl').remedy).toContain(dutch);
		expect(inWords(issue, 'en').remedy).toContain(english);
	});

	it('says of a record that comes back that nobody needs to act', () => {
		const issue = sampleIssue({ code: 'GONE_IN_OTHER', facts: { comesBack: 'yes' } });
		expect(inWords(issue, 'nl').remedy).toContain('niets te doen');
		expect(inWords(issue, 'en').remedy).toContain('Nothing to do');
	});

	it('gives the keys for importing a link in the right order, of whichever side the record is', () => {
		const ofOther = sampleIssue({ code: 'UNMATCHED', side: 'other', key: 'C-7', otherKey: null });
		const ofBooks = { ...ofOther, side: 'accountView', key: '10025' } as const;
		expect(inWords(ofOther, 'en').remedy).toContain('Other Key: C-7');
		expect(inWords(ofBooks, 'en').remedy).toContain('AccountView Key: 10025');
	});
});
