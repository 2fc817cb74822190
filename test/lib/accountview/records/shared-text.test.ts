import * as fc from 'fast-check';

import { DEFAULT_DICTIONARY } from '../../../../lib/accountview';
import { ORDER } from '../../../../lib/accountview/dictionary/order-entities';
import {
	joinText,
	ownReferenceOf,
	shortened,
	splitText,
	type Overflow,
} from '../../../../lib/accountview/records/shared-text';
import { errorOf } from '../support/client-with';
import { containing } from '../support/expecting';

/** Printed so that a failure can be had again. */
const SEED = Date.now() % 1_000_000;

const keepAll = ({ input }: Overflow) => input;

function shared(onOverflow: (overflow: Overflow) => ReturnType<typeof keepAll> = keepAll) {
	return ownReferenceOf(DEFAULT_DICTIONARY.order, onOverflow);
}

/** The column that both share, as it is sent. */
async function sent(
	fields: Record<string, string | null>,
	stored?: Record<string, string>,
): Promise<unknown> {
	const current = stored === undefined ? undefined : () => Promise.resolve(stored);
	const completed = await shared().complete({ fields }, current);
	expect(completed.fields['ownReference']).toBe(completed.fields['description']);
	return completed.fields['description'];
}

describe('the text that a reference and a description share', () => {
	it.each([
		['WB-1042', 'Ketel vervangen', '[WB-1042] Ketel vervangen'],
		['WB-1042', '', '[WB-1042]'],
		['', 'Ketel vervangen', 'Ketel vervangen'],
		['', '', ''],
		['', '[spoed] Lekkage', '[] [spoed] Lekkage'],
		['A-1', '[spoed] Lekkage', '[A-1] [spoed] Lekkage'],
	])('joins %j and %j to %j, and takes it apart again', (reference, description, text) => {
		expect(joinText({ reference, description })).toBe(text);
		expect(splitText(text)).toEqual({ reference, description });
	});

	it.each(['Ketel [oud] vervangen', '[half', 'geen'])('finds no reference in %j', (text) => {
		expect(splitText(text)).toEqual({ reference: '', description: text });
	});

	it(`gives back whatever was joined (seed ${SEED})`, () => {
		const reference = fc.string().map((text) => text.replace(/[[\]]/g, '').trim());
		const description = fc.string().map((text) => text.trim());
		const both = fc.record({ reference, description });
		fc.assert(
			fc.property(both, (pair) => {
				expect(splitText(joinText(pair))).toEqual(pair);
			}),
			{ seed: SEED },
		);
	});

	it(`shortens by whole characters to what fits (seed ${SEED})`, () => {
		const text = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(text, fc.integer({ min: -2, max: 60 }), (given, room) => {
				const cut = shortened(given, room);
				expect(cut.length).toBeLessThanOrEqual(Math.max(0, room));
				expect(cut).not.toMatch(/\p{Surrogate}/u);
			}),
			{ seed: SEED },
		);
	});
});

describe('completing a record', () => {
	it('sends both in one column', async () => {
		expect(await sent({ ownReference: ' WB-1 ', description: 'Ketel' })).toBe('[WB-1] Ketel');
	});

	it('keeps the part that is not given', async () => {
		const stored = { ownReference: 'WB-1', description: 'Ketel' };
		expect(await sent({ description: 'Pomp' }, stored)).toBe('[WB-1] Pomp');
		expect(await sent({ ownReference: 'WB-2' }, stored)).toBe('[WB-2] Ketel');
	});

	it('empties the part that is given as nothing', async () => {
		const stored = { ownReference: 'WB-1', description: 'Ketel' };
		expect(await sent({ description: null }, stored)).toBe('[WB-1]');
		expect(await sent({ ownReference: '' }, stored)).toBe('Ketel');
	});

	it('leaves a record alone that has neither', async () => {
		const input = { fields: { project: 'P1' } };
		expect(await shared().complete(input, undefined)).toBe(input);
	});

	it('takes 38 characters of reference, and refuses 39 and 41', async () => {
		expect(await sent({ ownReference: 'R'.repeat(38) })).toBe(`[${'R'.repeat(38)}]`);
		for (const length of [39, 41]) {
			const input = { fields: { ownReference: 'R'.repeat(length) } };
			expect(await errorOf(shared().complete(input, undefined))).toMatchObject({
				code: 'AV_FIELD_TOO_LONG',
				message: containing(`${length} characters long, 38 fit`),
			});
		}
	});

	it.each(['WB[1]', ']', 'a['])('refuses the reference %j', async (ownReference) => {
		expect(await errorOf(shared().complete({ fields: { ownReference } }, undefined))).toMatchObject(
			{ code: 'AV_FIELD_INVALID', message: containing('square bracket') },
		);
	});

	it.each([
		['WB-1', 33, `[WB-1] ${'d'.repeat(33)}`],
		['WB-1', 34, `[WB-1] ${'d'.repeat(32)}…`],
		['', 41, `${'d'.repeat(39)}…`],
		['R'.repeat(36), 5, `[${'R'.repeat(36)}] …`],
		['R'.repeat(38), 5, `[${'R'.repeat(38)}]`],
	])('beside %j a description of %i characters becomes %j', async (ownReference, length, text) => {
		expect(await sent({ ownReference, description: 'd'.repeat(length) })).toBe(text);
		expect(text.length).toBeLessThanOrEqual(40);
	});

	it('asks what becomes of the whole description', async () => {
		const asked: Overflow[] = [];
		const kind = shared((overflow) => {
			asked.push(overflow);
			return { fields: { ...overflow.input.fields, externalNote: overflow.description } };
		});
		const description = 'd'.repeat(50);
		const { fields } = await kind.complete(
			{ fields: { ownReference: 'WB-1', description } },
			undefined,
		);
		expect(asked).toMatchObject([{ description, room: 33 }]);
		expect(fields['externalNote']).toBe(description);
	});
});

describe('reading a record', () => {
	it('takes reference and description apart', () => {
		const text = '[WB-1] Ketel';
		const record = shared().present({ number: '1', ownReference: text, description: text });
		expect(record).toEqual({ number: '1', ownReference: 'WB-1', description: 'Ketel' });
	});

	it('adds no field that was not asked for', () => {
		expect(shared().present({ number: '1' })).toEqual({ number: '1' });
	});
});

describe('a reference with a column of its own', () => {
	const { ownReference } = ORDER.fields;
	if (ownReference === undefined) throw new Error('No such field');
	const entity = {
		...ORDER,
		fields: { ...ORDER.fields, ownReference: { ...ownReference, column: 'X_REF' } },
	};

	it('is sent as it is', async () => {
		const input = { fields: { ownReference: '[WB-1]', description: 'Ketel' } };
		expect(await ownReferenceOf(entity, keepAll).complete(input, undefined)).toEqual(input);
	});

	it('leaves the whole column to the description', async () => {
		const input = { fields: { ownReference: 'WB-1', description: 'd'.repeat(41) } };
		const { fields } = await ownReferenceOf(entity, keepAll).complete(input, undefined);
		expect(fields).toEqual({ ownReference: 'WB-1', description: `${'d'.repeat(39)}…` });
	});
});
