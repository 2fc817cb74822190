import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { dutchIn } from './english';
import { mailTemplates } from './mail-template';
import { COMPANY, runRegistration, type RegistrationRun } from './registration-template';
import { timesRun } from './setting';

const FILE = '23-new-cost-carriers.json';
const TRIGGER = 'A Project Is New or Changed';
const PROJECT = { code: 'P100', description: 'Verbouwing kantoor' };
const SETTINGS = { mailTo: 'ans@firma.example', costTypes: '' };
const CENTRES = [
	{ COST_CODE: 'WERKPL', COST_DESC: 'Werkplaats' },
	{ COST_CODE: 'KANT', COST_DESC: null },
];

const template = mailTemplates();

const run = (run: RegistrationRun): Promise<RunResult> =>
	runRegistration(template.now, FILE, { settings: SETTINGS, ...run });
const change = (form: IDataObject, more: RegistrationRun = {}): Promise<RunResult> =>
	run({ startAt: TRIGGER, form, ...more });
const morning = (more: RegistrationRun = {}): Promise<RunResult> =>
	run({ startAt: 'Every Morning', tables: { 'Cost Centres': CENTRES }, ...more });
const carriers = () => template.now.sandbox.visma.kept('visma.net').costCarriers;
const mails = () => template.now.sandbox.mailbox.mails();

/** As flow 22 registers it. */
function registerCompany(): void {
	const { companies } = template.now.sandbox.visma.kept('visma.net');
	companies.push({
		...{ id: 'c1', reference: COMPANY, key: '', at: 0, code: COMPANY, name: 'De Vries' },
		...{ organisationNumber: '90000001', street: '', postcode: '', city: '', country: 'NL' },
	});
}

describe('template 23', () => {
	it('registers a new project, its new description later, and nothing twice or by mail', async () => {
		registerCompany();
		await change(PROJECT);
		const again = await change(PROJECT);
		await change({ ...PROJECT, description: 'Verbouwing loods' });

		expect(timesRun(again, 'Apply Cost Carriers')).toBe(0);
		expect(carriers()).toMatchObject([
			{ kind: 'project', company: COMPANY, code: 'P100', description: 'Verbouwing loods' },
		]);
		expect(mails()).toEqual([]);
	});

	it('takes no cost carrier away that is not in the list of what is new', async () => {
		registerCompany();
		await change(PROJECT);
		await change({ code: 'P200', description: 'Nieuwbouw' });
		await morning();

		expect(carriers().map(({ code }) => code)).toEqual(['P100', 'P200', 'WERKPL', 'KANT']);
	});

	it('reads cost centres and cost types from AccountView, and registers both kinds', async () => {
		registerCompany();
		const { costCentres, costTypes } = template.now.sandbox.accountView;
		costCentres.insert({ COST_CODE: 'MAGAZIJN', COST_DESC: 'Magazijn' });
		costTypes.insert({ PC_CODE: 'REIS', PC_DESC: 'Reiskosten' });
		await run({ startAt: 'Every Morning', settings: { ...SETTINGS, costTypes: 'KS1' } });

		expect(carriers()).toMatchObject([
			{ kind: 'costCentre', code: 'MAGAZIJN', description: 'Magazijn' },
			{ kind: 'costType', code: 'REIS', description: 'Reiskosten' },
		]);
		expect(mails()).toEqual([]);
	});

	it('mails a cost carrier that is in the list twice, once, and registers the others', async () => {
		registerCompany();
		const twice = { COST_CODE: 'werkpl', COST_DESC: 'Andere werkplaats' };
		await morning({ tables: { 'Cost Centres': [...CENTRES, twice] } });

		expect(carriers().map(({ code }) => code)).toEqual(['KANT']);
		expect(mails()[0]?.text.match(/meer dan eens/g)).toHaveLength(1);
	});

	it('registers cost types too where an object is given for them', async () => {
		registerCompany();
		await morning({
			settings: { ...SETTINGS, costTypes: 'KS1' },
			tables: { 'Cost Centres': [{}], 'Cost Types': [{ PC_CODE: 'MAT', PC_DESC: 'Materiaal' }] },
		});

		expect(carriers()).toMatchObject([{ kind: 'costType', code: 'MAT', description: 'Materiaal' }]);
	});

	it('mails that the company is not registered yet', async () => {
		await change(PROJECT);

		expect(carriers()).toEqual([]);
		expect(mails().map(({ subject }) => subject)).toEqual([
			'Registratie bij Visma: 1 kostendrager vraagt aandacht',
		]);
		expect(mails()[0]?.text).toContain(`Onderneming ${COMPANY} is niet geregistreerd`);
	});

	it('mails in English when the settings say so', async () => {
		await change(PROJECT, { settings: { ...SETTINGS, language: 'English' } });

		const [mail] = mails();
		expect(mail?.subject).toBe('Registration at Visma: 1 cost carrier needs attention');
		expect(mail?.text).toMatch(new RegExp(`^- Not visible: Cost carrier .*${COMPANY}`));
		expect(dutchIn(mail?.text.replace(PROJECT.description, ''))).toEqual([]);
	});

	it('mails what AccountView or the service refused, and registers nothing then', async () => {
		registerCompany();
		template.now.sandbox.addFault({
			...{ server: 'accountView', pathContains: 'BusinessObject=CC1' },
			...{ kind: 'status', status: 400 },
		});
		await run({ startAt: 'Every Morning' });
		template.now.sandbox.addFault({
			...{ server: 'visma', method: 'POST', pathContains: 'cost-carriers' },
			...{ kind: 'status', status: 422 },
		});
		await change(PROJECT);

		expect(carriers()).toEqual([]);
		expect(mails().map(({ subject }) => subject)).toEqual([
			'Registratie bij Visma: Er is niets geregistreerd',
			'Registratie bij Visma: De stap is mislukt',
		]);
	});

	it('breaks off, for the error workflow to tell, when its mail cannot leave', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });

		await expect(change(PROJECT)).rejects.toMatchObject({
			message: expect.stringContaining('does not let this login send') as string,
		});
	});

	it('mails nobody where no address is set', async () => {
		const result = await change(PROJECT, { settings: { ...SETTINGS, mailTo: '' } });

		expect(timesRun(result, 'Nothing to Say')).toBe(1);
		expect(mails()).toEqual([]);
	});
});
