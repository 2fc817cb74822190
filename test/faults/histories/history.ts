import fc from 'fast-check';
import type { Side } from '../../../lib/sync';
import type { Entity } from './entities';

/** What a user does. `which` counts the records that are there, from any number. */
export type Act =
	| {
			readonly act: 'create';
			readonly side: Side;
			readonly spelling: number;
			readonly refused: boolean;
	  }
	/** The same record on both sides at once, with values of its own in all but what it is known by. */
	| { readonly act: 'createOnBoth'; readonly spelling: number }
	| {
			readonly act: 'edit';
			readonly side: Side;
			readonly which: number;
			readonly field: number;
			/** `back`: what it was before its last change, whoever made that. */
			readonly value: 'new' | 'empty' | 'refused' | 'sameInOtherWords' | 'back';
			readonly spelling: number;
	  }
	| { readonly act: 'remove'; readonly side: Side; readonly which: number };

export type ReadFault = {
	readonly side: Side;
	readonly which: number;
	readonly what:
		/** A row comes twice as it is. */
		| 'twice'
		/** A row comes once as it is and once as it was before its last change. */
		| 'twiceOldAndNew'
		/** A page moved on, and a row fell through. */
		| 'missing'
		/** Nothing comes. */
		| 'empty'
		/** The node gives an error item in a row's place. */
		| 'failed';
};

/** What becomes of one remote call. */
export type CallFault =
	| 'none'
	| 'postponed'
	| 'postponedAnHour'
	/** Written, and the answer got lost. */
	| 'lostAfter'
	/** Not written, and nobody knows. */
	| 'lostBefore'
	/** Written, and the flow loses the item on its way to Save. */
	| 'untold';

/** One run of the flow, and what goes wrong in it. */
export interface Turn {
	readonly read: Readonly<Record<Side, 'complete' | 'changes'>>;
	readonly readFaults: readonly ReadFault[];
	readonly reversed: boolean;
	/** By the number of the call; later ones go well. */
	readonly calls: readonly CallFault[];
	/** The step at which it ends, and whether the process is gone or n8n still ends the execution. */
	readonly cut: { readonly at: number; readonly how: 'killed' | 'brokenOff' } | null;
	readonly limit: number | null;
	readonly brake: 'usual' | 'tight';
	/** Results saved at once. */
	readonly part: number;
}

export type Step =
	| Act
	| { readonly act: 'wait'; readonly minutes: number }
	| { readonly act: 'run'; readonly turn: Turn }
	| {
			readonly act: 'overlap';
			readonly first: Turn;
			/** The step of the first run at which it stands still while users act. */
			readonly at: number;
			/** Longer than a lease holds, or not at all. */
			readonly seconds: number;
			readonly meanwhile: readonly Act[];
			readonly second: Turn;
			/** Which of the two goes on, step by step; when it is used up the first goes on. */
			readonly order: readonly (1 | 2)[];
	  };

export interface History {
	/** How far the clocks of both systems are off, in milliseconds. */
	readonly skew: Readonly<Record<Side, number>>;
	readonly steps: readonly Step[];
	/** Whether the flow says of a record that it was told to look for whether it was there. */
	readonly tellsFound: boolean;
	/** Whether it gives what it found with that; only where it says so. */
	readonly givesFound: boolean;
	/** Whether it looks also for what it was not told to look for; only where it says what it found. */
	readonly looksAlways: boolean;
	/** What the cycles without faults read in the end, and the runs after these, which change nothing. */
	readonly ending: Ending;
}

export type Reads = Turn['read'];

export interface Ending {
	readonly cycles: readonly Reads[];
	/** The first may still look at what the last cycle has made, and note what it finds. */
	readonly further: readonly Reads[];
}

/** What the histories of an ending may hold: what only complete reads put right, or not. */
type Rest = 'complete' | 'changes';

const READ: Readonly<Record<Rest, Reads>> = {
	complete: { accountView: 'complete', other: 'complete' },
	changes: { accountView: 'changes', other: 'changes' },
};

/** The same in each cycle. */
export function plainEnding(rest: Rest): Ending {
	return { cycles: [READ[rest], READ[rest]], further: [READ[rest], READ[rest], READ[rest]] };
}

const HOUR = 3_600_000;

const whichOf = fc.integer({ min: 0, max: 6 });
const spelling = fc.integer({ min: 0, max: 2 });
const often = <T>(usual: T, other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
	fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const oneRead = fc.constantFrom('complete' as const, 'changes' as const);
const anyRead: fc.Arbitrary<Reads> = fc.record({ accountView: oneRead, other: oneRead });

function acts({ users, fields }: Entity, removes: boolean): fc.Arbitrary<Act> {
	const side = fc.constantFrom(...users);
	const create = fc.record({
		act: fc.constant('create' as const),
		side,
		spelling,
		refused: often(false, fc.constant(true), 8),
	});
	const onBoth = fc.record({ act: fc.constant('createOnBoth' as const), spelling });
	const edit = fc.record({
		act: fc.constant('edit' as const),
		side,
		which: whichOf,
		field: fc.integer({ min: 0, max: fields.length - 1 }),
		value: often<Extract<Act, { act: 'edit' }>['value']>(
			'new',
			fc.constantFrom('empty', 'refused', 'sameInOtherWords', 'back', 'back'),
			2,
		),
		spelling,
	});
	const remove = fc.record({ act: fc.constant('remove' as const), side, which: whichOf });
	return fc.oneof(
		{ weight: 4, arbitrary: create },
		{ weight: 6, arbitrary: edit },
		...(users.length > 1 ? [{ weight: 1, arbitrary: onBoth }] : []),
		...(removes ? [{ weight: 2, arbitrary: remove }] : []),
	);
}

function readFault(rest: Rest): fc.Arbitrary<ReadFault> {
	const harmless = ['twice', 'failed'] as const;
	return fc.record({
		side: fc.constantFrom<Side>('accountView', 'other'),
		which: whichOf,
		what:
			rest === 'changes'
				? fc.constantFrom(...harmless)
				: fc.constantFrom(...harmless, 'twiceOldAndNew', 'missing', 'missing', 'empty'),
	});
}

function turns(rest: Rest): fc.Arbitrary<Turn> {
	return fc.record({
		read: anyRead,
		readFaults: often([], fc.array(readFault(rest), { minLength: 1, maxLength: 2 })),
		reversed: fc.boolean(),
		calls: often<CallFault[]>(
			[],
			fc.array(
				fc.constantFrom<CallFault>(
					'none',
					'postponed',
					'postponedAnHour',
					'lostAfter',
					'lostBefore',
					'untold',
				),
				{ minLength: 1, maxLength: 4 },
			),
			2,
		),
		cut: often<Turn['cut']>(
			null,
			fc.record({
				at: fc.integer({ min: 1, max: 40 }),
				how: fc.constantFrom('killed' as const, 'brokenOff' as const),
			}),
			2,
		),
		limit: often<number | null>(null, fc.integer({ min: 1, max: 3 }), 6),
		brake: often<'usual' | 'tight'>('usual', fc.constant('tight'), 8),
		part: fc.constantFrom(1, 2, 100),
	});
}

/**
 * Plain, or mixed. What only complete reads put right gets two of these before it has to be; a run after
 * them finds nothing more to do, whatever it reads.
 */
function endings(rest: Rest): fc.Arbitrary<Ending> {
	const mixed = fc
		.tuple(anyRead, anyRead, anyRead, anyRead)
		.map(([one, two, ...further]): Ending => {
			const { complete } = READ;
			const cycles = rest === 'complete' ? [one, complete, complete] : [one, two];
			return { cycles, further: [complete, ...further] };
		});
	return fc.oneof(fc.constant(plainEnding(rest)), mixed);
}

/** Histories of users, runs and faults, for one kind of record. */
export function histories(entity: Entity): fc.Arbitrary<History> {
	return fc.constantFrom<Rest>('complete', 'changes').chain((rest) => {
		const act = acts(entity, rest === 'complete');
		const turn = turns(rest);
		const overlap = fc.record({
			act: fc.constant('overlap' as const),
			first: turn,
			at: fc.integer({ min: 1, max: 30 }),
			seconds: fc.constantFrom(0, 100),
			meanwhile: fc.array(act, { maxLength: 2 }),
			second: turn,
			order: fc.array(fc.constantFrom(1 as const, 2 as const), { maxLength: 40 }),
		});
		const wait = fc.record({
			act: fc.constant('wait' as const),
			minutes: fc.constantFrom(1, 2, 10, 60, 400),
		});
		const run = fc.record({ act: fc.constant('run' as const), turn });
		const step: fc.Arbitrary<Step> = fc.oneof(
			{ weight: 8, arbitrary: act },
			{ weight: 5, arbitrary: run },
			{ weight: 1, arbitrary: overlap },
			{ weight: 2, arbitrary: wait },
		);
		const off = fc.constantFrom(0, 0, -20 * 60_000, 3 * HOUR);
		return fc.record({
			skew: fc.record({ accountView: off, other: off }),
			// Times cannot be told apart for one side that was not read.
			tellsFound: entity.name === 'order' ? fc.constant(true) : fc.boolean(),
			givesFound: fc.boolean(),
			looksAlways: fc.boolean(),
			steps: fc.array(step, { minLength: 3, maxLength: 24 }),
			ending: endings(rest),
		});
	});
}

/** The same users and runs, and nothing goes wrong. */
export function withoutFaults(history: History): History {
	const quiet = (turn: Turn): Turn => ({
		...turn,
		readFaults: [],
		calls: [],
		cut: null,
		limit: null,
		brake: 'usual',
	});
	const steps = history.steps.flatMap((step): Step[] => {
		if (step.act === 'run') return [{ act: 'run', turn: quiet(step.turn) }];
		if (step.act !== 'overlap') return [step];
		return [...step.meanwhile, { act: 'run', turn: quiet(step.first) }];
	});
	return { ...history, steps };
}

/** The same, with the pages of each read in the opposite order. */
export function shuffled(history: History): History {
	const steps = history.steps.map((step): Step =>
		step.act === 'run'
			? { act: 'run', turn: { ...step.turn, reversed: !step.turn.reversed } }
			: step,
	);
	return { ...history, steps };
}

/** A history as a person would tell it. */
export function inWords(history: History): string {
	return [
		`clocks off by ${history.skew.accountView / 60_000} and ${history.skew.other / 60_000} minutes${foundInWords(history)}`,
		...history.steps.map(stepInWords),
		...history.ending.cycles.map((read) => `then a quiet cycle: ${readInWords(read)}`),
		...history.ending.further.map((read) => `then a further run: ${readInWords(read)}`),
	].join('\n');
}

function foundInWords({ tellsFound, givesFound, looksAlways }: History): string {
	if (!tellsFound) return '; the flow does not say what it found';
	const looks = looksAlways ? '; the flow always looks first' : '';
	return `${looks}${givesFound ? '; the flow gives what it found' : ''}`;
}

export function stepInWords(step: Step): string {
	switch (step.act) {
		case 'create':
			return `a user makes a record in ${step.side}${step.refused ? ' that the other side refuses' : ''}`;
		case 'createOnBoth':
			return 'a user makes the same record on both sides';
		case 'edit':
			return `a user changes field ${step.field} of record ${step.which} in ${step.side} (${step.value})`;
		case 'remove':
			return `a user removes record ${step.which} in ${step.side}`;
		case 'wait':
			return `${step.minutes} minutes pass`;
		case 'run':
			return `a run: ${turnInWords(step.turn)}`;
		case 'overlap': {
			const { at, seconds, meanwhile, first, second, order } = step;
			return [
				`a run (${turnInWords(first)}) stands still for ${seconds} s at its step ${at}`,
				...meanwhile.map((act) => `  ${stepInWords(act)}`),
				`  a second run (${turnInWords(second)}) goes between: ${order.join('')}`,
			].join('\n');
		}
		default:
			return step satisfies never;
	}
}

function turnInWords({ read, readFaults, calls, cut, ...turn }: Turn): string {
	return [
		readInWords(read),
		...readFaults.map(({ side, what, which }) => `${what} (row ${which} of ${side})`),
		...(calls.length === 0 ? [] : [`calls: ${calls.join(', ')}`]),
		...(turn.limit === null ? [] : [`limit ${turn.limit}`]),
		...(turn.brake === 'usual' ? [] : ['tight brake']),
		...(cut === null ? [] : [`${cut.how} at step ${cut.at}`]),
	].join('; ');
}

function readInWords({ accountView, other }: Reads): string {
	return `AccountView ${accountView}, other ${other}`;
}
