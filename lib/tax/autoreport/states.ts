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

/** States of the list in which AutoReport does no more by itself, and what each means. */
const OVER: Readonly<Partial<Record<Report['listState'], Meaning>>> = {
	'Log-on failed': failed('Aanmelden bij de overheid mislukt', 'Logging on failed', CERTIFICATE),
	'Error in report': failed('Fout in de aangifte', 'Error in the report', CONTENT),
	'Sending failed': failed('Verzenden mislukt', 'Sending failed', AGAIN),
	Cancelled: failed('Geannuleerd', 'Cancelled', AGAIN),
};

const REFUSED = 'NotAccepted By Government';

/**
 * Every state that a report has been in, one of them the end once there is one. The end is what the whole report
 * says: "accepted" only what AutoReport shows as accepted by the government, whatever was refused before; given
 * up only what its list of reports says so of. Until then AutoReport may still try again.
 */
export function statusesOf(report: Report): readonly StatusReport[] {
	const end = endOf(report);
	return report.history.map(({ state, at, message }, index) => {
		const isFinal = index === end?.index;
		const known = isFinal ? end.meaning : meaningOf(state);
		const outcome = known.outcome === 'rejected' && !isFinal ? 'delayed' : known.outcome;
		return { ...known, outcome, code: state, at, fault: message, isFinal };
	});
}

/** The line that is the end, and what it means; null while there is none. */
function endOf({
	history,
	listState,
	isAcceptedByGovernment,
}: Report): { readonly index: number; readonly meaning: Meaning } | null {
	const last = history.length - 1;
	const orLast = (index: number): number => (index === -1 ? last : index);
	if (isAcceptedByGovernment) {
		const acknowledged = history.findLastIndex(({ state }) => state === 'Acknowledged');
		return { index: orLast(acknowledged), meaning: ACCEPTED };
	}
	const failure = history.findLastIndex(({ state }) => meaningOf(state).outcome === 'rejected');
	const line = history[failure];
	const givenUp = OVER[listState];
	if (givenUp !== undefined) {
		return {
			index: orLast(failure),
			meaning: line === undefined ? givenUp : meaningOf(line.state),
		};
	}
	const isRefused = listState === 'Processed' && line?.state === REFUSED;
	return isRefused ? { index: failure, meaning: meaningOf(REFUSED) } : null;
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
