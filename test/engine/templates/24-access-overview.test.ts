import '../quiet';
import { mailTemplates } from './mail-template';
import {
	ACCESS,
	COMPANY,
	pageOf,
	runRegistration,
	USERS,
	type RegistrationRun,
} from './registration-template';

const FILE = '24-access-overview.json';
const PAGE = 'Access Overview';

const OTHER_GROUP = { code: 'DI', firstName: 'Di', lastName: 'Smit', email: '', groups: 'BOEK' };

const template = mailTemplates();

const open = (run: RegistrationRun = {}) =>
	runRegistration(template.now, FILE, { startAt: 'Access Page Is Opened', ...run });

/** The row of a user below a heading, as texts. */
function rowOf(page: string, service: string, user: string): readonly string[] {
	const section = page.split(`<h2>${service}</h2>`)[1]?.split('<h2>')[0] ?? '';
	const row = section.split(/<tr[^>]*>/).find((one) => one.includes(`>${user}<`)) ?? '';
	return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell);
}

describe('template 24', () => {
	it('shows users by companies, apps and roles, their groups counted in', async () => {
		const result = await open();

		const page = pageOf(result, PAGE);
		expect(result.order.at(-1)).toBe(PAGE);
		expect(result.items(PAGE)[0]?.binary?.['data']).toMatchObject({ mimeType: 'text/html' });
		expect(page).toMatch(/DEVRIES<\/th>\s*<th scope="col">Visma Scanner/);
		expect(rowOf(page, 'AccountView.Net', 'An Bakker')).toEqual(['✓', '']);
		expect(rowOf(page, 'AccountView.Net', 'Bo Visser')).toEqual(['✓', '✓']);
		expect(page).toMatch(
			/AutoReport User \(DEVRIES\)<\/th>\s*<th scope="col">Customer Administrator/,
		);
		expect(rowOf(page, 'Visma.net', 'An Bakker')).toEqual(['✓', '']);
		expect(rowOf(page, 'Visma.net', 'Bo Visser')).toEqual(['', '✓']);
		expect(page).not.toContain('>CE<');
	});

	it.each([
		['nl', 'Overzicht van de toegang', 'Er zijn nog geen gebruikers'],
		['en', 'Access overview', 'There are no users yet'],
	])('speaks the language of the settings (%s), also where nobody may anything', async (...row) => {
		const [language, title, nobody] = row;
		const page = pageOf(await open({ settings: { language }, users: [{}], access: [{}] }), PAGE);

		expect(page).toContain(`<html lang="${language}">`);
		expect(page).toContain(title);
		expect(page).toContain(nobody);
	});

	it('takes codes for the same that differ in capitals', async () => {
		const access = [...ACCESS, { user: 'AN', company: COMPANY.toLowerCase() }];
		const users = USERS.map((user) => ({ ...user, groups: user.groups?.toLowerCase() ?? null }));

		const page = pageOf(await open({ users: [...users, OTHER_GROUP], access }), PAGE);

		expect(rowOf(page, 'AccountView.Net', 'An Bakker')).toEqual(['✓', '']);
		expect(rowOf(page, 'AccountView.Net', 'Di Smit')).toEqual(['✓', '']);
	});

	it('shows a name as text, whatever it holds', async () => {
		const users = [{ ...USERS[0], lastName: '<script>alert(1)</script>' }];

		const page = pageOf(await open({ users }), PAGE);

		expect(page).toContain('An &lt;script&gt;');
		expect(page).not.toContain('<script>');
	});

	it('shows no page rather than an empty one where the table cannot be read', async () => {
		// As shipped: a bare engine has no data tables.
		const opened = template.now.run(FILE, { startAt: 'Access Page Is Opened' });

		await expect(opened).rejects.toMatchObject({
			message: expect.stringContaining('Data table') as string,
		});
	});
});
