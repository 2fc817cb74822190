import { HourEntries, type HourEntryInput, type HourOutcome } from '../../../../lib/accountview';
import { seededRandom } from '../../../../sandbox/data/random';
import { clientWith } from '../support/client-with';
import { HoursDouble } from './hours-double';

/**
 * Random entries against an AccountView that cuts connections, refuses lines, stores halves and
 * knows one sheet a request or several; the same list is sent until all is well.
 */

const RUNS = 40;
/** Faults of one AccountView; a round without one gets everything through. */
const MOST_FAULTS = 14;
const ROUNDS = MOST_FAULTS + 2;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it(`whatever is cut or refused, nothing is lost and nothing is there twice (SEED=${seed})`, async () => {
	for (let run = 0; run < RUNS; run += 1) await checkRun(seededRandom(seed + run), seed + run);
});

async function checkRun(random: () => number, runSeed: number): Promise<void> {
	const entries = randomEntries(random);
	const double = randomDouble(random);
	const linesPerRequest = 1 + Math.floor(random() * 12);
	let outcomes: readonly HourOutcome[] = [];
	const told = new Set<string>();
	for (let round = 0; round < ROUNDS; round += 1) {
		outcomes = await new HourEntries(clientWith(double.handler).client).create(entries, {
			linesPerRequest,
		});
		for (const [place, { outcome }] of outcomes.entries()) {
			if (outcome === 'created') told.add(entries[place]?.ownReference ?? '');
		}
	}
	const wanted = entries
		.filter(({ project }) => project !== 'P9')
		.map(({ ownReference }) => ownReference);
	const stored = double.texts.map((text) => /^\[(.*)\]/.exec(String(text))?.[1]);
	const where = `SEED=${runSeed}`;
	expect([where, ...stored.toSorted()]).toEqual([where, ...new Set(wanted.toSorted())]);
	expect(
		[where, ...told].every((reference) => reference === where || stored.includes(reference)),
	).toBe(true);
	for (const [place, outcome] of outcomes.entries()) {
		const expected = entries[place]?.project === 'P9' ? 'failed' : 'alreadyThere';
		expect([where, place, outcome.outcome]).toEqual([where, place, expected]);
	}
}

function randomEntries(random: () => number): readonly HourEntryInput[] {
	const pick = <T>(...from: readonly [T, ...T[]]): T =>
		from[Math.floor(random() * from.length)] ?? from[0];
	const count = Math.floor(random() * 40);
	const entries = Array.from({ length: count }, (_, place) => ({
		employee: pick('JAN', 'PIET', 'KEES', 'ANNA'),
		project: pick('P1', 'P2', 'P3', 'P4', 'P9'),
		hourType: pick('WERK', 'REIS'),
		date: `2026-03-${pick('02', '03', '09', '10', '17')}`,
		hours: 0.25,
		description: pick('', 'Werktijd', 'Een omschrijving die nooit helemaal zal passen'),
		ownReference: `R-${place}`,
	}));
	return entries.flatMap((entry) => (random() < 0.1 ? [entry, entry] : [entry]));
}

/** Cuts become rarer, so that every list gets through in the end. */
function randomDouble(random: () => number): HoursDouble {
	let left = Math.floor(random() * (MOST_FAULTS + 1));
	const answers = ['full', 'key-only', 'empty'] as const;
	return new HoursDouble({
		refuses: ({ PROJ_CODE }) => (PROJ_CODE === 'P9' ? 'Project P9 is afgesloten.' : undefined),
		severalSheets: random() < 0.7,
		storesHalves: random() < 0.5,
		answer: answers[Math.floor(random() * answers.length)] ?? 'full',
		fault: () => {
			if (left === 0 || random() < 0.5) return 'none';
			left -= 1;
			return random() < 0.5 ? 'cut-before' : random() < 0.5 ? 'cut-after' : 'down';
		},
	});
}
