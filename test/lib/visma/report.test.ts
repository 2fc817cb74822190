import { readMasterData, renderAccessOverview, renderReport, reportCsv } from '../../../lib/visma';
import { knownUser, OFFICE, planFor } from './office';

const OPTIONS = { language: 'nl', title: '', at: Date.UTC(2026, 10, 29, 9, 15) } as const;
const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];

describe('the report of registering', () => {
	const plan = planFor(
		'vismaNet',
		{ users: [AN, { ...BO, firstName: '', lastName: '<b>Visser</b>' }] },
		{ users: [knownUser('OUD', { firstName: '=1+1', lastName: '"Oud"', email: 'oud@firma.nl' })] },
		{ parts: ['users'] },
	);

	it('shows what is not visible first, with why, in the language that was asked for', () => {
		const page = renderReport(plan, OPTIONS);

		const rows = page.slice(page.indexOf('<tbody>'));
		const order = ['Niet zichtbaar', 'Verwijderen', 'Registreren'];
		const places = order.map((words) => rows.indexOf(words));
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(places[0]).toBeGreaterThan(0);
		expect(page).toContain('De voornaam is leeg; vul hem in AccountView in.');
		expect(renderReport(plan, { ...OPTIONS, language: 'en' })).toContain('The first name is empty');
	});

	it('is one page that needs nothing else, and takes nobody’s name for markup', () => {
		const page = renderReport(plan, OPTIONS);

		expect(page).toContain('&lt;b&gt;Visser&lt;/b&gt;');
		expect(page).not.toMatch(/<b>Visser|<script|src=|https?:/);
		expect(page).toContain("default-src 'none'");
		expect(page).toContain('Gemaakt op 29 nov 2026, 10:15');
	});

	it('counts what is in step and does not list it', () => {
		const known = { users: [knownUser('AN', AN)] };
		const same = planFor('vismaNet', { users: [AN] }, known, { parts: ['users'] });

		const page = renderReport(same, OPTIONS);

		expect(page).toContain('<b>1</b> <span>Al gelijk</span>');
		expect(page).toContain('Er is niets te doen.');
		expect(page).not.toContain('<table');
	});

	it('says what to look at where nothing was read', () => {
		const page = renderReport({ report: [], brake: null }, OPTIONS);

		expect(page).toContain('Controleer welke tabellen de node krijgt.');
	});

	it.each([
		[12, 'bevestiging: 12 gebruikers, ondernemingen of kostendragers zouden'],
		[1, 'bevestiging: 1 gebruiker, onderneming of kostendrager zou '],
	])('says when it waits for a confirmation of %d', (removals, words) => {
		const held = renderReport(
			{ ...plan, brake: { removals, confirmAbove: 0, emptied: [] } },
			OPTIONS,
		);

		expect(held).toContain(words);
	});

	it('is a table for a spreadsheet that calculates nothing out of a name', () => {
		const lines = reportCsv(plan.report, 'nl').split('\r\n');

		expect(lines[0]).toBe('\uFEFFDienst;Soort;Code;Naam;Resultaat;Reden');
		expect(lines).toContain(
			'Visma.net;Gebruiker;OUD;"\'=1+1 ""Oud""";Verwijderen;Bestaat niet meer in AccountView.',
		);
		expect(lines).toHaveLength(plan.report.length + 2);
	});
});

describe('the overview of access', () => {
	const appRights = [{ user: 'AN', app: 'Visma Scanner' }];

	it('shows users by companies and apps', () => {
		const source = readMasterData({ ...OFFICE, appRights });

		const page = renderAccessOverview(source, ['accountViewNet'], OPTIONS);

		const headings = [...page.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, name]) => name);
		expect(headings).toEqual(['Gebruiker', 'FIRMA', 'Visma Scanner']);
		const [an, bo] = ['An Bakker', 'Bo Visser'].map((name) => {
			const row = new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`, 's').exec(page)?.[1] ?? '';
			return [...row.matchAll(/<td[^>]*>(.?)<\/td>/g)].map(([, sign]) => sign);
		});
		expect([an, bo]).toEqual([
			['✓', '✓'],
			['✓', ''],
		]);
	});

	it('tells users with the same name apart by their code', () => {
		const twin = { ...AN, code: 'AN2', email: 'an2@firma.nl' };
		const source = readMasterData({ ...OFFICE, users: [AN, BO, twin] });

		const page = renderAccessOverview(source, ['accountViewNet'], OPTIONS);

		const names = [...page.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, name]) => name);
		expect(names).toEqual(['An Bakker (AN)', 'An Bakker (AN2)', 'Bo Visser']);
	});

	it('gives each user two lists where there are many companies', () => {
		const numbers = Array.from({ length: 20 }, (_, index) => index);
		const administrations = numbers.map((index) => ({
			...{ code: `ADM${index}`, company: `BV-${index}`, year: 2026 },
		}));
		const rights = numbers.map((index) => ({ user: 'AN', administration: `ADM${index}` }));
		const source = readMasterData({ ...OFFICE, administrations, rights, appRights });

		const page = renderAccessOverview(source, ['accountViewNet', 'vismaNet'], OPTIONS);

		expect(page).toContain('BV-0, BV-1, BV-10');
		expect(page).toMatch(/data-name="Apps en rollen"[^>]*>Visma Scanner</);
		expect(page).toContain('Niemand heeft toegang.');
	});

	it.each([
		['nl', [], 'Er zijn nog geen gebruikers'],
		['en', [], 'There are no users yet'],
		['nl', OFFICE.users, 'Nog niemand heeft toegang'],
		['en', OFFICE.users, 'Nobody has access yet'],
	] as const)('says what to fill in where nobody may anything (%s)', (language, users, title) => {
		const source = readMasterData({ users });

		const page = renderAccessOverview(source, ['accountViewNet', 'vismaNet'], {
			...OPTIONS,
			language,
		});

		expect(page).toContain(`<h2>${title}</h2>`);
		expect(page).toContain('accountview_access');
		expect(page).not.toContain('<h2>Visma.net</h2>');
	});
});
