import { HourEntries, type HourEntryInput, type HourOutcome } from '../../../../lib/accountview';
import { clientWith, errorOf, type ClientUnderTest } from '../support/client-with';
import { containing } from '../support/expecting';
import { refusal } from '../support/fake-http';
import { HoursDouble, sentSheets } from './hours-double';

const MONDAY = '2026-03-02';

function entry(ownReference: string, changes: Partial<HourEntryInput> = {}): HourEntryInput {
	return {
		employee: 'JAN',
		project: 'P1',
		hourType: 'WERK',
		date: MONDAY,
		hours: 2,
		description: 'Ketel vervangen',
		ownReference,
		...changes,
	};
}

function hoursOf(double: HoursDouble): { readonly hours: HourEntries } & ClientUnderTest {
	const under = clientWith(double.handler);
	return { hours: new HourEntries(under.client), ...under };
}

function short(outcome: HourOutcome): string {
	return outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome;
}

function errorAt(outcomes: readonly HourOutcome[], place: number): unknown {
	const outcome = outcomes[place];
	return outcome?.outcome === 'failed' ? outcome.error : undefined;
}

/** Refuses the lines of one project. */
function closed(code: string): (line: Readonly<Record<string, unknown>>) => string | undefined {
	return (line) => (line['PROJ_CODE'] === code ? `Project ${code} is afgesloten.` : undefined);
}

describe('what is sent', () => {
	it('many entries go in one request, as a sheet for each employee and week', async () => {
		const double = new HoursDouble();
		const { hours, http } = hoursOf(double);
		const outcomes = await hours.create([
			entry('A'),
			entry('B', { employee: 'piet' }),
			entry('C', { date: '2026-03-08' }),
			entry('D', { date: '2026-03-09' }),
		]);
		expect(outcomes.map(short)).toEqual(['created', 'created', 'created', 'created']);
		const writes = http.requests.filter(({ method }) => method === 'POST');
		expect(writes).toHaveLength(1);
		const sheets = sentSheets(writes[0]?.body ?? '');
		expect(sheets.map(({ EMP_NR, PERIOD, lines }) => [EMP_NR, PERIOD, lines.length])).toEqual([
			['JAN', 202610, 2],
			['PIET', 202610, 1],
			['JAN', 202611, 1],
		]);
	});

	it('a line holds the day, the codes in capitals, the hours, and reference with description', async () => {
		const double = new HoursDouble();
		await hoursOf(double).hours.create([
			entry('WB-7', { employee: 'jan', project: ' p1 ', hours: 7.25 }),
		]);
		expect(double.lines).toEqual([
			{
				REC_ID: containing('0'),
				EMP_NR: 'JAN',
				PROJ_CODE: 'P1',
				HRS_CODE: 'WERK',
				TRN_DATE: '2026-03-02T00:00:00.000Z',
				TRN_QTY: 7.25,
				TRN_DESC: '[WB-7] Ketel vervangen',
			},
		]);
	});

	it('an own reference may have a column of its own, and the description is not cut then', async () => {
		const double = new HoursDouble();
		const override = {
			hourEntry: { fields: { ownReference: { column: 'EXT_REF', type: 'C', length: 20 } } },
		};
		const dictionaryOverride = JSON.stringify(override);
		const apart = (): HourEntries =>
			new HourEntries(clientWith(double.handler, { settings: { dictionaryOverride } }).client);
		const long = entry('WB-1042', { description: 'Ketel vervangen en nagekeken op 2e etage' });
		expect(await apart().create([long])).toMatchObject([
			{ outcome: 'created', isShortened: false, entry: { ownReference: 'WB-1042' } },
		]);
		expect(double.lines).toMatchObject([
			{ EXT_REF: 'WB-1042', TRN_DESC: 'Ketel vervangen en nagekeken op 2e etage' },
		]);
		expect(await apart().create([long])).toMatchObject([{ outcome: 'alreadyThere' }]);
	});

	it('a sheet may cover a month', async () => {
		const double = new HoursDouble();
		await hoursOf(double).hours.create([entry('A')], { period: 'month' });
		expect(double.sheets[0]?.PERIOD).toBe(202603);
	});

	it('no request holds more lines than asked, and a longer sheet becomes several', async () => {
		const double = new HoursDouble();
		const entries = Array.from({ length: 7 }, (_, place) => entry(`A${place}`, { hours: 1 }));
		await hoursOf(double).hours.create(entries, { linesPerRequest: 3 });
		expect(double.writes).toBe(3);
		expect(double.sheets.map(({ lines }) => lines.length)).toEqual([3, 3, 1]);
	});

	it('nothing is asked or sent for no entries', async () => {
		const { hours, http } = hoursOf(new HoursDouble());
		expect(await hours.create([])).toEqual([]);
		expect(http.requests).toEqual([]);
	});
});

describe('what comes back', () => {
	it('ids of entry and sheet are told where AccountView tells them', async () => {
		const { hours } = hoursOf(new HoursDouble());
		expect(await hours.create([entry('A'), entry('B')])).toMatchObject([
			{ outcome: 'created', entry: { id: '000002', sheetId: '000001', period: 202610 } },
			{ outcome: 'created', entry: { id: '000003', sheetId: '000001', ownReference: 'B' } },
		]);
	});

	it.each(['key-only', 'empty'] as const)(
		'with an answer of %s ids of entries stay empty',
		async (answer) => {
			const { hours } = hoursOf(new HoursDouble({ answer }));
			const [outcome] = await hours.create([entry('A')]);
			expect(outcome).toMatchObject({ outcome: 'created', entry: { id: '', hours: 2 } });
		},
	);

	it('a description that does not fit beside the reference is cut, and that is told', async () => {
		const double = new HoursDouble();
		const { hours } = hoursOf(double);
		const long = entry('WB-1042', { description: 'Ketel vervangen en installatie nagekeken' });
		expect(await hours.create([long])).toMatchObject([{ isShortened: true }]);
		expect(double.texts).toEqual(['[WB-1042] Ketel vervangen en installati…']);
		expect(await hours.create([long])).toMatchObject([{ outcome: 'alreadyThere' }]);
	});
});

describe('repeats', () => {
	it('a second run stores nothing, and tells the ids of the first', async () => {
		const double = new HoursDouble();
		const entries = [entry('A'), entry('B', { employee: 'PIET' }), entry('C', { hours: 7.5 })];
		const [, , first] = await hoursOf(double).hours.create(entries);
		const again = await hoursOf(double).hours.create(entries);
		expect(again.map(short)).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
		expect(again[2]).toEqual({ ...first, outcome: 'alreadyThere' });
		expect(double.lines).toHaveLength(3);
	});

	it('a repeat with another content is an error that names what differs', async () => {
		const double = new HoursDouble();
		await hoursOf(double).hours.create([entry('A')]);
		const changed = entry('A', { hours: 3, date: '2026-03-17', project: 'P2' });
		const outcomes = await hoursOf(double).hours.create([changed]);
		expect(errorAt(outcomes, 0)).toMatchObject({
			code: 'AV_HOURS_DIFFER',
			message:
				"The hour entry with own reference A was not sent: AccountView has it with project 'P1' instead of 'P2', date '2026-03-02' instead of '2026-03-17', hours '2' instead of '3'.",
			details: { id: '000002' },
		});
		expect(double.lines).toHaveLength(1);
	});

	it('twice the same in one run is stored once', async () => {
		const double = new HoursDouble();
		const outcomes = await hoursOf(double).hours.create([entry('A'), entry(' A ')]);
		expect(outcomes.map(short)).toEqual(['created', 'alreadyThere']);
		expect(outcomes[1]).toMatchObject({ entry: { id: '000002' } });
		expect(double.lines).toHaveLength(1);
	});

	it('the repeat of an entry that is refused has failed as well', async () => {
		const double = new HoursDouble({ refuses: closed('P9') });
		const bad = entry('A', { project: 'P9' });
		const outcomes = await hoursOf(double).hours.create([bad, bad, entry('B')]);
		expect(outcomes.map(short)).toEqual(['AV_REJECTED', 'AV_REJECTED', 'created']);
	});

	it('one reference for two different entries of a run is an error on the second', async () => {
		const double = new HoursDouble();
		const outcomes = await hoursOf(double).hours.create([entry('A'), entry('A', { hours: 3 })]);
		expect(outcomes.map(short)).toEqual(['created', 'AV_HOURS_DIFFER']);
		expect(errorAt(outcomes, 1)).toMatchObject({
			message: containing('an earlier entry of this run has it with hours'),
		});
	});

	it('looking back in the same period only takes one question for all employees', async () => {
		const double = new HoursDouble();
		const entries = ['JAN', 'PIET', 'KEES'].map((employee) => entry(employee, { employee }));
		await hoursOf(double).hours.create(entries);
		const { hours, http } = hoursOf(double);
		const outcomes = await hours.create(entries, { lookBack: 'period' });
		expect(outcomes.map(short)).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
		expect(http.to('/accountviewdata')).toHaveLength(2);
		expect(http.query(0).get('FilterValue1')).toBe('202610');
	});

	it('lines without the column of their references stop the run before it stores anything', async () => {
		const double = new HoursDouble();
		double.put('JAN', 202610, [{ TRN_DATE: MONDAY, TRN_QTY: 2, OMSCHR: '[A] Ketel' }]);
		const failure = await errorOf(hoursOf(double).hours.create([entry('A')]));
		expect(failure).toMatchObject({ code: 'AV_COLUMN_UNKNOWN', message: containing('TRN_DESC') });
		expect(double.lines).toHaveLength(1);
	});
});

describe('bad input', () => {
	it.each([
		['an empty reference', { ownReference: '  ' }, 'AV_FIELD_REQUIRED', 'no own reference'],
		['a reference of 41 characters', { ownReference: 'R'.repeat(41) }, 'AV_FIELD_TOO_LONG', '41'],
		['a bracket in the reference', { ownReference: 'A]' }, 'AV_FIELD_INVALID', 'square bracket'],
		['no hours', { hours: 0 }, 'AV_FIELD_INVALID', 'more than 0'],
		['negative hours', { hours: -1 }, 'AV_FIELD_INVALID', 'more than 0'],
		['more than 24 hours', { hours: 24.01 }, 'AV_FIELD_INVALID', 'at most 24'],
		['three decimals', { hours: 1.125 }, 'AV_FIELD_INVALID', 'two decimals'],
		['hours that are no number', { hours: NaN }, 'AV_FIELD_INVALID', 'not a number'],
		['a moment for a day', { date: '2026-03-02T23:00:00Z' }, 'AV_FIELD_INVALID', 'calendar day'],
		['a day that does not exist', { date: '2026-02-30' }, 'AV_FIELD_INVALID', 'calendar day'],
		['no employee', { employee: '' }, 'AV_FIELD_REQUIRED', 'must be filled in'],
		['no project', { project: ' ' }, 'AV_FIELD_REQUIRED', 'must be filled in'],
		['no hour type', { hourType: '' }, 'AV_FIELD_REQUIRED', 'must be filled in'],
		['a code that is too long', { project: 'P1234567890' }, 'AV_FIELD_TOO_LONG', '11 characters'],
		[
			'a sign outside the character set',
			{ description: 'Ketel 🔥' },
			'AV_FIELD_INVALID',
			'U+1F525',
		],
	])('%s is refused here, and the others are stored', async (_, changes, code, part) => {
		const double = new HoursDouble();
		const outcomes = await hoursOf(double).hours.create([
			entry('BEFORE'),
			entry('WRONG', changes),
			entry('AFTER'),
		]);
		expect(outcomes.map(short)).toEqual(['created', code, 'created']);
		expect(errorAt(outcomes, 1)).toMatchObject({ message: containing(part) });
		expect(double.lines).toHaveLength(2);
	});

	it('what goes over 24 hours on one day is refused, counted with what is there', async () => {
		const double = new HoursDouble();
		double.put('JAN', 202610, [{ TRN_DATE: MONDAY, TRN_QTY: 16.1, TRN_DESC: 'Met de hand' }]);
		const outcomes = await hoursOf(double).hours.create([
			entry('A', { hours: 7.8 }),
			entry('B', { hours: 0.2 }),
			entry('C', { hours: 0.1 }),
			entry('D', { hours: 8, date: '2026-03-03' }),
			entry('E', { hours: 8, employee: 'PIET' }),
		]);
		expect(outcomes.map(short)).toEqual([
			'created',
			'AV_FIELD_INVALID',
			'created',
			'created',
			'created',
		]);
		expect(errorAt(outcomes, 1)).toMatchObject({
			message: containing('would have 24.1 hours on 2026-03-02, more than 24'),
			details: { hoursOnDay: 24.1 },
		});
	});
});

describe('what AccountView refuses', () => {
	const mixed = [
		entry('A'),
		entry('B', { project: 'P9' }),
		entry('C', { employee: 'PIET' }),
		entry('D', { employee: 'KEES', project: 'P9' }),
		entry('E', { employee: 'KEES' }),
	];

	it.each([false, true])(
		'exactly the wrong entries get an error (halves stored: %s)',
		async (storesHalves) => {
			const double = new HoursDouble({ refuses: closed('P9'), storesHalves });
			const outcomes = await hoursOf(double).hours.create(mixed);
			expect(outcomes.map(short)).toEqual([
				'created',
				'AV_REJECTED',
				'created',
				'AV_REJECTED',
				'created',
			]);
			expect(errorAt(outcomes, 1)).toMatchObject({
				message: containing('hour entry with own reference B was not stored'),
				record: 'hour entry with own reference B',
			});
			expect(errorAt(outcomes, 1)).toMatchObject({ message: containing('P9 is afgesloten') });
			expect(double.lines).toHaveLength(3);
		},
	);

	it('a sheet with a wrong project is stored by project, not line by line', async () => {
		const double = new HoursDouble({ refuses: closed('P9') });
		const projects = ['P1', 'P1', 'P2', 'P9', 'P2', 'P1', 'P9'];
		const entries = projects.map((project, place) => entry(`A${place}`, { project, hours: 1 }));
		const outcomes = await hoursOf(double).hours.create(entries);
		expect(outcomes.map(short)).toEqual(
			projects.map((project) => (project === 'P9' ? 'AV_REJECTED' : 'created')),
		);
		expect(double.sheets.map(({ lines }) => lines.length)).toEqual([3, 2]);
		const whole = 1;
		const byProject = 3;
		const linesOfP9 = 2;
		expect(double.writes).toBe(whole + byProject + linesOfP9);
	});

	it('an installation that takes one sheet a request is found out once', async () => {
		const double = new HoursDouble({ severalSheets: false });
		const { hours } = hoursOf(double);
		const entries = (week: string): HourEntryInput[] =>
			['JAN', 'PIET', 'KEES'].map((employee) =>
				entry(`${week}${employee}`, { employee, hours: 1 }),
			);
		expect((await hours.create(entries('x'))).map(short)).toEqual([
			'created',
			'created',
			'created',
		]);
		expect(double.writes).toBe(4);
		await hours.create(entries('y'));
		expect(double.writes).toBe(7);
	});

	it('a refusal for another reason than the number of sheets is not taken for that', async () => {
		const double = new HoursDouble({ refuses: closed('P9') });
		const { hours } = hoursOf(double);
		await hours.create(mixed);
		const before = double.writes;
		await hours.create([entry('X'), entry('Y', { employee: 'PIET' })]);
		expect(double.writes).toBe(before + 1);
	});

	it('an object that is not there ends the run before it begins', async () => {
		const { client } = clientWith(() => refusal('Onbekend object'));
		const failure = await errorOf(new HourEntries(client).create([entry('A')]));
		expect(failure).toMatchObject({ code: 'AV_REJECTED' });
	});
});

describe('lost answers', () => {
	it('an entry that is there after a lost answer is created', async () => {
		const double = new HoursDouble({ fault: () => 'cut-after' });
		const outcomes = await hoursOf(double).hours.create([entry('A'), entry('B')]);
		expect(outcomes).toMatchObject([
			{ outcome: 'created', entry: { id: '000002' } },
			{ outcome: 'created', entry: { id: '000003' } },
		]);
		expect(double.lines).toHaveLength(2);
	});

	it('an entry that is not there after a lost answer stays in doubt, and the rest is stored', async () => {
		const double = new HoursDouble({ fault: (write) => (write === 1 ? 'cut-before' : 'none') });
		const outcomes = await hoursOf(double).hours.create([entry('A'), entry('B')], {
			linesPerRequest: 1,
		});
		expect(outcomes.map(short)).toEqual(['AV_WRITE_DOUBTFUL', 'created']);
		expect(double.lines).toHaveLength(1);
	});

	it('after three requests in a row that were lost the rest is not sent', async () => {
		const double = new HoursDouble({ fault: () => 'cut-before' });
		const entries = Array.from({ length: 5 }, (_, place) => entry(`A${place}`));
		const outcomes = await hoursOf(double).hours.create(entries, { linesPerRequest: 1 });
		expect(outcomes.map(short)).toEqual([
			'AV_WRITE_DOUBTFUL',
			'AV_WRITE_DOUBTFUL',
			'AV_WRITE_DOUBTFUL',
			'AV_SERVER_DOWN',
			'AV_SERVER_DOWN',
		]);
		expect(double.writes).toBe(3);
		expect(errorAt(outcomes, 4)).toMatchObject({ details: { tried: false } });
	});

	it('when looking up fails too, the entries are in doubt and the rest is not sent', async () => {
		const double = new HoursDouble({ fault: () => 'down' });
		let isDown = false;
		const { client } = clientWith((request, count) => {
			if (isDown) return refusal('', 503);
			isDown = request.method === 'POST';
			return double.handler(request, count);
		});
		const outcomes = await new HourEntries(client).create([entry('A'), entry('B')], {
			linesPerRequest: 1,
		});
		expect(outcomes.map(short)).toEqual(['AV_WRITE_DOUBTFUL', 'AV_SERVER_DOWN']);
		expect(errorAt(outcomes, 0)).toMatchObject({ message: containing('Looking it up failed too') });
		expect(double.writes).toBe(1);
	});

	it('a right that is missing ends the run with that error for all', async () => {
		const double = new HoursDouble();
		const { client } = clientWith((request, count) =>
			request.method === 'POST' ? refusal('Geen rechten', 403) : double.handler(request, count),
		);
		const outcomes = await new HourEntries(client).create([entry('A'), entry('B')], {
			linesPerRequest: 1,
		});
		expect(outcomes.map(short)).toEqual(['AV_RIGHT_MISSING', 'AV_RIGHT_MISSING']);
	});
});
