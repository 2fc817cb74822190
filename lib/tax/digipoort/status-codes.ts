import type { Bilingual } from '../language';

/** What a status of Digipoort means for the filing. */
export type StatusOutcome =
	/** Under way. */
	| 'pending'
	/** The tax authority has it and has not checked it yet. */
	| 'received'
	| 'accepted'
	| 'rejected'
	/** Something went wrong at Digipoort, which tries again by itself. */
	| 'delayed'
	/** A number that is not in the list: shown, and asked for again. */
	| 'unknown';

export interface StatusMeaning extends Bilingual {
	readonly outcome: StatusOutcome;
	/** Whether no other status comes after it. */
	readonly isFinal: boolean;
	/** What to do, where a person has to do something. */
	readonly remedy?: Bilingual;
}

const CERTIFICATE_REMEDY: Bilingual = {
	nl: 'Controleer of het certificaat geldig is en of deze ondernemer of intermediair er aangifte mee mag doen. Dien daarna opnieuw in.',
	en: 'Check that the certificate is valid and that this taxpayer or intermediary may file with it. Then file again.',
};
const CONTENT_REMEDY: Bilingual = {
	nl: 'Lees wat er bij de status staat, verbeter de aangifte en dien haar opnieuw in.',
	en: 'Read what the status says, mend the return and file it again.',
};
const RESEND_REMEDY: Bilingual = {
	nl: 'Dien dezelfde aangifte opnieuw in.',
	en: 'File the same return again.',
};

/**
 * The statuses of a filing. Source: Logius, "Statussen en foutcodes Digipoort", 1.6; what the list leaves
 * open, such as whether 230 is the end, is told as the safer of the two: a person looks.
 */
const STATUSES: Readonly<Record<string, StatusMeaning>> = {
	'105': under('Aanleverproces gestart', 'Delivery has begun'),
	'100': under('Aanleveren gelukt', 'Delivered'),
	'110': under('Aanleverproces wordt aangeboden', 'Delivery is being offered'),
	'200': under('Authenticatie gelukt', 'Signed in'),
	'210': refused('Authenticatie niet gelukt', 'Signing in failed', CERTIFICATE_REMEDY),
	'220': refused('Autorisatie niet gelukt', 'Not authorised', CERTIFICATE_REMEDY),
	'230': refused(
		'Technische fout bij de autorisatie',
		'Technical fault while authorising',
		RESEND_REMEDY,
	),
	'301': under('Validatie gelukt', 'Validated'),
	'311': refused('Validatie niet gelukt', 'Validation failed', CONTENT_REMEDY),
	'321': delayed('Technische fout bij de validatie', 'Technical fault while validating'),
	'405': under('Afleveren naar uitvragende partij bezig', 'Being handed over to the tax authority'),
	'400': {
		nl: 'Afleveren uitvragende partij gelukt',
		en: 'Handed over to the tax authority',
		outcome: 'received',
		isFinal: false,
	},
	'410': refused('Afleveren niet gelukt', 'Could not be handed over', RESEND_REMEDY),
	'420': delayed('Technische fout bij het afleveren', 'Technical fault while handing over'),
	'500': {
		nl: 'Validatie bij de uitvragende partij gelukt',
		en: 'Accepted by the tax authority',
		outcome: 'accepted',
		isFinal: true,
	},
	'510': refused(
		'Validatie bij de uitvragende partij niet gelukt',
		'Refused by the tax authority',
		CONTENT_REMEDY,
	),
	'710': refused('Terugkoppeling niet gelukt', 'The answer could not be given', CONTENT_REMEDY),
	'720': delayed('Technische fout bij de terugkoppeling', 'Technical fault while answering'),
};

/** What a status says. Only 500 is "accepted". */
export function meaningOfStatus(code: string): StatusMeaning {
	const known = Object.hasOwn(STATUSES, code) ? STATUSES[code] : undefined;
	return (
		known ?? {
			nl: `Onbekende status ${code}`,
			en: `Unknown status ${code}`,
			outcome: 'unknown',
			isFinal: false,
		}
	);
}

function under(nl: string, en: string): StatusMeaning {
	return { nl, en, outcome: 'pending', isFinal: false };
}

function delayed(nl: string, en: string): StatusMeaning {
	return { nl, en, outcome: 'delayed', isFinal: false };
}

function refused(nl: string, en: string, remedy: Bilingual): StatusMeaning {
	return { nl, en, outcome: 'rejected', isFinal: true, remedy };
}
