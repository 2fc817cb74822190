import type { MailErrorCode } from './errors';

/** What went wrong and what to do, for those who read Dutch. */
export interface InDutch {
	readonly messageNl: string;
	readonly remedyNl: string;
}

const GOES_LATER =
	'De eerstvolgende run na die tijd verzendt het; wat met een formulier is gemaakt, vult u dan opnieuw in.';

const SENTENCES: Readonly<Record<MailErrorCode, readonly [message: string, remedy: string]>> = {
	MAIL_PROFILE_INVALID: [
		'Het e-mailprofiel is niet goed ingevuld.',
		'Open in n8n het credential van het profiel en verbeter het; de test daarvan zegt wat er niet klopt.',
	],
	MAIL_PROFILE_NONE: [
		'In de profielmatrix past geen regel bij dit bericht.',
		'Voeg een regel toe, of een regel met alleen een profiel: dat is het systeemprofiel, voor alles waar niets anders past.',
	],
	MAIL_PROFILE_AMBIGUOUS: [
		'In de profielmatrix spreken regels elkaar tegen over dit bericht.',
		'Verwijder alle regels behalve één, of vul in de regel die voorgaat nog een kolom in.',
	],
	MAIL_ADDRESS_INVALID: [
		'Een van de e-mailadressen is geen geldig adres.',
		'Verbeter het adres. Zet tussen meer adressen een komma.',
	],
	MAIL_HEADER_INVALID: [
		'Het onderwerp, een naam of een extra kopregel kan zo niet: er staat een teken in dat daar niet mag, zoals een nieuwe regel, er is een woord in te lang, of deze manier van verzenden kent de kopregel niet of neemt er niet zo veel.',
		'Verbeter de tekst of de naam van de kopregel; de Engelse melding noemt hem.',
	],
	MAIL_RECIPIENT_MISSING: ['Het bericht heeft geen ontvanger.', 'Vul een e-mailadres in.'],
	MAIL_RECIPIENTS_TOO_MANY: [
		'Het bericht heeft meer ontvangers dan het profiel in één bericht of op één dag toestaat.',
		'Verdeel de ontvangers over meer berichten.',
	],
	MAIL_CONTENT_INVALID: [
		'Het bericht kan zo niet worden verzonden: het heeft geen tekst en geen bijlage, of het heeft HTML, die een concept niet kan hebben.',
		'Vul een tekst in of voeg een bijlage toe, en laat bij een concept HTML leeg.',
	],
	MAIL_ATTACHMENT_MISSING: [
		'Een bijlage is er niet, dus er is niets verzonden.',
		'Kies het bestand opnieuw, of zet de stap die het maakt vóór het verzenden.',
	],
	MAIL_ATTACHMENT_UNREADABLE: [
		'Een bijlage kon niet worden gelezen, dus er is niets verzonden.',
		'Maak of kies het bestand opnieuw.',
	],
	MAIL_FOLDER_UNUSABLE: [
		'Het concept kan niet in de map worden gezet, en is dus niet gemaakt.',
		'Maak de map aan en sta n8n toe om erin te schrijven (N8N_RESTRICT_FILE_ACCESS_TO).',
	],
	MAIL_TEMPLATE_MISSING: [
		'Er is geen e-mailsjabloon voor dit proces in deze taal.',
		'Voeg een sjabloon toe, of een zonder taal: dat geldt voor alle talen.',
	],
	MAIL_TEMPLATE_FIELD_UNKNOWN: [
		'Het e-mailsjabloon vraagt om een veld dat dit bericht niet heeft, dus er is niets verzonden.',
		'Verbeter de naam van het veld in het sjabloon.',
	],
	MAIL_SENDER_NOT_ALLOWED: [
		'Het profiel staat deze afzender niet toe.',
		'Zet het adres in het profiel bij Allowed Senders, of kies een andere afzender.',
	],
	MAIL_SENDER_REFUSED: [
		'De mailserver laat deze aanmelding niet met dit afzenderadres verzenden.',
		'Vul in het profiel een afzender in die de mailserver toestaat, meestal het adres van de aanbieder zelf. Het bericht blijft wachten.',
	],
	MAIL_FROM_REFUSED: [
		'De mailserver laat dit account niet verzenden als de afzender die dit bericht vraagt.',
		'Kies voor dit bericht een andere afzender, of laat From leeg voor die van het profiel.',
	],
	MAIL_LOGIN_REFUSED: [
		'De mailserver weigert de aanmelding van het profiel.',
		'Met OAuth2: open het credential en verbind het account opnieuw. Met een wachtwoord: verbeter het; bij tweestapsverificatie is een app-wachtwoord nodig. Het bericht blijft wachten.',
	],
	MAIL_LOGIN_MISSING: [
		'De mailserver vraagt om een aanmelding, en het profiel heeft er geen.',
		'Vul in het credential gebruiker en wachtwoord in. Het bericht blijft wachten.',
	],
	MAIL_PASSWORDS_SWITCHED_OFF: [
		'De aanbieder neemt van programma’s geen wachtwoorden meer aan.',
		'Maak een profiel met OAuth2 en kies dat. Het bericht blijft wachten.',
	],
	MAIL_RIGHT_MISSING: [
		'Dit account heeft niet het recht om zo te verzenden.',
		'Laat de beheerder het recht geven: voor SMTP bij Microsoft 365 Authenticated SMTP bij de mailbox, voor een gedeelde mailbox Full Access en Send As. Het bericht blijft wachten.',
	],
	MAIL_SECURITY_MISMATCH: [
		'Poort en beveiliging van het profiel passen niet bij elkaar.',
		'Kies bij poort 465 TLS en bij poort 587 STARTTLS. Het bericht blijft wachten.',
	],
	MAIL_CERTIFICATE_UNTRUSTED: [
		'Het certificaat van de mailserver wordt niet vertrouwd.',
		'Is het verlopen, dan moet wie de mailserver beheert het vernieuwen. Controleer anders de naam van de server, of zet bij een eigen server het certificaat in het profiel. Het bericht blijft wachten.',
	],
	MAIL_ENCRYPTION_UNAVAILABLE: [
		'De mailserver biedt geen versleuteling, of alleen verouderde, en het profiel vraagt die.',
		'Controleer server en poort. Het bericht blijft wachten.',
	],
	MAIL_ENCRYPTION_REQUIRED: [
		'De mailserver vraagt om versleuteling, en in het profiel is geen gekozen.',
		'Kies in het profiel STARTTLS of TLS. Het bericht blijft wachten.',
	],
	MAIL_MACHINE_BLOCKED: [
		'De mailserver neemt geen mail aan van het adres van deze computer.',
		'Vraag de aanbieder, of wie de genoemde lijst beheert, om het adres vrij te geven, of laat het op de eigen mailserver toestaan. Het bericht blijft wachten.',
	],
	MAIL_RECIPIENTS_REFUSED: [
		'De mailserver weigert de ontvanger.',
		'Controleer het adres; met een ander adres gaat het bericht opnieuw.',
	],
	MAIL_MAILBOX_FULL: [
		'De mailbox van de ontvanger is vol.',
		'Vraag de ontvanger om ruimte te maken en handel het bericht hier af met "opnieuw versturen", of verstuur het op een andere manier.',
	],
	MAIL_OWN_MAILBOX_FULL: [
		'De mailbox waaruit het bericht wordt verzonden, is vol.',
		'Maak er ruimte, ook bij de verwijderde berichten, of vraag de beheerder om meer. Het bericht blijft wachten.',
	],
	MAIL_PARTLY_REFUSED: [
		'Een deel van de ontvangers heeft het bericht, de andere zijn geweigerd.',
		'Stuur het de anderen op een andere manier of op een verbeterd adres, en handel het daarna hier af.',
	],
	MAIL_PARTLY_DEFERRED: [
		'Een deel van de ontvangers heeft het bericht al, de mailserver vroeg om bij de anderen later terug te komen.',
		'U hoeft niets te doen: alleen wie het nog niet heeft, krijgt het. Stuur het niet opnieuw aan iedereen.',
	],
	MAIL_TOO_LARGE: [
		'Het bericht is groter dan de mailserver aanneemt.',
		'Maak de bijlagen kleiner, of verdeel ze over meer berichten.',
	],
	MAIL_REFUSED: [
		'De mailserver weigert het bericht.',
		'Verander waar de server over valt, zoals een verdachte bijlage of tekst; daarna gaat het opnieuw.',
	],
	MAIL_REFUSED_BEFORE: [
		'Het bericht is niet opnieuw geprobeerd, want het is eerder geweigerd en niet veranderd.',
		'Verander het bericht, of handel het af met "opnieuw versturen".',
	],
	MAIL_GIVEN_UP: [
		'Iemand heeft besloten dat dit bericht niet wordt verzonden.',
		'Moet het toch, handel het dan af met "opnieuw versturen".',
	],
	MAIL_SERVER_UNREACHABLE: [
		'De mailserver is niet te bereiken.',
		'Controleer het netwerk, een firewall of virusscanner en de naam van de server. De eerstvolgende run probeert het opnieuw.',
	],
	MAIL_SERVER_BUSY: ['De mailserver vroeg om het later nog eens te proberen.', GOES_LATER],
	MAIL_DEFERRED: ['Het bericht wacht tot het later opnieuw kan.', GOES_LATER],
	MAIL_LIMIT_REACHED: [
		'Het profiel heeft het aantal berichten bereikt dat het mag verzenden.',
		GOES_LATER,
	],
	MAIL_BUSY: [
		'Een andere run is dit bericht op dit moment aan het verzenden.',
		'Kijk over een paar minuten wat ervan is gekomen.',
	],
	MAIL_TAKEN_OVER: ['Een latere run heeft dit bericht overgenomen.', 'Kijk wat die ervan zegt.'],
	MAIL_DOUBTFUL: [
		'Het is niet zeker of het bericht is verzonden: het antwoord van de mailserver is niet binnengekomen of niet opgeschreven.',
		'Kijk in de verzonden berichten, op het kopieadres of bij de ontvanger, en handel het af. Tot die tijd wordt het niet herhaald.',
	],
	MAIL_SENT_MAIL_UNREACHABLE: [
		'De map met verzonden mail van dit profiel is niet te openen, dus of dit bericht is verzonden, blijft onzeker.',
		'Controleer in het credential van het profiel Sent Mail Host, Port en Folder. Of maak Sent Mail Host leeg, en handel wat onzeker is met de hand af.',
	],
	MAIL_KEY_REUSED: [
		'Onder dit kenmerk is al een ander bericht verzonden, dus dit is niet verzonden.',
		'Geef dit bericht een ander kenmerk.',
	],
	MAIL_KEY_MISSING: [
		'Het bericht heeft geen bruikbaar kenmerk, dus het is niet verzonden.',
		'Vul een kort kenmerk in, zoals het nummer van het stuk.',
	],
	MAIL_ENTRY_UNKNOWN: ['Dit bericht staat niet (meer) in de lijst.', 'Open de lijst opnieuw.'],
	MAIL_ENTRY_STATE: [
		'Dit kan niet meer: het bericht is al vertrokken.',
		'Open de lijst opnieuw en kijk wat er nu van staat.',
	],
	MAIL_ENTRY_MOVED_ON: [
		'Het bericht is opnieuw geprobeerd nadat u ernaar keek, dus er is niets afgehandeld.',
		'Open de lijst opnieuw en kijk wat er van de laatste poging is gekomen.',
	],
	MAIL_STATE_INVALID: [
		'Wat er van dit bericht is bewaard, is niet leesbaar.',
		'Zet een reservekopie van de opslag terug.',
	],
	MAIL_CANCELLED: [
		'De run is gestopt voordat dit bericht werd verzonden.',
		'Start de run opnieuw.',
	],
};

const BY_CODE: ReadonlyMap<string, readonly [string, string]> = new Map(Object.entries(SENTENCES));

/** What an earlier try ran into says more than that there was one. */
const WITH_CAUSE: ReadonlySet<string> = new Set(['MAIL_DEFERRED', 'MAIL_REFUSED_BEFORE']);

/**
 * Undefined for a code of another room.
 *
 * @param cause code of what it comes from, where that is known
 */
export function inDutch(code: string, cause?: string): InDutch | undefined {
	const found = BY_CODE.get(code);
	if (found === undefined) return undefined;
	const [message, ownRemedy] = found;
	const why = WITH_CAUSE.has(code) ? BY_CODE.get(cause ?? '')?.[0] : undefined;
	const remedyNl =
		cause === 'MAIL_PARTLY_DEFERRED' ? (BY_CODE.get(cause)?.[1] ?? ownRemedy) : ownRemedy;
	return { messageNl: why === undefined ? message : `${message} ${why}`, remedyNl };
}
