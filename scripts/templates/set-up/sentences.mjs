// @ts-check
/** What the set-up form tells at its ends. */
import { either, inBoth, said, together, wordsFor } from '../parts/form-language.mjs';
import { FIRST_RUN_PATH } from '../first-run/preview.mjs';
import { factTable, labelOf, sameFormAddress } from '../parts/forms.mjs';
import { escaped } from '../parts/literals.mjs';
import { TABLE } from '../parts/settings.mjs';
import {
	ADDRESS_OF_APP,
	PAGE,
	ASKED,
	companies,
	CHOSEN_COMPANY,
	PAUSED,
	answer,
} from './questions.mjs';

/**
 * @typedef {import('./questions.mjs').Asked} Asked
 * @typedef {import('../parts/form-language.mjs').Words} Words
 */

const HEADINGS = said({
	nl: '<th>Code</th><th>Onderneming</th>',
	en: '<th>Code</th><th>Company</th>',
});

/** What the AccountView credential says of itself, as a list for a page. */
const COMPANY_LIST = `(${companies}.length === 0 ? '' : '<table><thead><tr>' + ${HEADINGS} + '</tr></thead><tbody>' + ${companies}.map((company) => '<tr><td>' + ${escaped('company.code')} + '</td><td>' + ${escaped('company.name')} + '</td></tr>').join('') + '</tbody></table>')`;

/** Why the connection does not work, and what to do, by the code of the check. */
const CAUSES = {
	AV_RIGHT_MISSING: {
		nl: 'De AccountView-gebruiker waarmee u bent aangemeld, mag de toepassing of de gekozen onderneming niet gebruiken. Geef deze gebruiker in AccountView het recht om de toepassing te gebruiken en het recht op de onderneming. Open daarna in n8n het AccountView-credential, kies <b>Connect</b> en meld u opnieuw aan.',
		en: 'The AccountView user that you are signed in with may not use the application, or not the chosen company. Give this user the right to use the application and the right to the company in AccountView. Then open the AccountView credential in n8n, choose <b>Connect</b> and sign in again.',
	},
	AV_COMPANY_MISSING: {
		nl: 'In het AccountView-credential is geen onderneming gekozen. Vul daar bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
		en: 'No company is chosen in the AccountView credential. Fill in one of these codes there at <b>Company Code</b>, and begin this form again.',
	},
	AV_COMPANY_UNKNOWN: {
		nl: 'De onderneming die in het AccountView-credential staat, hoort niet bij deze gebruiker. Vul bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
		en: 'The company in the AccountView credential does not belong to this user. Fill in one of these codes at <b>Company Code</b>, and begin this form again.',
	},
	AV_TOKEN_REJECTED: {
		nl: 'De aanmelding bij AccountView geldt niet (meer). Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
		en: 'The sign-in at AccountView is not valid, or no longer valid. Open the AccountView credential in n8n, choose <b>Connect</b> and sign in.',
	},
	AV_GRANT_REVOKED: {
		nl: 'De aanmelding bij AccountView is ingetrokken of verlopen. Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
		en: 'The sign-in at AccountView was revoked or has expired. Open the AccountView credential in n8n, choose <b>Connect</b> and sign in.',
	},
	AV_CLIENT_REJECTED: {
		nl: 'AccountView kent deze toepassing niet: controleer in het AccountView-credential <b>Client ID</b> en <b>Client Secret</b>.',
		en: 'AccountView does not know this application: check <b>Client ID</b> and <b>Client Secret</b> in the AccountView credential.',
	},
	AV_UNREACHABLE: {
		nl: 'AccountView is niet te bereiken. Controleer in het credential het adres, en probeer het later opnieuw.',
		en: 'AccountView cannot be reached. Check the address in the credential, and try again later.',
	},
	AV_TIMEOUT: {
		nl: 'AccountView gaf geen antwoord. Probeer het later opnieuw.',
		en: 'AccountView gave no answer. Try again later.',
	},
	AV_SERVER_DOWN: {
		nl: 'AccountView is op dit moment niet beschikbaar. Probeer het later opnieuw.',
		en: 'AccountView is not available at the moment. Try again later.',
	},
};

const OTHER_CAUSE = said({
	nl: 'AccountView antwoordde niet zoals verwacht. Hieronder staat in het Engels wat er aan de hand is.',
	en: 'AccountView did not answer as expected. Below it says what is the matter.',
});

/** A user who sees no company at all lacks the right to any. */
const CODE = `($json.code === 'AV_COMPANY_MISSING' && ${companies}.length === 0 ? 'AV_RIGHT_MISSING' : $json.code)`;

export const NOT_CONNECTED = together(
	`<p>{{ ${either(wordsFor(CAUSES, CODE, OTHER_CAUSE))} }}</p>{{ ${COMPANY_LIST} }}<p><i>`,
	{ nl: 'In English: ', en: '' },
	`{{ ${escaped('$json.message')} }}</i></p>`,
);

const CHOSEN = escaped(CHOSEN_COMPANY);
const OF_CREDENTIAL = escaped(`${companies}.find((company) => company.chosen)?.code`);

export const OTHER_COMPANY = {
	nl: `<p>U koos onderneming <b>{{ ${CHOSEN} }}</b>, maar het AccountView-credential hoort bij <b>{{ ${OF_CREDENTIAL} }}</b>. Een node kan geen andere onderneming kiezen dan zijn credential.</p><p>Vul in n8n in het AccountView-credential bij <b>Company Code</b> deze code in: <b>{{ ${CHOSEN} }}</b>. Begin daarna dit formulier opnieuw. Er is niets bewaard.</p>`,
	en: `<p>You chose company <b>{{ ${CHOSEN} }}</b>, but the AccountView credential belongs to <b>{{ ${OF_CREDENTIAL} }}</b>. A node cannot choose another company than its credential.</p><p>Fill in this code at <b>Company Code</b> in the AccountView credential in n8n: <b>{{ ${CHOSEN} }}</b>. Then begin this form again. Nothing was kept.</p>`,
};

const ADDRESS_GIVEN = escaped(answer(ADDRESS_OF_APP));

export const BAD_ADDRESS = {
	nl: `<p>Het adres van de werkbonnen-app moet beginnen met <b>https://</b> of <b>http://</b>; u gaf: {{ ${ADDRESS_GIVEN} }}</p><p>Begin het formulier opnieuw. Er is niets bewaard.</p>`,
	en: `<p>The address of the work-order app has to begin with <b>https://</b> or <b>http://</b>; you gave: {{ ${ADDRESS_GIVEN} }}</p><p>Begin the form again. Nothing was kept.</p>`,
};

export const NOT_SAVED = {
	nl: `<p>De tabel <b>${TABLE}</b> kon niet worden gemaakt: {{ ${escaped('$json.error')} }}</p><p>Data tables moeten in n8n aan staan. Er is niets bewaard.</p>`,
	en: `<p>The table <b>${TABLE}</b> could not be made: {{ ${escaped('$json.error')} }}</p><p>Data tables have to be switched on in n8n. Nothing was kept.</p>`,
};

/** A setting as a person reads it. @param {Asked} asked @returns {readonly [Words, string]} */
function shown(asked) {
	const value =
		asked.choices === undefined
			? `(${answer(asked)} || '–')`
			: labelOf(asked.choices, answer(asked));
	return [inBoth((language) => withoutHint(asked.label[language])), value];
}

/** @param {string} label */
const withoutHint = (label) => label.replace(/ \(.*\)$/, '');

const RUNS = `${PAUSED} === 'no'`;
const FIRST_RUN = sameFormAddress(FIRST_RUN_PATH);

const WHAT_NOW = {
	nl: `<h2>En nu?</h2><p>{{ ${RUNS} ? 'De koppeling loopt. Bekijken wat zij zou doen kan altijd:' : 'De koppeling wacht tot u haar start. Bekijk eerst wat zij zou doen, en start haar daarna:' }} <a href="{{ ${FIRST_RUN} }}">naar de eerste synchronisatie</a>.</p><p>Iets veranderen? Vul dit formulier opnieuw in{{ ${RUNS} ? '; de volgende run gaat ermee verder' : '' }}.</p>`,
	en: `<h2>What now?</h2><p>{{ ${RUNS} ? 'The link is running. You can always look at what it would do:' : 'The link waits until you start it. First look at what it would do, and then start it:' }} <a href="{{ ${FIRST_RUN} }}">to the first run</a>.</p><p>Change something? Fill in this form again{{ ${RUNS} ? '; the next run goes on with it' : '' }}.</p>`,
};

export const SAVED = together(
	factTable([
		[{ nl: 'Onderneming', en: 'Company' }, `$('${PAGE}').first().json.company`],
		...ASKED.map(shown),
	]),
	WHAT_NOW,
);
