import '../quiet';
import type { RunResult } from '../harness';
import { autoReportCredential } from '../auto-report-submit/filing-setting';
import { credentialFor } from '../credential-for';
import { registrationCredential } from '../visma-register/register-setting';
import { mailTemplates } from './mail-template';
import {
	ACCESS,
	COMPANY,
	pageOf,
	runRegistration,
	USERS,
	type RegistrationRun,
} from './registration-template';
import { timesRun } from './setting';

const FILE = '25-autoreport-readiness.json';
const SETTINGS = { mailTo: 'ans@firma.example', administration: 'DEMO', autoReportCompany: '' };

const template = mailTemplates({ seed: 'demo' });

const run = (run: RegistrationRun): Promise<RunResult> =>
	runRegistration(template.now, FILE, {
		settings: SETTINGS,
		credentials: (sandbox) => ({
			visma: registrationCredential(sandbox),
			autoReport: autoReportCredential(sandbox),
		}),
		...run,
	});
const open = async (more: RegistrationRun = {}): Promise<string> =>
	pageOf(await run({ startAt: 'Readiness Page Is Opened', ...more }), 'The Page');
const mails = () => template.now.sandbox.mailbox.mails();

/** Everything as flow 22 registers it; nobody has a role yet. */
async function register(): Promise<void> {
	await runRegistration(template.now, '22-register-companies-and-users.json', {
		startAt: 'Every Morning',
		settings: { mailTo: '' },
		access: [{}],
	});
	template.now.sandbox.mailbox.clear();
}

describe('template 25', () => {
	it('says of each company that it is not registered, or who lacks the role', async () => {
		const before = await open();
		await register();
		const after = await open();

		expect(before).toMatch(/<h2>DEVRIES .*Staat in AccountView en nog niet bij de dienst/);
		expect(after).not.toContain('nog niet bij de dienst');
		expect(after).toContain('AN: heeft de rol AutoReport User nog niet in Visma.net');
		expect(after).toContain('<h1>1 gebrek voor AutoReport</h1>');
	});

	it('says that nobody is to have the role', async () => {
		await register();
		const page = await open({ access: ACCESS.filter(({ role }) => role === null) });

		expect(page).toContain('Niemand heeft voor deze onderneming de rol AutoReport User');
	});

	it('says that a company is ready once somebody has the role', async () => {
		await register();
		const { access, users, companies } = template.now.sandbox.visma.kept('visma.net');
		access.push({
			...{ id: 'r1', kind: 'role', name: 'AutoReport User' },
			userId: users.find(({ reference }) => reference === 'AN')?.id ?? '',
			companyId: companies.find(({ reference }) => reference === COMPANY)?.id ?? '',
		});

		const page = await open();

		expect(page).toContain('<h1>Alles is gereed voor AutoReport</h1>');
		expect(page).toContain('✓ Gereed');
	});

	it('speaks English where the settings say so, on the page and in the mail', async () => {
		const settings = { ...SETTINGS, language: 'en' };
		const before = await open({ settings });
		await register();
		const after = await open({ settings });
		await run({ startAt: 'Mail Now', settings });

		expect(before).toContain('<html lang="en">');
		expect(before).toMatch(/<h2>DEVRIES .*Is in AccountView and not yet at the service/);
		expect(after).toContain('<h1>1 thing is missing for AutoReport</h1>');
		expect(after).toContain('AN: does not have the role AutoReport User in Visma.net yet');
		expect(mails()[0]).toMatchObject({ subject: '1 thing is missing for AutoReport' });
		expect(`${before}${after}`).not.toMatch(/gebrek|heeft|Staat in/);
	});

	it('asks AutoReport for the declaration profile where a company is set', async () => {
		await register();
		const { autoReport } = template.now.sandbox;
		autoReport.change({ profiles: ['vatReturn'] });
		const settings = { ...SETTINGS, autoReportCompany: autoReport.companyId };

		const page = await open({ settings });

		expect(page).toMatch(/<h2>AutoReport, administratie DEMO<\/h2><ul><li>.*profiel/);
	});

	it('mails what is lacking when it is told to, and on Mondays by itself', async () => {
		await register();
		await run({ startAt: 'Mail Now' });
		const morning = await run({ startAt: 'Every Morning' });

		const isMonday =
			new Date().toLocaleDateString('en', { weekday: 'long', timeZone: 'Europe/Amsterdam' }) ===
			'Monday';
		expect(mails()[0]).toMatchObject({ subject: '1 gebrek voor AutoReport' });
		expect(mails()[0]?.text).toMatch(/DEVRIES .*\s+- AN: heeft de rol/);
		expect(timesRun(morning, 'Send as ALGEMEEN')).toBe(isMonday ? 1 : 0);
	});

	it('breaks off, for the error workflow to tell, when its mail cannot leave', async () => {
		await register();
		template.now.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });

		await expect(run({ startAt: 'Mail Now' })).rejects.toMatchObject({
			message: expect.stringContaining('does not let this login send') as string,
		});
	});

	it('says that something could not be read, and calls nobody ready', async () => {
		const accountView = credentialFor(template.now.sandbox, { companyCode: 'VRIESBEH' });
		const page = await open({
			credentials: (sandbox) => ({
				visma: registrationCredential(sandbox),
				accountview: accountView,
			}),
		});

		expect(page).toContain('<html lang="nl">');
		expect(page).toContain('<h1>Niet alles kon worden gelezen</h1>');
		expect(page).not.toContain('Gereed');
	});

	it('shows what comes from elsewhere as text', async () => {
		await register();
		const page = await open({
			access: [{ ...ACCESS[1], user: '<script>x' }, ...ACCESS],
			users: [...USERS, { ...USERS[0], code: '<script>x', email: 'x@firma.example' }],
		});

		expect(page).toContain('&lt;script>x: ');
		expect(page).not.toContain('<script>');
	});
});
