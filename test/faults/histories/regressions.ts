import type { Side } from '../../../lib/sync';
import { opposite } from '../../../lib/sync/sides';
import type { EntityName } from './entities';
import {
	plainEnding,
	type Act,
	type History,
	type ReadFault,
	type Step,
	type Turn,
} from './history';
import { QUIET } from './player';

export interface Regression {
	readonly what: string;
	readonly entity: EntityName;
	readonly history: History;
}

const create = (side: Side): Extract<Act, { act: 'create' }> => ({
	act: 'create',
	side,
	spelling: 0,
	refused: false,
});
const createOnBoth: Act = { act: 'createOnBoth', spelling: 0 };
const edit = (
	side: Side,
	which = 0,
	field = 0,
	value: Extract<Act, { act: 'edit' }>['value'] = 'new',
): Act => ({ act: 'edit', side, which, field, value, spelling: 0 });
const remove = (side: Side, which = 0): Act => ({ act: 'remove', side, which });
const run = (turn: Partial<Turn> = {}): Step => ({ act: 'run', turn: { ...QUIET, ...turn } });
const wait = (minutes: number): Step => ({ act: 'wait', minutes });
const fault = (what: ReadFault['what'], side: Side, which = 0): Partial<Turn> => ({
	readFaults: [{ what, side, which }],
});
const otherChanges = { read: { accountView: 'complete', other: 'changes' } } as const;

function regression(
	what: string,
	entity: EntityName,
	steps: readonly Step[],
	rest: Partial<History> = {},
): Regression {
	const skew = { accountView: 0, other: 0 };
	return {
		what,
		entity,
		history: {
			skew,
			tellsFound: true,
			givesFound: false,
			looksAlways: false,
			ending: plainEnding('complete'),
			...rest,
			steps,
		},
	};
}

/** A page leaves an edited record out while two come with the key of its counterpart. */
function leftOutBesideTwo(entity: EntityName, side: Side): Regression {
	const other = opposite(side);
	const changesOfAccountView = { accountView: 'changes', other: 'complete' } as const;
	const next = side === 'accountView' ? { read: changesOfAccountView } : otherChanges;
	return regression(
		`an edit in ${side} that a page has left out was written over by one of two with one key`,
		entity,
		[
			create('accountView'),
			run(),
			edit('other'),
			edit('accountView'),
			run({
				readFaults: [
					{ side, which: 0, what: 'missing' },
					{ side: other, which: 0, what: 'twiceOldAndNew' },
				],
			}),
			wait(1),
			edit(other, 0, 0, 'empty'),
			run(next),
		],
	);
}

/** Histories that random ones were shrunk to; each was a defect. */
export const REGRESSIONS: readonly Regression[] = [
	regression(
		'a record that was found by a look-up was taken to hold what was handed out',
		'customer',
		[createOnBoth, run(fault('failed', 'accountView'))],
		{ ending: plainEnding('changes') },
	),
	regression(
		'a record that could not be read was never read again',
		'customer',
		[create('other'), run(fault('failed', 'other'))],
		{ ending: plainEnding('changes') },
	),
	regression('a record that could not be read was written over', 'customer', [
		create('accountView'),
		run(),
		edit('other'),
		edit('accountView'),
		run(fault('failed', 'accountView')),
	]),
	regression('a busy server made a record of unknown end look as if it were not there', 'order', [
		create('other'),
		run({ calls: ['untold'] }),
		wait(2),
		run({ calls: ['postponedAnHour'] }),
		edit('accountView'),
		run(),
	]),
	regression(
		"a page without a record made the other side's changes be forgotten",
		'orderOtherLeads',
		[
			create('accountView'),
			run(),
			edit('other'),
			edit('accountView'),
			run(fault('missing', 'accountView')),
			run(otherChanges),
		],
	),
	regression('an overwritten edit went out of the journal with the next write', 'customer', [
		createOnBoth,
		run({ calls: ['lostAfter'] }),
		edit('accountView'),
		run(),
	]),
	regression('a first run that reads nothing of a side made everything there again', 'project', [
		create('accountView'),
		run({ calls: ['untold'], cut: null }),
		wait(2),
		run(fault('empty', 'other')),
	]),
	regression('a refused update kept a removed record from coming back', 'orderOtherLeads', [
		create('accountView'),
		create('accountView'),
		run(),
		edit('accountView'),
		remove('other'),
		run(otherChanges),
	]),
	regression(
		'what was refused left the list when the record was not read again',
		'orderOtherLeads',
		[create('accountView'), run(), edit('other', 0, 1, 'refused')],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'a change between two attempts of unknown end was never written',
		'hours',
		[
			create('other'),
			run({ calls: ['untold'] }),
			edit('other', 0, 0, 'empty'),
			run({ calls: ['lostAfter'] }),
			edit('other'),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression('a record of unknown end, changed since, was made on the side it came from', 'order', [
		create('other'),
		run({ calls: ['lostAfter'] }),
		edit('accountView', 0, 0, 'empty'),
		create('accountView'),
	]),
	regression(
		'a record that the limit left for later was made as it was read before',
		'orderOtherLeads',
		[
			create('accountView'),
			run(),
			create('other'),
			run({ calls: ['postponed'] }),
			create('accountView'),
			create('accountView'),
			edit('other', 1),
			edit('other', 0),
			run({ limit: 2 }),
		],
		{ ending: plainEnding('changes') },
	),
	regression(
		'a removed record came back in AccountView after a page without its twin',
		'customer',
		[
			create('accountView'),
			create('accountView'),
			run(),
			remove('accountView'),
			run(),
			run(fault('missing', 'other')),
		],
	),
	regression('an edit that came with an older copy of itself was written over', 'customer', [
		create('accountView'),
		run(),
		edit('accountView'),
		run(fault('twiceOldAndNew', 'accountView')),
		edit('other'),
		run({ read: { accountView: 'changes', other: 'complete' } }),
	]),
	regression('an edit that a page has left out was written over', 'project', [
		create('accountView'),
		run(),
		edit('other'),
		run(fault('missing', 'other')),
		edit('accountView'),
		run(otherChanges),
	]),
	regression(
		'a record that was kept was taken for one that was read',
		'project',
		[createOnBoth, run({ calls: ['lostBefore'] }), edit('other'), run(fault('failed', 'other'))],
		{ ending: plainEnding('changes') },
	),
	regression(
		'a record that was made again came back in AccountView, where it was removed',
		'customer',
		[
			createOnBoth,
			create('accountView'),
			create('accountView'),
			run(),
			remove('other'),
			run({ calls: ['untold'] }),
			remove('accountView'),
		],
	),
	regression('a record beside which its twin came twice was made without a look', 'project', [
		run(),
		createOnBoth,
		edit('other'),
		run(fault('twiceOldAndNew', 'other')),
	]),
	regression(
		'what was refused on one side of a merge was in step once the other side was written',
		'customer',
		[
			{ ...createOnBoth, spelling: 1 },
			edit('accountView', 0, 1, 'refused'),
			run(),
			createOnBoth,
			edit('other'),
			wait(1),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'a record that was being made again came back in AccountView after a read of changes',
		'order',
		[
			createOnBoth,
			createOnBoth,
			run(),
			remove('other'),
			run({ calls: ['untold'], limit: 1 }),
			run({ ...otherChanges, cut: { at: 16, how: 'killed' } }),
			remove('accountView'),
		],
	),
	regression('an edit that a complete read left out was written over', 'orderOtherLeads', [
		create('accountView'),
		run(),
		edit('other', 0, 2),
		run({
			read: { accountView: 'changes', other: 'complete' },
			...fault('missing', 'other'),
		}),
		edit('accountView', 0, 2),
		run(otherChanges),
	]),
	regression('a record that a merge had written was taken to be as before it', 'customer', [
		create('accountView'),
		create('accountView'),
		run(),
		edit('other', 0, 0),
		edit('accountView', 0, 1),
		run(),
		remove('other', 1),
		run(otherChanges),
	]),
	regression(
		'a record that was never made again held others for a cycle too long',
		'orderOtherLeads',
		[
			createOnBoth,
			createOnBoth,
			run(),
			remove('other'),
			run({ limit: 1, cut: { at: 12, how: 'killed' } }),
			remove('accountView'),
			create('other'),
		],
	),
	regression(
		'what was there before was taken for what a run had made, and its edits for newer ones',
		'order',
		[
			createOnBoth,
			run({ ...fault('failed', 'other'), cut: { at: 12, how: 'killed' } }),
			wait(2),
			run(fault('failed', 'other')),
			run(),
			edit('accountView'),
		],
		{ ending: plainEnding('changes') },
	),
	regression(
		'what a run had made and a user changed was in conflict with a source that nobody read',
		'order',
		[
			create('other'),
			run({ calls: ['untold'], cut: { at: 18, how: 'killed' } }),
			edit('accountView'),
			run(),
			run(fault('failed', 'accountView')),
		],
		{ ending: plainEnding('changes') },
	),
	regression(
		'an edit that could not be read was written over because its record had been kept',
		'order',
		[
			create('accountView'),
			run({ calls: ['untold'] }),
			edit('other'),
			edit('accountView'),
			run({ ...fault('failed', 'accountView'), cut: { at: 14, how: 'killed' } }),
		],
	),
	regression(
		'what was kept of a removed record came back once another had taken its place',
		'customer',
		[
			{ ...createOnBoth, spelling: 1 },
			{
				act: 'overlap',
				first: QUIET,
				at: 3,
				seconds: 0,
				meanwhile: [create('other'), remove('other')],
				second: QUIET,
				order: [],
			},
			run({ read: { accountView: 'complete', other: 'changes' } }),
		],
		{ tellsFound: false },
	),
	regression(
		'a write that was put off was never tried again unless its source was read',
		'project',
		[
			create('accountView'),
			run(),
			create('accountView'),
			edit('other'),
			run({ read: { accountView: 'changes', other: 'complete' }, calls: ['postponed', 'none'] }),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'a record that had been made and lost its source held others for a cycle too long',
		'customer',
		[
			create('other'),
			run({ calls: ['lostAfter'] }),
			createOnBoth,
			remove('other'),
			create('accountView'),
		],
		{ tellsFound: false },
	),
	leftOutBesideTwo('order', 'accountView'),
	leftOutBesideTwo('orderOtherLeads', 'other'),
	regression(
		'an edit that a write of unknown end had overwritten was not shown while its pair was in conflict',
		'order',
		[
			createOnBoth,
			edit('accountView'),
			{
				act: 'overlap',
				first: { ...QUIET, calls: ['lostAfter', 'none'] },
				at: 14,
				seconds: 0,
				meanwhile: [edit('accountView'), edit('other')],
				second: { ...QUIET, cut: { at: 1, how: 'killed' } },
				order: [],
			},
			run({ limit: 1 }),
		],
	),
	regression(
		'what a write of unknown end had brought stayed, once its source was changed back unread',
		'hours',
		[
			create('other'),
			run(),
			edit('other', 0, 2, 'empty'),
			run({ calls: ['lostAfter'] }),
			edit('other', 0, 2, 'back'),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'what a write of unknown end had brought stayed, once the next was refused and its source changed back',
		'hours',
		[
			create('other'),
			run(),
			edit('other', 0, 2, 'empty'),
			run({ calls: ['lostAfter'] }),
			edit('other', 0, 1, 'refused'),
			run(),
			edit('other', 0, 1, 'back'),
			edit('other', 0, 2, 'back'),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'a record listed as removed was in step by what was kept of it, once changes were read',
		'hours',
		[
			create('other'),
			run({ cut: { at: 12, how: 'brokenOff' } }),
			{ act: 'create', side: 'other', spelling: 1, refused: false },
			{
				act: 'overlap',
				first: QUIET,
				at: 3,
				seconds: 0,
				second: QUIET,
				order: [],
				meanwhile: [remove('other', 1)],
			},
			wait(1),
			run(),
		],
		{
			tellsFound: false,
			ending: { ...plainEnding('complete'), further: [QUIET.read, otherChanges.read, QUIET.read] },
		},
	),
	regression(
		'what a second create had made stayed, once its source was changed back to what the first was of',
		'hours',
		[
			create('other'),
			run({ cut: { at: 12, how: 'brokenOff' } }),
			edit('other', 0, 2),
			run(),
			edit('other', 0, 2, 'back'),
			create('other'),
			run(),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'what a write of unknown end had brought stayed, once the next, back to what was before, came to none either',
		'hours',
		[
			create('other'),
			run(),
			edit('other', 0, 2),
			run({ calls: ['lostAfter'] }),
			edit('other', 0, 2, 'back'),
			run({ calls: ['lostBefore'] }),
			run({ calls: ['lostBefore'] }),
		],
		{ ending: plainEnding('changes'), tellsFound: false },
	),
	regression(
		'what the second of three creates had made stayed, once its source was changed back before the third',
		'hours',
		[
			create('other'),
			run({ calls: ['lostBefore'] }),
			edit('other', 0, 2),
			run({ calls: ['lostAfter'] }),
			edit('other', 0, 2, 'back'),
			run(),
		],
		{ ending: plainEnding('changes') },
	),
	regression(
		'a refused record that a killed run had not been given went off the list, though later ones were, once changes were read',
		'project',
		[
			{ ...create('accountView'), refused: true },
			run(),
			run({
				...fault('empty', 'accountView'),
				read: { accountView: 'complete', other: 'changes' },
				cut: { at: 10, how: 'killed' },
			}),
		],
		{
			ending: {
				...plainEnding('complete'),
				further: [
					{ accountView: 'complete', other: 'complete' },
					{ accountView: 'changes', other: 'complete' },
				],
			},
		},
	),
	regression(
		'a removed record of unknown end was made from what was kept of it, once changes were read',
		'hours',
		[create('other'), create('other'), run({ calls: ['lostBefore'] }), remove('other')],
		{
			ending: {
				...plainEnding('complete'),
				further: [QUIET.read, otherChanges.read, otherChanges.read],
			},
		},
	),
];
