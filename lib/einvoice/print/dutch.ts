import type { PrintErrorCode } from './codes';

/** What went wrong and what to do, for those who read Dutch. */
export const PRINT_SENTENCES: Readonly<
	Record<PrintErrorCode, { readonly messageNl: string; readonly remedyNl: string }>
> = {
	EINVOICE_PRINTER_MISSING: {
		messageNl: 'Er is geen printer gekozen, dus het stuk is niet afgedrukt. De PDF is er nog.',
		remedyNl: 'Kies een printer-credential in deze node, of druk de PDF met de hand af.',
	},
	EINVOICE_PRINTER_ADDRESS_INVALID: {
		messageNl: 'Het adres van de printer is geen printeradres.',
		remedyNl:
			'Geef het als ipp://printer.local/ipp/print voor een printer, of als http://server:631/printers/NAAM voor een wachtrij van CUPS.',
	},
	EINVOICE_PRINTER_UNREACHABLE: {
		messageNl: 'De printer is niet bereikbaar.',
		remedyNl:
			'Kijk of hij aanstaat en verbonden is, en of naam en poort in het credential kloppen, gezien vanaf de machine van n8n.',
	},
	EINVOICE_PRINTER_CUT: {
		messageNl: 'De verbinding met de printer viel weg voordat hij had geantwoord.',
		remedyNl: 'Start opnieuw: wat hem is gevraagd, wordt daar eerst opgezocht.',
	},
	EINVOICE_PRINTER_CERTIFICATE: {
		messageNl: 'De verbinding met de printer is niet vertrouwd: het certificaat klopt niet.',
		remedyNl:
			'Zet het certificaat van de uitgever, of dat van de printer zelf, in het veld CA Certificate, en gebruik de naam die erin staat.',
	},
	EINVOICE_PRINTER_SIGN_IN: {
		messageNl:
			'De printer weigert gebruiker en wachtwoord, of deze gebruiker mag er niet afdrukken.',
		remedyNl:
			'Verbeter gebruiker en wachtwoord in het credential, of geef de gebruiker het recht om af te drukken.',
	},
	EINVOICE_PRINTER_UNKNOWN: {
		messageNl: 'Op dit adres is geen printer.',
		remedyNl:
			'Verbeter het pad van het adres: /ipp/print voor de meeste printers, /printers/NAAM voor een wachtrij van CUPS.',
	},
	EINVOICE_PRINTER_ANSWER_INVALID: {
		messageNl: 'Wat op dit adres antwoordt, is geen printer.',
		remedyNl: 'Verbeter pad en poort van het adres; de poort is meestal 631.',
	},
	EINVOICE_PRINTER_NO_PDF: {
		messageNl: 'De printer neemt geen PDF aan.',
		remedyNl: 'Maak er in CUPS een wachtrij voor en gebruik het adres daarvan.',
	},
	EINVOICE_PRINTER_NOT_ACCEPTING: {
		messageNl: 'De printer is zo ingesteld dat hij geen opdrachten aanneemt.',
		remedyNl: 'Laat opdrachten weer toe, in CUPS met "cupsaccept NAAM", en start opnieuw.',
	},
	EINVOICE_PRINTER_BUSY: {
		messageNl: 'De printer neemt nu geen opdracht meer aan.',
		remedyNl: 'Niets te doen: de volgende run drukt het stuk af.',
	},
	EINVOICE_PRINTER_REFUSED: {
		messageNl: 'De printer weigert dit stuk, of een wens erbij, en heeft het niet aangenomen.',
		remedyNl:
			'Laat weg wat hij niet kan, zoals dubbelzijdig of meer exemplaren, of kies een andere printer.',
	},
	EINVOICE_PRINTER_FAILED: {
		messageNl: 'De printer meldt een eigen fout.',
		remedyNl: 'Kijk bij de printer of zijn server, en start opnieuw.',
	},
	EINVOICE_PRINT_WAITING: {
		messageNl: 'De printer heeft het stuk, maar heeft het nog niet afgedrukt.',
		remedyNl:
			'Kijk bij de printer. De volgende run kijkt wat ervan is geworden en drukt niet dubbel af.',
	},
	EINVOICE_PRINT_ABORTED: {
		messageNl: 'De printer heeft de opdracht afgebroken.',
		remedyNl:
			'Kijk of er iets van in de lade ligt. Daarna: Print Job, Settle met Print Again, of een nieuwe revisie.',
	},
	EINVOICE_PRINT_CANCELED: {
		messageNl: 'Iemand heeft de opdracht bij de printer geannuleerd.',
		remedyNl: 'Moet het stuk toch op papier: Print Job, Settle met Print Again.',
	},
	EINVOICE_PRINT_WITH_ERRORS: {
		messageNl: 'De printer is klaar, maar meldt dat er fouten waren.',
		remedyNl:
			'Kijk of alle pagina’s er liggen, en meld dat met Print Job, Settle: afgedrukt, of opnieuw afdrukken.',
	},
	EINVOICE_PRINT_DOUBTFUL: {
		messageNl: 'Het is niet bekend of het stuk is afgedrukt.',
		remedyNl:
			'Kijk in de lade van de printer en meld het met Print Job, Settle. Tot dan wordt het niet opnieuw afgedrukt.',
	},
	EINVOICE_PRINT_REFUSED_BEFORE: {
		messageNl:
			'Het stuk is eerder niet afgedrukt en sindsdien niet veranderd; het is niet opnieuw geprobeerd.',
		remedyNl: 'Verhelp de oorzaak en gebruik Print Job, Settle met Print Again.',
	},
	EINVOICE_PRINT_OTHER_CONTENT: {
		messageNl: 'Dit stuk is al afgedrukt, of misschien, met een andere inhoud dan nu.',
		remedyNl:
			'Moet het opnieuw, geef dan een andere revisie. Hebben twee stukken dit nummer, verbeter er dan een.',
	},
	EINVOICE_PRINT_ELSEWHERE: {
		messageNl: 'Een andere printer heeft dit stuk, of misschien.',
		remedyNl:
			'Draai met het credential van die printer, of kijk daar en meld het met Print Job, Settle.',
	},
	EINVOICE_PRINT_IN_PROGRESS: {
		messageNl: 'Een andere run drukt dit stuk nu af.',
		remedyNl: 'Niets te doen: start over enkele minuten opnieuw om te zien wat ervan is geworden.',
	},
	EINVOICE_PRINT_TAKEN_OVER: {
		messageNl: 'Een andere run heeft dit stuk overgenomen.',
		remedyNl: 'Niets te doen: de latere run meldt wat ervan is geworden.',
	},
	EINVOICE_PRINT_STOPPED: {
		messageNl: 'De run is gestopt voordat bekend was wat er van de afdruk is geworden.',
		remedyNl: 'Start opnieuw: wat de printer heeft, wordt opgezocht en niet dubbel afgedrukt.',
	},
	EINVOICE_PRINT_GIVEN_UP: {
		messageNl: 'Het stuk wordt niet afgedrukt: iemand heeft dat zo besloten.',
		remedyNl: 'Moet het toch: Print Job, Settle met Print Again.',
	},
	EINVOICE_PRINT_JOB_UNKNOWN: {
		messageNl: 'Er is geen afdrukopdracht met deze sleutel.',
		remedyNl: 'Neem de sleutel uit Print Job, Get Many, met dezelfde opslag (Store).',
	},
	EINVOICE_PRINT_JOB_STATE: {
		messageNl: 'Met deze afdrukopdracht kan dat niet.',
		remedyNl: 'Geef een andere revisie om het stuk opnieuw af te drukken.',
	},
};
