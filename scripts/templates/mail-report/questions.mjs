// @ts-check
/** What the form of template 11 asks, and the message that its answers make. */
import { GIVEN, said } from '../parts/form-language.mjs';
import { listOf, valueOfLabel } from '../parts/forms.mjs';

/** The processes of the matrix, as the form names them. */
const PROCESSES = [
	{ label: { nl: 'Factuur', en: 'Invoice' }, value: 'factuur' },
	{ label: { nl: 'Herinnering', en: 'Reminder' }, value: 'herinnering' },
	{ label: { nl: 'Rapport', en: 'Report' }, value: 'rapport' },
	{ label: { nl: 'Anders', en: 'Other' }, value: 'anders' },
];

/** Each by its own name, in both languages of the form. */
const LANGUAGES = [
	{ label: { nl: 'Nederlands', en: 'Nederlands' }, value: 'NL' },
	{ label: { nl: 'English', en: 'English' }, value: 'EN' },
	{ label: { nl: 'Deutsch', en: 'Deutsch' }, value: 'DE' },
];

const OWN = {
	nl: 'Verstuur vanuit mijn persoonlijke profiel',
	en: 'Send from my personal profile',
};

/** Of the first page. */
export const FIELDS = [
	{
		fieldName: 'to',
		fieldLabel: {
			nl: 'Aan (meer adressen met een komma ertussen)',
			en: 'To (several addresses with a comma in between)',
		},
		fieldType: 'text',
		placeholder: 'ans@klant.example, kantoor@klant.example',
		requiredField: true,
	},
	{
		fieldName: 'process',
		fieldLabel: { nl: 'Soort bericht', en: 'Kind of message' },
		fieldType: 'dropdown',
		fieldOptions: listOf(PROCESSES.map(({ label }) => label)),
		defaultValue: { nl: 'Rapport', en: 'Report' },
		requiredField: true,
	},
	{
		fieldName: 'administration',
		fieldLabel: {
			nl: 'Administratie (mag leeg blijven)',
			en: 'Administration (may be left empty)',
		},
		fieldType: 'text',
		placeholder: 'DEMO',
	},
	{
		fieldName: 'reference',
		fieldLabel: {
			nl: 'Kenmerk, zoals het factuurnummer (leeg: vandaag en de bestandsnaam)',
			en: 'Reference, such as the invoice number (empty: today and the name of the file)',
		},
		fieldType: 'text',
		placeholder: '20260012',
	},
	{
		fieldName: 'subject',
		fieldLabel: { nl: 'Onderwerp', en: 'Subject' },
		fieldType: 'text',
		requiredField: true,
	},
	{
		fieldName: 'message',
		fieldLabel: { nl: 'Bericht', en: 'Message' },
		fieldType: 'textarea',
		requiredField: true,
	},
	{
		fieldName: 'signature',
		fieldLabel: { nl: 'Ondertekening', en: 'Signature' },
		fieldType: 'text',
		placeholder: { nl: 'Ans Bos, administratie', en: 'Ans Bos, accounts' },
		requiredField: true,
	},
	{
		fieldName: 'language',
		fieldLabel: { nl: 'Taal van de groet', en: 'Language of the greeting' },
		fieldType: 'dropdown',
		fieldOptions: listOf(LANGUAGES.map(({ label }) => label)),
		defaultValue: { nl: 'Nederlands', en: 'English' },
		requiredField: true,
	},
	{
		fieldName: 'files',
		fieldLabel: { nl: 'Bestanden', en: 'Files' },
		fieldType: 'file',
		multipleFiles: true,
		requiredField: true,
	},
	{
		fieldName: 'own',
		fieldLabel: { nl: 'Afzender', en: 'Sender' },
		fieldType: 'checkbox',
		fieldOptions: listOf([OWN]),
	},
];

/**
 * What the message is known by: the reference, or the day with the name of the file. Long ones are told
 * apart by a digest, since the second would else be refused for being another message of the same key.
 */
const NUMBER = `((name) => name.length <= 60 ? name : name.slice(0, 50) + ' ' + name.hash('sha256').slice(0, 9))($json.reference || $now.toISODate() + ' ' + (Object.values($binary)[0]?.fileName ?? $json.subject))`;

/** The form's answers in the words of the nodes; the files go with them. */
export const ITEM = `{ to: $json.to, subject: $json.subject, message: $json.message, signature: $json.signature ?? '', language: ${valueOfLabel(LANGUAGES, '$json.language')} ?? 'NL', process: ${valueOfLabel(PROCESSES, '$json.process')} ?? ($json.process ?? '').toLowerCase(), administration: $json.administration ?? '', user: ($json.own ?? []).includes(${said(OWN)}) ? (${GIVEN}.user?.email ?? '') : '', number: ${NUMBER}, attachments: Object.keys($binary).join(',') }`;
