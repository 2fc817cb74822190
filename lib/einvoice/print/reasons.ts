import type { Bilingual } from '../invoice/language';

const WORDS: Readonly<Record<string, readonly [en: string, nl: string]>> = {
	'media-empty': ['the paper has run out', 'het papier is op'],
	'media-needed': ['paper has to be put in', 'er moet papier worden bijgelegd'],
	'media-low': ['there is little paper left', 'het papier is bijna op'],
	'media-jam': ['paper is jammed', 'er zit papier vast'],
	'toner-empty': ['the toner has run out', 'de toner is op'],
	'toner-low': ['there is little toner left', 'de toner is bijna op'],
	'marker-supply-empty': ['ink or toner has run out', 'de inkt of toner is op'],
	'marker-supply-low': ['there is little ink or toner left', 'de inkt of toner is bijna op'],
	'marker-waste-full': ['the waste container is full', 'de afvalbak voor inkt of toner is vol'],
	'developer-empty': ['the developer has run out', 'de ontwikkelaar is op'],
	'cover-open': ['a cover is open', 'er staat een klep open'],
	'door-open': ['a door is open', 'er staat een deur open'],
	'interlock-open': ['a door is open', 'er staat een deur open'],
	'input-tray-missing': ['a paper tray is missing', 'er ontbreekt een papierlade'],
	'output-tray-missing': ['the output tray is missing', 'de uitvoerlade ontbreekt'],
	'output-area-full': ['the output tray is full', 'de uitvoerlade is vol'],
	'fuser-over-temp': ['it is too hot', 'hij is te heet'],
	'spool-area-full': ['its memory is full', 'zijn geheugen is vol'],
	paused: ['it has been paused', 'hij is op pauze gezet'],
	'moving-to-paused': ['it is being paused', 'hij wordt op pauze gezet'],
	'hold-new-jobs': ['it holds new jobs', 'hij houdt nieuwe opdrachten vast'],
	offline: ['it is offline', 'hij is offline'],
	shutdown: ['it is switched off', 'hij staat uit'],
	'timed-out': ['it does not answer its server', 'hij antwoordt zijn server niet'],
	'connecting-to-device': [
		'its server is connecting to it',
		'zijn server probeert hem te bereiken',
	],
	'cups-missing-filter': [
		'its server cannot convert the document',
		'zijn server kan het document niet omzetten',
	],
	'account-authorization-failed': ['it asks for an account', 'hij vraagt om een account'],
	'account-limit-reached': [
		'the allowance of this account is used up',
		'het tegoed van dit account is op',
	],
	'job-canceled-by-user': ['a user called it off', 'een gebruiker heeft hem geannuleerd'],
	'job-canceled-by-operator': ['the operator called it off', 'de beheerder heeft hem geannuleerd'],
	'job-canceled-at-device': [
		'it was called off at the printer',
		'hij is bij de printer geannuleerd',
	],
	'aborted-by-system': ['the printer gave it up', 'de printer heeft hem afgebroken'],
	'document-format-error': ['the PDF cannot be read', 'de PDF is niet te lezen'],
	'unsupported-document-format': ['it takes no PDF', 'hij neemt geen PDF aan'],
	'document-password-error': ['the PDF asks for a password', 'de PDF vraagt om een wachtwoord'],
	'document-permission-error': ['the PDF may not be printed', 'de PDF mag niet worden afgedrukt'],
	'document-security-error': ['the PDF is protected', 'de PDF is beveiligd'],
	'document-unprintable-error': ['the PDF cannot be printed', 'de PDF is niet af te drukken'],
	'document-access-error': ['it could not get the document', 'hij kon het document niet ophalen'],
	'compression-error': ['what it got is damaged', 'wat hij kreeg is beschadigd'],
	'job-incoming': ['the document is still on its way', 'het document is nog onderweg'],
	'job-data-insufficient': ['the document is still on its way', 'het document is nog onderweg'],
	'job-hold-until-specified': ['it is held until later', 'hij wordt vastgehouden tot later'],
	'job-held-for-authorization': [
		'somebody has to release it at the printer',
		'iemand moet hem bij de printer vrijgeven',
	],
	'job-held-for-release': [
		'somebody has to release it at the printer',
		'iemand moet hem bij de printer vrijgeven',
	],
	'job-password-wait': [
		'somebody has to release it at the printer',
		'iemand moet hem bij de printer vrijgeven',
	],
	'job-queued': ['other jobs come first', 'andere opdrachten gaan voor'],
	'queued-in-device': ['other jobs come first', 'andere opdrachten gaan voor'],
	'printer-stopped': ['the printer stands still', 'de printer staat stil'],
	'printer-stopped-partly': [
		'a part of the printer stands still',
		'een deel van de printer staat stil',
	],
	'resources-are-not-ready': [
		'something it needs is not there, such as this paper',
		'er ontbreekt iets, zoals dit papier',
	],
	'service-off-line': ['it is offline', 'hij is offline'],
	'job-completed-with-errors': ['it ended with errors', 'hij eindigde met fouten'],
	'errors-detected': ['there were errors', 'er waren fouten'],
};

/** What says nothing to a person. */
const SILENT: ReadonlySet<string> = new Set([
	'none',
	'job-printing',
	'job-completed-successfully',
	'job-transforming',
	'job-outgoing',
	'job-interpreting',
	'processing-to-stop-point',
]);

const SEVERITY = /-(?:error|warning|report)$/;

/**
 * What a printer says of itself or of a job, for people: its `printer-state-reasons` or `job-state-reasons`. A word
 * of its maker stays as it is; '' for nothing worth telling.
 */
export function reasonsInWords(keywords: readonly string[]): Bilingual {
	const known = keywords.flatMap((keyword) => {
		if (SILENT.has(keyword)) return [];
		const words = WORDS[keyword] ?? WORDS[keyword.replace(SEVERITY, '')];
		return [words ?? ([keyword, keyword] as const)];
	});
	return {
		en: joined(known.map(([en]) => en)),
		nl: joined(known.map(([, nl]) => nl)),
	};
}

function joined(words: readonly string[]): string {
	return [...new Set(words)].join(', ');
}
