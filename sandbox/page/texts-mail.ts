import type { Language } from './page-language';

/** The words of the mailbox: Dutch and English under the same names. */
export const MAIL_TEXTS = {
	nl: {
		mailbox: 'Postbus',
		hint: 'Elke mail die in de proefomgeving is verzonden, de nieuwste eerst. Er gaat niets het internet op.',
		noMails: 'Er is nog geen mail. Wat een flow of formulier verzendt, komt hier.',
		received: 'Ontvangen',
		from: 'Van',
		to: 'Aan',
		subject: 'Onderwerp',
		files: 'Bijlagen',
		noSubject: '(geen onderwerp)',
		allMails: 'Alle mail',
		text: 'Tekst',
		html: 'Opgemaakt',
		headers: 'Kopregels',
		sandbox: 'Proefomgeving',
		otherLanguage: 'English',
	},
	en: {
		mailbox: 'Mailbox',
		hint: 'Every mail that was sent in the sandbox, the newest first. Nothing goes out onto the internet.',
		noMails: 'There is no mail yet. What a flow or form sends comes here.',
		received: 'Received',
		from: 'From',
		to: 'To',
		subject: 'Subject',
		files: 'Files',
		noSubject: '(no subject)',
		allMails: 'All mail',
		text: 'Text',
		html: 'Formatted',
		headers: 'Headers',
		sandbox: 'Sandbox',
		otherLanguage: 'Nederlands',
	},
} as const satisfies Record<Language, Record<string, string>>;

/** The words in one language. */
export type MailTexts = Record<keyof (typeof MAIL_TEXTS)['nl'], string>;
