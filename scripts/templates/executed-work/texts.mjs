// @ts-check
/** What template 05 says: at the work order, and in its notes. */
import { MOVED_FROM, ORDER_NOW } from './expressions.mjs';

const LEFT_OUT =
	"$json.notTakenOver.map((line) => [line.articleCode, line.reason].filter(Boolean).join(': '))";
const LEFT_OUT_NL = LEFT_OUT.replace('line.reason', 'line.reasonNl');

/** What `addFailure` needs, by what holds a work order. */
export const CAUSES = {
	waiting: {
		cause: 'it waits for its sales order: no order number has been filled in yet',
		causeNl: 'hij wacht op de verkooporder: er is nog geen ordernummer ingevuld',
		toDo: 'Nothing, as long as flow 03 is on: it makes the order and fills the number in',
		toDoNl: 'Niets, zolang flow 03 aan staat: die maakt de order aan en vult het nummer in',
	},
	moved: {
		cause: `={{ 'its order was changed from ' + ${MOVED_FROM} + ' to ' + ${ORDER_NOW} + ', and its articles are still on ' + ${MOVED_FROM} }}`,
		causeNl: `={{ 'de order is gewijzigd van ' + ${MOVED_FROM} + ' in ' + ${ORDER_NOW} + ', en de artikelen staan nog op ' + ${MOVED_FROM} }}`,
		toDo: `={{ 'First take the articles off order ' + ${MOVED_FROM} + ' in AccountView, then they go to the new order by themselves; or fill order ' + ${MOVED_FROM} + ' in again at the work order' }}`,
		toDoNl: `={{ 'Haal de artikelen in AccountView eerst van order ' + ${MOVED_FROM} + ', dan gaan ze vanzelf naar de nieuwe order; of vul op de werkbon weer order ' + ${MOVED_FROM} + ' in' }}`,
	},
	leftOut: {
		cause: `={{ 'not all articles could be taken over to order ' + $json.number + '. ' + ${LEFT_OUT}.join('; ') + '. What is not named here is on the order' }}`,
		causeNl: `={{ 'niet alle artikelen konden naar order ' + $json.number + '. ' + ${LEFT_OUT_NL}.join('; ') + '. Wat hier niet staat, staat op de order' }}`,
		toDo: 'Correct the article in the work-order app, or add it in AccountView; the rest then goes by itself. Article numbers have to be the same on both sides, zeros and spaces included; capitals do not count',
		toDoNl:
			'Verbeter het artikel in de werkbonnen-app, of voeg het toe in AccountView; de rest gaat dan vanzelf mee. Artikelnummers moeten aan beide kanten gelijk zijn, ook de nullen en spaties; hoofdletters tellen niet',
	},
};

export const ABOUT = `## 05 · Executed Work

Puts the ticked articles of each checked work order on the sales order that it is linked to, ready to invoice, and sets the work order to handled.

**Nederlands** – Zet u een werkbon op gecontroleerd, dan komen de aangevinkte artikelen op de gekoppelde verkooporder in AccountView en gaat de werkbon naar verwerkt. Een artikel dat AccountView niet kent wordt bij de werkbon gemeld; de andere gaan gewoon door. Zodra het is hersteld verdwijnt de melding vanzelf.

**Fill in**
1. Your AccountView credential in **Companies**, **Put the Articles on the Order**, **Put What Is Missing on the Order** and **What Is Left on the Former Order**, the same in all four.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.

\`executedWork\` is \`on\` or \`off\`. Work orders that were checked before the first run go along: set those to handled that are on an invoice already.`;

export const READS = `## What is read
All work orders that are checked and not handled yet, in every run: by that the list of errors knows what is mended. \`updateStatus=false\` keeps the app from setting them to handled for having been read: a crash after that would lose the work. **Companies** tells Compare which company the credential has: after a switch nothing is written.`;

export const SENT_BEFORE = `## Nothing twice
Each line bears the number of its work order in front of its description, so that each work order brings its own. Only in the first run, and where an answer was lost, a line without a number and with the same article, quantity, price and description counts as this one: it may have been typed over by hand. Your AccountView has a column to spare on order lines? Name it for \`ownReference\` in the dictionary override of the credential.

What was tried before, or is checked again, is first looked up in the app: only work that is still checked goes on. A quantity that was corrected after it was sent is told at the work order, not appended once more: change it on the order in AccountView and the message goes. One whose order number was changed goes to the other order once its articles are off the former one. One that was renumbered keeps its first number on the lines.

Handled work is not read any more: set a work order back to checked to have it sent again. One that was changed while it was sent is set back by the flow.`;

export const LEFT = `## What is left out
A work order without a sales order waits and says so. What AccountView does not take is told at the work order; what it took stays. Both are tried again in every run, so a message goes by itself once the cause is mended.`;
