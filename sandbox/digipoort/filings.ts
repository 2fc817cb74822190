import { randomUUID } from 'node:crypto';
import { z } from 'zod4';
import { text } from './soap-answer';
import { instanceProblems } from './instance-check';

const stepSchema = z.object({
	code: z.string(),
	words: z.string(),
	fault: z.object({ code: z.string(), words: z.string() }).exactOptional(),
});

export const keptFilingSchema = z.object({
	/** Digipoort's reference. */
	kenmerk: z.string(),
	berichtsoort: z.string(),
	aanleverkenmerk: z.string(),
	nummer: z.string(),
	type: z.string(),
	/** Subject of the certificate that it was signed with. */
	signer: z.string(),
	/** The instance as it came. */
	content: z.string(),
	at: z.number(),
	/** Codes that are given so far; each question brings the next of the walk. */
	statuses: z.array(stepSchema.extend({ at: z.number() })),
	/** What is still to come. */
	walk: z.array(stepSchema),
});

/** What was delivered, with how far it has come. */
export type KeptFiling = z.output<typeof keptFilingSchema>;
export type Step = z.output<typeof stepSchema>;
export type KeptStatus = KeptFiling['statuses'][number];

const WORDS: Readonly<Record<string, string>> = {
	'105': 'Aanleverproces gestart',
	'100': 'Aanleveren gelukt',
	'200': 'Authenticatie gelukt',
	'210': 'Authenticatie niet gelukt',
	'301': 'Validatie gelukt',
	'311': 'Validatie niet gelukt',
	'321': 'Technische fout bij validatie',
	'400': 'Afleveren uitvragende partij gelukt',
	'405': 'Afleveren naar uitvragende partij bezig...',
	'410': 'Afleveren niet gelukt',
	'500': 'Validatie bij de uitvragende partij gelukt',
	'510': 'Validatie bij de uitvragende partij niet gelukt',
};

/** Codes that an accepted return goes through. */
export const USUAL_WALK = ['105', '100', '200', '301', '405', '400', '500'];

/** What is not valid goes no further. */
const INVALID_WALK = ['105', '100', '200', '311'];

/** What Digipoort keeps of what was delivered. */
export class Filings {
	#kept: KeptFiling[] = [];
	readonly #walks: string[][] = [];

	constructor(
		private readonly now: () => number,
		private readonly changed: () => void = () => undefined,
	) {}

	/** The next filing goes through these codes; later ones as usual. */
	nextWalk(codes: readonly string[]): void {
		this.#walks.push([...codes]);
	}

	clear(): void {
		this.#kept = [];
		this.#walks.length = 0;
		this.changed();
	}

	load(saved: readonly KeptFiling[]): void {
		this.#kept = [...saved];
	}

	all(): readonly KeptFiling[] {
		return this.#kept;
	}

	take(facts: Omit<KeptFiling, 'kenmerk' | 'at' | 'statuses' | 'walk'>): KeptFiling {
		const problems = instanceProblems(facts.content, facts);
		const scripted = this.#walks.shift() ?? USUAL_WALK;
		const codes = problems.length === 0 ? scripted : INVALID_WALK;
		const filing: KeptFiling = {
			...facts,
			kenmerk: randomUUID(),
			at: this.now(),
			statuses: [],
			walk: codes.map((code) => step(code, problems)),
		};
		this.#kept.push(filing);
		this.changed();
		return filing;
	}

	/** Each question finds it two statuses further. */
	statusesOf(kenmerk: string): readonly KeptStatus[] | undefined {
		const filing = this.#kept.find((one) => one.kenmerk === kenmerk);
		for (const next of filing?.walk.splice(0, 2) ?? []) {
			filing?.statuses.push({ ...next, at: this.now() });
		}
		this.changed();
		return filing?.statuses;
	}

	of(berichtsoort: string, nummer: string): readonly KeptFiling[] {
		return this.#kept.filter((one) => one.berichtsoort === berichtsoort && one.nummer === nummer);
	}
}

function step(code: string, problems: readonly string[]): Step {
	const words = WORDS[code] ?? `Status ${code}`;
	if (code === '311') {
		const found = problems.length === 0 ? ['De periode past niet bij de aangifte.'] : problems;
		const details = `<messages>${found.map((one) => `<msg level="error">${text(one)}</msg>`).join('')}</messages>`;
		return { code, words, fault: { code: 'VAS500', words: details } };
	}
	if (code === '321') return { code, words, fault: { code: 'VAS400', words: 'Probeer later' } };
	if (code === '410') return { code, words, fault: { code: 'AFS400', words: 'Niet afgeleverd' } };
	return { code, words };
}
