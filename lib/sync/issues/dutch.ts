import { dutchCause, isOurs, type DutchCause } from './dutch-causes';
import type { IssueSentences, IssueText, IssueWords } from './issue-texts';
import { dutchReadCause } from './dutch-reads';
import { capital, failedAt, isGoneThere, sentences } from './phrases';

/** The Dutch sentences, one for each code. */
export const dutch: IssueSentences = {
	WRITE_REFUSED: (words) => ({
		message: `${record(words)} kon niet worden verwerkt in ${target(words)}${inField(words)}: ${place(words)}${cause(words)}.${attempts(words)}`,
		remedy: toDo(words) ?? goneThere(words) ?? sentences(advice(words), again(words)),
	}),
	WRITE_POSTPONED: (words) => ({
		message: `${record(words)} is nog niet verwerkt in ${target(words)}${inField(words)}: ${place(words)}${cause(words)}.${attempts(words)}`,
		remedy: sentences(
			toDo(words) ?? known(words)?.remedy ?? 'U hoeft nu niets te doen.',
			`Het wordt vanzelf opnieuw geprobeerd${notBefore(words)}.`,
			toDo(words) === null && known(words)?.remedy === undefined
				? `Blijft de melding staan, controleer dan of ${failedAt(words)} bereikbaar is.`
				: null,
		),
	}),
	OUTCOME_UNKNOWN: (words) => ({
		message: `${record(words)} zou worden verwerkt in ${target(words)}, maar of dat is gelukt, is niet gemeld.${attempts(words)}`,
		remedy: `U hoeft nu niets te doen: de volgende run zoekt het eerst op in ${words.there} en schrijft daarna pas iets${notBefore(words)}. Blijft de melding staan, controleer dan of de workflow van elke schrijfactie het resultaat opslaat, ook als die mislukt (Sync Ledger, Result: Save).`,
	}),
	CONFLICT: (words) => ({
		message: `${record(words)}${linked(words)} is aan beide kanten verschillend gewijzigd: ${values(words)}.`,
		remedy: `Maak de waarde in AccountView en in ${words.otherName} gelijk, of kies in Sync Compare welke kant leidend is.`,
	}),
	CONFLICT_TIME_UNKNOWN: (words) => ({
		message: `${record(words)}${linked(words)} is aan beide kanten gewijzigd, en welke wijziging de laatste is, is niet te zien: ${values(words)}.`,
		remedy: `Maak de waarde in AccountView en in ${words.otherName} gelijk, of kies in Sync Compare een kant die leidend is in plaats van de nieuwste wijziging.`,
	}),
	UNMATCHED: (words) => ({
		message: `${record(words)} is niet gekoppeld, en in ${words.there} lijkt niets erop, niet op nummer en niet op naam met postcode.`,
		remedy: `Staat dit in ${words.there} onder een ander nummer of een andere naam, maak die dan gelijk of koppel de twee met Sync Ledger, Link: Import (${importKeys(words)}). Staat het er niet, voer het daar dan in, of laat Sync Compare aanmaken wat nergens op lijkt.`,
	}),
	MATCH_AMBIGUOUS: (words) => ({
		message: `${record(words)} kan bij meerdere ${words.nounThere.many} in ${words.there} horen: ${words.said('candidates') ?? 'welke is niet bekend'}.`,
		remedy: `Kies de juiste en koppel de twee met Sync Ledger, Link: Import (${importKeys(words)}), of voeg in ${words.there} samen wat hetzelfde is.`,
	}),
	NUMBER_TAKEN: (words) => ({
		message: `${record(words)} ${isFound(words) ? `is in ${words.there} gevonden als` : 'heeft nummer'} ${words.fact('number') ?? words.key}, en dat hoort bij een record dat al gekoppeld is aan ${words.noun.one} ${words.fact('linkedTo') ?? 'met een andere sleutel'}.`,
		remedy: `${isFound(words) ? `Kijk welke van de twee dit is, en geef de andere in ${words.there} een eigen record of nummer.` : `Verbeter het nummer in ${words.here}.`} Is dit de juiste, verplaats de koppeling dan met Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace).`,
	}),
	KEY_TWICE: (words) => ({
		message: `${capital(words.here)} gaf ${words.fact('count') ?? 'meerdere'} ${words.noun.many} met dezelfde sleutel ${words.key === '' ? '""' : words.key}${labelOf(words)}.`,
		remedy: `Geef een ervan in ${words.here} een andere sleutel of verwijder hem daar; tot die tijd wordt geen ervan verwerkt. Zijn ze één en dezelfde, zorg dan dat de workflow hem één keer leest.`,
	}),
	KEY_EMPTY: (words) => ({
		message: `${words.record ?? `Een ${words.noun.one}`} uit ${words.here} heeft geen nummer of ander kenmerk${position(words)}.`,
		remedy: `Vul het in ${words.here} in. Staat het er al, laat dan de beheerder van de koppeling in Sync Compare het juiste sleutelveld kiezen.`,
	}),
	KEY_TOO_LONG: (words) => ({
		message: `${record(words)} heeft een sleutel van ${words.fact('length') ?? 'te veel'} tekens, terwijl er ${words.fact('longest') ?? 'minder'} bewaard kunnen worden.`,
		remedy: `Kies in Sync Compare een korter sleutelveld, of maak de sleutel in ${words.here} korter.`,
	}),
	KEY_CHANGED: (words) => {
		const several = words.said('candidates');
		if (several !== null) return perhapsOneOf(words, several);
		return {
			message: `${record(words)} lijkt op ${words.noun.one} ${words.fact('oldKey') ?? 'met een andere sleutel'}${linked(words)}, die er niet meer is: de sleutel lijkt gewijzigd.`,
			remedy: `Is het dezelfde, verplaats de koppeling dan met ${moveLink(words)}. Is het een nieuwe, ${words.fact('by') === 'name' ? `verwijder dan de oude in ${words.there}: deze komt daarna vanzelf` : 'wijzig er dan iets in'}, of laat Sync Compare hem als nieuw behandelen.`,
		};
	},
	GONE_IN_ACCOUNTVIEW: (words) => ({
		message: `${subject(words)}${linked(words)} is verwijderd in AccountView en staat nog in ${words.otherName}.`,
		remedy: `Verwijder dit ook in ${words.otherName}; de koppeling vervalt dan bij de eerstvolgende run die alles leest, zoals die van de nacht. Kreeg het in AccountView alleen een ander nummer, verwijder dan niets en volg de melding daarover. Was het een vergissing, zet het dan in AccountView terug onder hetzelfde nummer.`,
	}),
	GONE_IN_OTHER: (words) => ({
		message: `${subject(words)}${linked(words)} is verwijderd in ${words.otherName} en staat nog in AccountView.`,
		remedy:
			words.fact('comesBack') === 'yes'
				? `U hoeft niets te doen: de eerstvolgende run die alles leest, zoals die van de nacht, maakt het opnieuw aan in ${words.otherName}. Moet het voorgoed weg, verwijder het dan eerst in AccountView.`
				: `Verwijder dit ook in AccountView, of voer het opnieuw in ${words.otherName} in en koppel de twee met Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace).`,
	}),
	MAYBE_MADE: (words) => ({
		message: `${record(words)} is precies gelijk aan wat een eerdere run aanmaakte voor ${words.nounThere.one} ${words.fact('source') ?? 'zonder sleutel'}, die inmiddels in ${words.there} is verwijderd. Of die run het heeft aangemaakt, is niet gemeld.`,
		remedy: `Moet dit ook weg, verwijder het dan in ${words.here}. Moet het blijven, wijzig er dan iets in: de volgende run maakt het dan aan in ${words.there}.`,
	}),
	READ_FAILED: (words) => {
		const { here } = words;
		if (words.fact('causeCode') === 'SYNC_COMPANY_CHANGED') {
			return {
				message: `${capital(words.noun.many)} worden niet vergeleken en niet verwerkt: ${cause(words)}.`,
				remedy: known(words)?.remedy ?? '',
			};
		}
		const read = dutchReadCause(words.fact('causeCode') ?? '', here) ?? known(words);
		return {
			message: `${notRead(words, read !== undefined)} niet worden gelezen uit ${here}${position(words)}: ${cause(words, read)}.`,
			remedy: `${read?.remedy ?? `Gaat de melding niet vanzelf weg, los dit dan op in de node die ${here} leest.`} Tot dan wordt er niets van geschreven en telt niets als verwijderd.`,
		};
	},
};

/** `Klant 10025 (Bakkerij Jansen) uit AccountView`. */
function record(words: IssueWords): string {
	return `${subject(words)} uit ${words.here}`;
}

function subject({ record: known, noun }: IssueWords): string {
	return known ?? `${capital(noun.one)} zonder sleutel`;
}

/** The record that is written to, or the system where it is new. */
function target({ linkedInside, there }: IssueWords): string {
	return linkedInside === null ? there : `${linkedInside} in ${there}`;
}

function linked({ linkedInside, there }: IssueWords): string {
	return linkedInside === null ? '' : ` (gekoppeld aan ${linkedInside} in ${there})`;
}

/** Where it went wrong, if that is not the system that was to be written to. */
function place(words: IssueWords): string {
	const system = failedAt(words);
	return system === words.there ? '' : `het ging mis bij ${system}: `;
}

function inField({ field }: IssueWords): string {
	return field === null ? '' : `, veld "${field}"`;
}

/** What could not be read: a record that is known, else one of them, or all where the side is the matter. */
function notRead({ record: one, noun }: IssueWords, isAll: boolean): string {
	if (one !== null) return `${one} kon`;
	return isAll ? `${capital(noun.many)} konden` : `Een ${noun.one} kon`;
}

function cause(words: IssueWords, dutch: DutchCause | undefined = known(words)): string {
	const inDutch = words.said('causeNl');
	if (inDutch !== null) return inDutch;
	const code = words.fact('causeCode');
	const inBrackets = code === null ? '' : ` (${code})`;
	const said = wordsOfOther(words);
	if (dutch === undefined) return `${said ?? 'er is geen oorzaak gegeven'}${inBrackets}`;
	return `${[dutch.cause, fields(words) ?? said].filter(Boolean).join(': ')}${inBrackets}`;
}

function known(words: IssueWords): DutchCause | undefined {
	const code = words.fact('causeCode');
	return code === null ? undefined : dutchCause(code);
}

/**
 * The words of another system, or the value that it is about. Our own messages are English, and hold those
 * in quotation marks.
 */
function wordsOfOther(words: IssueWords): string | null {
	const said = words.said('cause');
	const code = words.fact('causeCode');
	if (said === null) return null;
	if (code === null || known(words) === undefined || !isOurs(code)) return `"${said}"`;
	return /".+"|'[^']+'/.exec(said)?.[0] ?? null;
}

function fields(words: IssueWords): string | null {
	return words.said('fieldsNl');
}

/** What the flow itself says that a person has to do. */
function toDo(words: IssueWords): string | null {
	const inDutch = words.said('toDoNl');
	return inDutch === null ? null : `${inDutch}.`;
}

/** AccountView's record was to be changed there, and is not there. */
function goneThere(words: IssueWords): string | null {
	if (!isGoneThere(words)) return null;
	return `Is het in ${words.there} verwijderd, dan hoeft u niets te doen: de eerstvolgende run die alles leest, zoals die van de nacht, ziet dat en maakt het opnieuw aan waar AccountView leidend is. Moet het voorgoed weg, verwijder het dan in AccountView.`;
}

/** What is to be done about a cause that is known; else what the message itself says. */
function advice(words: IssueWords): string {
	const remedy = known(words)?.remedy;
	if (remedy !== undefined) return remedy;
	const said = known(words) === undefined ? words.said('remedy') : null;
	const here = `Pas ${words.noun.this} aan in ${words.here}.`;
	return said === null ? here : `${here} Advies bij de melding: "${said}."`;
}

function again({ nextTry }: IssueWords): string {
	return nextTry === null
		? 'De eerstvolgende run daarna probeert het opnieuw.'
		: `Het wordt vanzelf opnieuw geprobeerd, niet eerder dan ${nextTry}.`;
}

function attempts({ times }: IssueWords): string {
	return times > 1 ? ` ${times} keer geprobeerd.` : '';
}

function notBefore({ nextTry }: IssueWords): string {
	return nextTry === null ? '' : `, niet eerder dan ${nextTry}`;
}

function values(words: IssueWords): string {
	const field = words.field ?? 'een veld';
	const shown = `${field} is ${quoted(words.fact('accountView'))} in AccountView en ${quoted(words.fact('other'))} in ${words.otherName}`;
	const all = words.said('fields');
	return all === null || all === words.field ? shown : `${shown} (alle velden: ${all})`;
}

function quoted(value: string | null): string {
	return value === null ? 'leeg' : `"${value}"`;
}

function perhapsOneOf(words: IssueWords, several: string): IssueText {
	return {
		message: `${record(words)} lijkt op meerdere ${words.noun.many} die er niet meer zijn: ${several}. Van een ervan lijkt de sleutel gewijzigd.`,
		remedy: `Is het een daarvan, verplaats dan die koppeling met ${moveLink(words)}. Is het een nieuwe, verwijder dan deze oude in ${words.there}, en hij komt vanzelf; of laat Sync Compare hem als nieuw behandelen.`,
	};
}

function moveLink(words: IssueWords): string {
	return `Sync Ledger, Link: Import (${importKeys(words)}, On Existing: Replace)`;
}

function importKeys(words: IssueWords): string {
	const { pair } = words;
	return `AccountView Key: ${pair.accountView ?? 'het nummer in AccountView'}, Other Key: ${pair.other ?? `de sleutel in ${words.otherName}`}`;
}

/** A flow looked it up, or made it, and told its key. */
function isFound(words: IssueWords): boolean {
	return words.fact('found') === 'yes';
}

function labelOf({ label }: IssueWords): string {
	return label === null ? '' : ` (${label})`;
}

function position(words: IssueWords): string {
	const found = words.fact('position');
	return found === null ? '' : ` (item ${found} van de invoer)`;
}
