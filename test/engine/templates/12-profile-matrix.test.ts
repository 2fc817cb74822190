import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../node-setting';
import { dutchIn, shownBy } from './english';
import { mailTemplates, type MailTemplateRun } from './mail-template';
import { timesRun } from './setting';

const FILE = '12-profile-matrix.json';
const MAKE = 'Make the Table if Missing';
const MATRIX = 'Read the Matrix';
const INSERT = 'Put Them into the Table';

const ROWS = [
	{ process: 'factuur', user: null, administration: null, profile: 'FACTUREN', priority: 20 },
	{ process: null, user: 'ans', administration: null, profile: 'ANS', priority: 10 },
	{ process: null, user: null, administration: 'DEMO', profile: 'DEMO', priority: 30 },
	{ process: null, user: null, administration: null, profile: 'ALGEMEEN', priority: 40 },
];

const template = mailTemplates();

function run(form: IDataObject, rows: readonly IDataObject[], run: MailTemplateRun = {}) {
	const tables = { [MAKE]: [{ name: 'made' }], [MATRIX]: rows, [INSERT]: [{ id: 1 }] };
	return template.now.run(FILE, { form, tables, ...run });
}

describe('template 12', () => {
	it('puts the first rows into an empty table, and no others', async () => {
		const empty = await run({}, [], { startAt: 'Set Up Now' });
		const filled = await run({}, ROWS, { startAt: 'Set Up Now' });

		expect(empty.json('One Item per Row')).toMatchObject([
			{ process: 'factuur', profile: 'FACTUREN', priority: 10 },
			{ process: 'herinnering', profile: 'FACTUREN', priority: 10 },
			{ process: '', user: '', administration: '', profile: 'ALGEMEEN', priority: 40 },
		]);
		expect(timesRun(empty, 'The Table Is There')).toBe(1);
		expect(timesRun(filled, 'First Rows')).toBe(0);
	});

	it.each([
		[{ process: 'Factuur' }, 'FACTUREN', /niveau proces.*proces &quot;factuur&quot;/s],
		[{ process: 'factuur', person: 'ans' }, 'ANS', /gaat voor proces en systeem/],
		[{ administration: 'demo' }, 'DEMO', /niveau administratie/],
		[{ process: 'offerte' }, 'ALGEMEEN', /omdat niets anders past/],
	])('shows the profile for %j and why, in the order of the table', async (form, code, why) => {
		const result = await run(form, ROWS);

		const [page] = result.json('This Profile');
		expect(page?.['title']).toBe(`Dit bericht gaat van profiel ${code}`);
		expect(page?.['message']).toMatch(why);
		expect(page?.['message']).toContain('persoonlijk, proces, administratie, systeem');
		expect(page?.['message']).toMatch(/ANS.*FACTUREN.*DEMO.*ALGEMEEN.*Data tables/s);
	});

	it('says in Dutch that no row fits, or that rows disagree', async () => {
		const none = await run({ process: 'offerte' }, ROWS.slice(0, 1));
		const two = await run({ process: 'factuur' }, [
			...ROWS,
			{ process: 'FACTUUR', profile: 'ANDERS', priority: 20 },
		]);

		expect(none.json('No Profile')[0]?.['message']).toContain('past geen regel bij dit bericht');
		expect(two.json('No Profile')[0]?.['message']).toContain('spreken regels elkaar tegen');
	});

	it('goes by the first rows where there are no data tables, and says so', async () => {
		const result = await template.now.run(FILE, { form: { process: 'factuur' } });

		const message = textOf(result.json('This Profile')[0]?.['message']);
		expect(message).toContain('Data tables aan staan');
		expect(message).toContain('FACTUREN');
		expect(timesRun(result, INSERT)).toBe(0);
	});

	it('shows what a person types harmlessly', async () => {
		const result = await run({ process: '<img src=x>' }, ROWS);

		expect(result.json('This Profile')[0]?.['message']).toContain('&lt;img src=x>');
	});

	it('answers in English who opens the English form', async () => {
		const startAt = 'Profile Form (English)';
		const found = await run({ person: 'ans', administration: 'DEMO' }, ROWS, { startAt });
		const none = await run({ process: 'quote' }, ROWS.slice(0, 1), { startAt });

		const page = shownBy(found, 'This Profile');
		expect(page).toMatchObject({ title: 'This message goes from profile ANS' });
		expect(JSON.stringify(page)).toMatch(
			/personal, process, administration, system.*The matrix.*system<.*mail-profiles-en/s,
		);
		expect(shownBy(none, 'No Profile')).toMatchObject({
			title: 'There is no profile for this message',
		});
		for (const shown of [page, shownBy(none, 'No Profile')]) expect(dutchIn(shown)).toEqual([]);
	});
});
