// @ts-check
/** How pages and mails speak of filings, in Dutch and in English. */
import { inBoth, wordsFor } from './form-language.mjs';
import { stepFailure } from './profiles.mjs';

/** @typedef {import('./form-language.mjs').Words} Words */

/** States of filings as people call them. @type {Readonly<Record<string, Words>>} */
const STATES = {
	prepared: { nl: 'klaargezet', en: 'prepared' },
	approved: { nl: 'goedgekeurd, nog niet verzonden', en: 'approved, not sent' },
	sending: { nl: 'wordt verzonden', en: 'being sent' },
	sent: { nl: 'verzonden, uitkomst volgt', en: 'sent, outcome to come' },
	doubtful: { nl: 'niet zeker of zij is aangekomen', en: 'not certain whether it has arrived' },
	accepted: { nl: 'geaccepteerd', en: 'accepted' },
	rejected: { nl: 'niet geaccepteerd', en: 'refused' },
};

/** Of one that was on its way, which is approved again where it did not arrive. */
const FOLLOWED = {
	...STATES,
	approved: { nl: 'niet aangekomen, dien haar opnieuw in', en: 'not arrived, file it again' },
};

/** @param {string} state expression */
export const stateOf = (state) => wordsFor(STATES, state);

/** What is filed. @param {string} filing expression @returns {Words} expressions */
export const whatIs = (filing) => ({
	nl: `((${filing}.kind === 'icp' ? 'ICP-opgaaf ' : 'Btw-aangifte ') + ${filing}.period + ' van ' + ${filing}.administration)`,
	en: `((${filing}.kind === 'icp' ? 'ICP statement ' : 'VAT return ') + ${filing}.period + ' of ' + ${filing}.administration)`,
});

/** What is filed, and its state, as a sentence. @param {string} filing expression @param {Words} state expressions */
const sentenceOf = (filing, state) => ({
	nl: `${whatIs(filing).nl} + ' is ' + ${state.nl}`,
	en: `${whatIs(filing).en} + ': ' + ${state.en}`,
});

/** How far one is. @param {string} filing expression @returns {Words} expressions */
export const howFarIs = (filing) => sentenceOf(filing, stateOf(`${filing}.state`));

/** How far one is that was on its way. @param {string} filing expression @returns {Words} expressions */
export const whatCameOf = (filing) => sentenceOf(filing, wordsFor(FOLLOWED, `${filing}.state`));

/** The last status. @param {string} filing expression @returns {Words} expressions */
export const statusOf = (filing) => ({
	nl: `(${filing}.statusNl || 'nog geen')`,
	en: `(${filing}.status || 'none yet')`,
});

/**
 * Why it is in this state; what the channel itself says stays as it is. The reason that is kept of a
 * refusal has the status in Dutch.
 * @param {string} filing expression @returns {Words} expressions
 */
export const reasonOf = (filing) => ({
	nl: `${filing}.reason`,
	en: `(${filing}.state === 'rejected' ? [${filing}.status, ${filing}.statuses.findLast((one) => one.isFinal)?.fault ?? ''].filter((words) => words !== '').join(': ') : ${filing}.reason)`,
});

/** What went wrong with a step, for a page. */
export const WRONG = stepFailure({
	nl: 'AccountView of Digipoort',
	en: 'AccountView or Digipoort',
});

/** Of the mail about the outcome. @param {string} filing expression @returns {Words} expressions */
export const outcomeSubject = (filing) =>
	inBoth(
		(language) =>
			`${whatIs(filing)[language]} + ': ' + ${wordsFor(FOLLOWED, `${filing}.state`)[language]}`,
	);

/** Of the mail about the outcome. @param {string} filing expression @returns {Words} expressions */
export function outcomeText(filing) {
	const came = whatCameOf(filing);
	const status = statusOf(filing);
	const reason = inBoth(
		(language) => `(${filing}.reason ? ${reasonOf(filing)[language]} + '\\n\\n' : '')`,
	);
	return {
		nl: `${came.nl} + '.\\n\\n' + ${reason.nl} + 'Laatste status: ' + ${status.nl} + '\\nGoedgekeurd door: ' + ${filing}.approvedBy + '\\nKenmerk: ' + ${filing}.channelReference + '\\n\\nHet ontvangstbewijs met alle statussen is bijgevoegd.'`,
		en: `${came.en} + '.\\n\\n' + ${reason.en} + 'Last status: ' + ${status.en} + '\\nApproved by: ' + ${filing}.approvedBy + '\\nReference: ' + ${filing}.channelReference + '\\n\\nThe receipt with all statuses is attached.'`,
	};
}
