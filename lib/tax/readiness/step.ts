import type { Bilingual } from '../language';

/** One thing that has to be in order before anything can be filed. */
export interface ReadinessStep extends Bilingual {
	/** Which one: a word that never changes meaning. */
	readonly step: string;
	/** `warning`: filing works today, and will not for long or not for everybody. */
	readonly state: 'ok' | 'missing' | 'warning';
	/** What to do, unless it is in order. */
	readonly remedy?: Bilingual;
}

const DAY_MS = 86_400_000;
/** A new PKIoverheid certificate takes weeks. */
const WARN_DAYS = 30;

export function inOrder(step: string, sentence: Bilingual): ReadinessStep {
	return { step, state: 'ok', ...sentence };
}

export function lacking(step: string, sentence: Bilingual, remedy: Bilingual): ReadinessStep {
	return { step, state: 'missing', ...sentence, remedy };
}

export function doubtful(step: string, sentence: Bilingual, remedy: Bilingual): ReadinessStep {
	return { step, state: 'warning', ...sentence, remedy };
}

/** Whether anything can be filed as it is. */
export function isReady(steps: readonly ReadinessStep[]): boolean {
	return steps.every(({ state }) => state !== 'missing');
}

/**
 * Until when a certificate can be filed with.
 *
 * @param validity moments in milliseconds since 1970
 */
export function expiryStep(
	validity: { readonly from: number; readonly until: number },
	now: number,
): ReadinessStep {
	const step = 'certificateExpiry';
	const from = dayOf(validity.from);
	const until = dayOf(validity.until);
	if (now < validity.from) {
		return lacking(
			step,
			{
				nl: `Het certificaat is pas geldig vanaf ${from}.`,
				en: `The certificate is not valid before ${from}.`,
			},
			{
				nl: 'Wacht tot die dag, of gebruik het certificaat dat nu geldig is.',
				en: 'Wait until that day, or use the certificate that is valid now.',
			},
		);
	}
	if (now > validity.until) {
		return lacking(
			step,
			{
				nl: `Het certificaat is op ${until} verlopen.`,
				en: `The certificate expired on ${until}.`,
			},
			NEW_ONE,
		);
	}
	const days = Math.floor((validity.until - now) / DAY_MS);
	const sentence = {
		nl: `Het certificaat is geldig tot en met ${until} (nog ${days} ${days === 1 ? 'dag' : 'dagen'}).`,
		en: `The certificate is valid until ${until} (${days} more ${days === 1 ? 'day' : 'days'}).`,
	};
	return days < WARN_DAYS ? doubtful(step, sentence, NEW_ONE) : inOrder(step, sentence);
}

const NEW_ONE: Bilingual = {
	nl: 'Vraag bij de uitgever een nieuw PKIoverheid-certificaat aan; dat kan weken duren.',
	en: 'Ask the issuer for a new PKIoverheid certificate; that may take weeks.',
};

export function dayOf(moment: number): string {
	return new Date(moment).toISOString().slice(0, 10);
}
