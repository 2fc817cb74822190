// @ts-check
/** What template 06 says: at the hour entry, and in its notes. */
import { ENTRY, ENTRY_OF, UNUSABLE } from './expressions.mjs';

/**
 * All that cannot be booked of an entry, one after the other.
 * @param {Readonly<Record<keyof typeof UNUSABLE, readonly [lacking: string, wrong: string]>>} words for each what
 * is said of nothing, and of what stands there: it follows
 */
const unusable = (words) =>
	`[${Object.entries(words)
		.map(
			([field, [lacking, wrong]]) =>
				`((value) => value === null ? '' : value === '' ? '${lacking}' : '${wrong} ' + value)(${UNUSABLE[/** @type {keyof typeof UNUSABLE} */ (field)]})`,
		)
		.join(', ')}].filter(Boolean).join('; ')`;

/** What `addFailure` needs, by what an entry lacks or why it was refused. */
export const CAUSES = {
	incomplete: {
		cause: `={{ ${unusable({
			date: ['it has no date', 'its date is none:'],
			hours: ['it has no number of hours', 'its hours are no number:'],
			kind: [
				'it does not say whether it is working or travelling time',
				'its kind of time is neither work nor travel:',
			],
		})} }}`,
		causeNl: `={{ ${unusable({
			date: ['de datum ontbreekt', 'dit is geen datum:'],
			hours: ['het aantal uren ontbreekt', 'dit is geen aantal uren:'],
			kind: [
				'er staat niet bij of het werktijd of reistijd is',
				'dit is geen werktijd en geen reistijd:',
			],
		})} }}`,
		toDo: 'Correct the entry in the work-order app; the hours then go by themselves',
		toDoNl: 'Verbeter de urenregel in de werkbonnen-app; de uren gaan dan vanzelf mee',
	},
	noCode: {
		cause: `={{ (${ENTRY}.employeeName || 'the employee') + ' has no unique code in the work-order app' }}`,
		causeNl: `={{ (${ENTRY}.employeeName || 'de medewerker') + ' heeft in de werkbonnen-app geen unieke code' }}`,
		toDo: 'Fill in as the unique code of the employee in the work-order app the number that AccountView knows the employee by; the hours then go by themselves',
		toDoNl:
			'Vul bij de medewerker in de werkbonnen-app als unieke code het medewerkernummer van AccountView in; de uren gaan dan vanzelf mee',
	},
	noType: {
		cause: `={{ 'no hour type is set for ' + (${ENTRY}.kind === 'travel' ? 'travelling' : 'working') + ' time' }}`,
		causeNl: `={{ 'er is geen uursoort ingesteld voor ' + (${ENTRY}.kind === 'travel' ? 'reistijd' : 'werktijd') }}`,
		toDo: 'Choose the hour type in the set-up form (00); the hours then go by themselves',
		toDoNl: 'Kies de uursoort in het instelformulier (00); de uren gaan dan vanzelf mee',
	},
	tooMany: {
		cause: `={{ $json.error }}`,
		causeNl: `={{ String(${ENTRY_OF}.hours).replace('.', ',') + ' uur kan niet: een medewerker krijgt op een dag meer dan 0 en ten hoogste 24 uur, samen met wat er van ' + ${ENTRY_OF}.date + ' al in AccountView staat' }}`,
		toDo: 'Correct the hours of that day, at the entries in the work-order app or in AccountView; they then go by themselves',
		toDoNl:
			'Verbeter de uren van die dag, bij de urenregels in de werkbonnen-app of in AccountView; ze gaan dan vanzelf mee',
	},
	tooFine: {
		cause: `={{ $json.error }}`,
		causeNl: `={{ String(${ENTRY_OF}.hours).replace('.', ',') + ' uur heeft meer dan twee cijfers achter de komma, en AccountView houdt er twee bij' }}`,
		toDo: 'Round the hours to two decimals in the app; they then go by themselves',
		toDoNl:
			'Rond de uren in de werkbonnen-app af op twee cijfers achter de komma; ze gaan dan vanzelf mee',
	},
	refused: {
		cause: `={{ $json.error }}`,
		causeNl: `={{ 'AccountView weigert het: ' + ($json.error.match(/".+"/) ?? ['"' + $json.error + '"'])[0] }}`,
		toDo: `={{ 'If AccountView has no employee ' + ${ENTRY_OF}.employee + ', correct the unique code at the employee in the work-order app, not at the hours. If it is the hour type, choose it again in the set-up form (00). Else correct the entry in the work-order app. It then goes by itself' }}`,
		toDoNl: `={{ 'Staat medewerker ' + ${ENTRY_OF}.employee + ' niet in AccountView, verbeter dan in de werkbonnen-app de unieke code bij de medewerker, niet de uren. Gaat het om de uursoort, kies die dan opnieuw in het instelformulier (00). Verbeter anders de urenregel in de werkbonnen-app. De uren gaan dan vanzelf mee' }}`,
	},
};

export const ABOUT = `## 06 · Hours

Sends the hours that were recorded in the app to AccountView, and marks them as exported with the reference by which AccountView knows them.

**Nederlands** – Stuurt de geschreven uren naar AccountView: medewerker (unieke code), project, uursoort, datum, omschrijving en aantal. Uren van een medewerker zonder unieke code, of die AccountView niet kent, staan met een melding bij de urenregel; ze gaan vanzelf mee zodra dat is hersteld.

**Fill in**
1. Your AccountView credential in **Companies** and **Store in AccountView**, the same in both.
2. The credential with the app's token in the HTTP Request nodes.
3. The hour types for working and for travelling time, and the address of the app, in **Settings**, unless the set-up flow (00) keeps them in the table *AccountView settings*: what stands there wins. Nothing is sent for a kind of time without an hour type.

\`hours\` is \`on\` or \`off\`.`;

export const READS = `## What is read
All hours that are open, in every run: by that the list of errors knows what is mended. \`updateStatus=false\` keeps the app from setting them to exported for having been read: a crash after that would lose the hours. **Companies** tells Compare which company the credential has: after a switch nothing is written.`;

export const NOTHING_TWICE = `## Nothing twice
Each entry bears an own reference in AccountView, such as \`field-service-17\`, by which a repeat is recognised. What was tried before is first looked up in the app.

Hours that are in the books are not changed from here: an entry that was corrected after it was sent is told, until it is the same on both sides. One that was corrected while it was sent is set back to open by the flow, and then told.

Exported hours are not read any more: set an entry back to open to have it looked at again.`;

export const LACKING = `## What is lacking
It is told at the entry, in the app's own list too (07), and tried again in every run.`;
