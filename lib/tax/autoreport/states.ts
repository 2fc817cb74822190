import type { StatusReport } from '../filings/channel';
import type { Bilingual } from '../language';
import type { Report } from './wire';

type Meaning = Bilingual & Pick<StatusReport, 'outcome' | 'remedy'>;

const LOG_ON: Bilingual = {
	nl: 'Meld u aan in Visma.net AutoReport en geef de aangifte daar vrij.',
	en: 'Log on to Visma.net AutoReport and let the report go there.',
};
const CERTIFICATE: Bilingual = {
	nl: 'Controleer in AutoReport onder Instellingen > Nederland-Digipoort het certificaat, en dien daarna opnieuw in.',
	en: 'Check the certificate in AutoReport under Instellingen > Nederland-Digipoort, then file again.',
};
const CONTENT: Bilingual = {
	nl: 'Lees wat er bij de status staat, verbeter de aangifte en dien haar opnieuw in.',
	en: 'Read what the status says, mend the return and file it again.',
};
const AGAIN: Bilingual = {
	nl: 'Dien dezelfde aangifte opnieuw in.',
	en: 'File the same return again.',
};

/**
 * The detailed states of a report. Source: the user documentation of AutoReport
 * (docs.vismasoftware.no/autoreport, extended report view), which names them and does not explain each.
 */
const STATES: Readonly<Record<string, Meaning>> = {
	'Data Received': under('Ontvangen door AutoReport', 'Received by AutoReport'),
	'Wait For Authentication': {
		...under('Wacht op aanmelding', 'Waits for somebody to log on'),
		remedy: LOG_ON,
	},
	'Login Required': { ...under('Aanmelden is nodig', 'Somebody has to log on'), remedy: LOG_ON },
	'Report fetched': under('Aangifte opgehaald', 'Report fetched'),
	'Report validated': under('Aangifte gecontroleerd', 'Report validated'),
	Forwarded: under('Doorgestuurd', 'Forwarded'),
	Sending: under('Wordt verzonden', 'Being sent'),
	Sent: under('Verzonden naar de overheid', 'Sent to the government'),
	Acknowledged: {
		nl: 'Ontvangst bevestigd door de overheid',
		en: 'Acknowledged by the government',
		outcome: 'received',
	},
	'Ready for download': under('Ontvangstbewijs staat klaar', 'Receipt is ready'),
	'NotAccepted By Government': failed(
		'Niet geaccepteerd door de overheid',
		'Not accepted by the government',
		CONTENT,
	),
	'Error Log On': failed('Aanmelden bij de overheid mislukt', 'Logging on failed', CERTIFICATE),
	'Error in Report': failed('Fout in de aangifte', 'Error in the report', CONTENT),
	'Error Validating Report': failed(
		'Controle van de aangifte mislukt',
		'The report could not be validated',
		CONTENT,
	),
	'Error Forwarding': failed('Doorsturen mislukt', 'Forwarding failed', AGAIN),
	'Error Report Upload': failed('Uploaden mislukt', 'Uploading the report failed', AGAIN),
	Canceled: failed('Geannuleerd', 'Cancelled', AGAIN),
};

const ACCEPTED: Meaning = {
	nl: 'Geaccepteerd door de overheid',
	en: 'Accepted by the government',
	outcome: 'accepted',
};

/** States of the list in which AutoReport does no more by itself. */
const OVER: ReadonlySet<Report['listState']> = new Set([
	'Log-on failed',
	'Error in report',
	'Sending failed',
	'Cancelled',
]);

/**
 * Every state that a report has been in. "Accepted" is only one that was acknowledged and that AutoReport shows
 * as accepted by the government. An error is the end when nothing comes after it and the list of reports says so
 * too: before that AutoReport may still try again.
 */
export function statusesOf(report: Report): readonly StatusReport[] {
	const last = report.history.length - 1;
	return report.history.map(({ state, at, message }, index) => {
		const isAccepted = state === 'Acknowledged' && report.isAcceptedByGovernment;
		const known = isAccepted ? ACCEPTED : meaningOf(state);
		const isRefused = state === 'NotAccepted By Government';
		const isGivenUp = index === last && known.outcome === 'rejected' && OVER.has(report.listState);
		const isFinal = isAccepted || isRefused || isGivenUp;
		const outcome = known.outcome === 'rejected' && !isFinal ? 'delayed' : known.outcome;
		return { ...known, outcome, code: state, at, fault: message, isFinal };
	});
}

function meaningOf(state: string): Meaning {
	const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
	return (
		known ?? { nl: `Onbekende status ${state}`, en: `Unknown status ${state}`, outcome: 'unknown' }
	);
}

function under(nl: string, en: string): Meaning {
	return { nl, en, outcome: 'pending' };
}

function failed(nl: string, en: string, remedy: Bilingual): Meaning {
	return { nl, en, outcome: 'rejected', remedy };
}
