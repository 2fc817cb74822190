// @ts-check
/** What the set-up form tells at its ends: pages in Dutch. */
import { formAddress } from '../parts/forms.mjs';
import { labelOf } from '../parts/forms-dutch.mjs';
import { escaped, literal } from '../parts/literals.mjs';
import { TABLE } from '../parts/settings.mjs';
import { PAGE, ASKED, companies, CHOSEN_COMPANY, PAUSED, answer } from './questions.mjs';

/** @typedef {import('./questions.mjs').Asked} Asked */

/** What the AccountView credential says of itself, as a list for a page. */
const COMPANY_LIST = `${companies}.length === 0 ? '' : '<table><thead><tr><th>Code</th><th>Onderneming</th></tr></thead><tbody>' + ${companies}.map((company) => '<tr><td>' + ${escaped('company.code')} + '</td><td>' + ${escaped('company.name')} + '</td></tr>').join('') + '</tbody></table>'`;

const SIGN_IN_AGAIN =
	'Open daarna in n8n het AccountView-credential, kies <b>Connect</b> en meld u opnieuw aan.';

/** Why the connection does not work, and what to do, by the code of the check. */
const CAUSES = {
	AV_RIGHT_MISSING: `De AccountView-gebruiker waarmee u bent aangemeld, mag de toepassing of de gekozen onderneming niet gebruiken. Geef deze gebruiker in AccountView het recht om de toepassing te gebruiken en het recht op de onderneming. ${SIGN_IN_AGAIN}`,
	AV_COMPANY_MISSING:
		'In het AccountView-credential is geen onderneming gekozen. Vul daar bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
	AV_COMPANY_UNKNOWN:
		'De onderneming die in het AccountView-credential staat, hoort niet bij deze gebruiker. Vul bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
	AV_TOKEN_REJECTED:
		'De aanmelding bij AccountView geldt niet (meer). Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
	AV_GRANT_REVOKED:
		'De aanmelding bij AccountView is ingetrokken of verlopen. Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
	AV_CLIENT_REJECTED:
		'AccountView kent deze toepassing niet: controleer in het AccountView-credential <b>Client ID</b> en <b>Client Secret</b>.',
	AV_UNREACHABLE:
		'AccountView is niet te bereiken. Controleer in het credential het adres, en probeer het later opnieuw.',
	AV_TIMEOUT: 'AccountView gaf geen antwoord. Probeer het later opnieuw.',
	AV_SERVER_DOWN: 'AccountView is op dit moment niet beschikbaar. Probeer het later opnieuw.',
};

/** A user who sees no company at all lacks the right to any. */
const CODE = `($json.code === 'AV_COMPANY_MISSING' && ${companies}.length === 0 ? 'AV_RIGHT_MISSING' : $json.code)`;

export const NOT_CONNECTED = `<p>{{ ({ ${Object.entries(CAUSES)
	.map(([code, text]) => `${code}: ${literal(text)}`)
	.join(
		', ',
	)} })[${CODE}] ?? 'AccountView antwoordde niet zoals verwacht. Hieronder staat in het Engels wat er aan de hand is.' }}</p>{{ ${COMPANY_LIST} }}<p><i>In English: {{ ${escaped('$json.message')} }}</i></p>`;

export const OTHER_COMPANY = `<p>U koos onderneming <b>{{ ${escaped(CHOSEN_COMPANY)} }}</b>, maar het AccountView-credential hoort bij <b>{{ ${escaped(`${companies}.find((company) => company.chosen)?.code`)} }}</b>. Een node kan geen andere onderneming kiezen dan zijn credential.</p><p>Vul in n8n in het AccountView-credential bij <b>Company Code</b> deze code in: <b>{{ ${escaped(CHOSEN_COMPANY)} }}</b>. Begin daarna dit formulier opnieuw. Er is niets bewaard.</p>`;

export const BAD_ADDRESS = `<p>Het adres van de werkbonnen-app moet beginnen met <b>https://</b> of <b>http://</b>; u gaf: {{ ${escaped(answer(ASKED[0] ?? { row: '', label: '' }))} }}</p><p>Begin het formulier opnieuw. Er is niets bewaard.</p>`;

export const NOT_SAVED = `<p>De tabel <b>${TABLE}</b> kon niet worden gemaakt: {{ ${escaped('$json.error')} }}</p><p>Data tables moeten in n8n aan staan. Er is niets bewaard.</p>`;

/** A setting as a person reads it. @param {Asked} asked */
function shown(asked) {
	const value =
		asked.choices === undefined
			? `(${answer(asked)} || '–')`
			: labelOf(asked.choices, answer(asked));
	return `<tr><td>${asked.label.replace(/ \(.*\)$/, '')}</td><td>{{ ${escaped(value)} }}</td></tr>`;
}

export const SAVED = `<table><tbody><tr><td>Onderneming</td><td>{{ ${escaped(`$('${PAGE}').first().json.company`)} }}</td></tr>${ASKED.map(shown).join('')}</tbody></table><h2>En nu?</h2><p>{{ ${PAUSED} === 'no' ? 'De koppeling loopt. Bekijken wat zij zou doen kan altijd:' : 'De koppeling wacht tot u haar start. Bekijk eerst wat zij zou doen, en start haar daarna:' }} <a href="{{ ${formAddress('accountview-first-run')} }}">naar de eerste synchronisatie</a>.</p><p>Iets veranderen? Vul dit formulier opnieuw in{{ ${PAUSED} === 'no' ? '; de volgende run gaat ermee verder' : '' }}.</p>`;
