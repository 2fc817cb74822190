import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { textOf } from '../node-setting';
import { credentialFor } from '../credential-for';
import { dutchIn, shownBy } from './english';
import { endOf } from './filing-template';
import type { FormField } from './forms';
import { mailTemplates } from './mail-template';
import {
	ACCESS,
	COMPANY,
	runRegistration,
	USERS,
	type RegistrationRun,
} from './registration-template';
import { timesRun } from './setting';

const FILE = '22-register-companies-and-users.json';
const PAGE = 'Look and Confirm';
const INSERT = 'Put It into the Table';
const ENDS = ['Not Planned', 'In Step', 'Stopped', 'The Report', 'Fill the Table First'];
const CONFIRM = 'Ik heb gezien wat wordt verwijderd, en dat klopt';
const GO = { choice: 'Uitvoeren' };
const BOTH = { what: ['Ondernemingen', 'Gebruikers'] };
const SETTINGS = { mailTo: 'ans@firma.example' };
/** What n8n gives of a table without rows. */
const NO_ACCESS = [{}];
/** Everybody but the second of those who are registered. */
const WITHOUT_BO = USERS.filter(({ code }) => code !== 'BO');

const template = mailTemplates({ seed: 'demo' });

const run = (run: RegistrationRun = {}): Promise<RunResult> =>
	runRegistration(template.now, FILE, { settings: SETTINGS, form: BOTH, ...run });
const byForm = (answer: IDataObject = GO, more: RegistrationRun = {}): Promise<RunResult> =>
	run({ answers: { [PAGE]: answer }, ...more });
const daily = (more: RegistrationRun = {}): Promise<RunResult> =>
	run({ startAt: 'Every Morning', access: NO_ACCESS, ...more });
const endIn = (result: RunResult) => endOf(result, ENDS);
const kept = () => template.now.sandbox.visma.kept('visma.net');
/** Codes of those who came from AccountView. */
const registered = () =>
	kept()
		.users.map(({ reference }) => reference)
		.filter(Boolean);
const mails = () =>
	template.now.sandbox.mailbox.mails().filter(({ to }) => to.includes(SETTINGS.mailTo));
const invitations = () =>
	template.now.sandbox.mailbox.mails().filter(({ subject }) => subject.includes('account'));

function fieldsOf(result: RunResult, page = PAGE): readonly FormField[] {
	return result.json(page)[0]?.['fields'] as unknown as readonly FormField[];
}

describe('template 22', () => {
	it('shows what would happen and why somebody is not visible, and does nothing yet', async () => {
		const result = await byForm({ choice: 'Stoppen: er wordt niets geregistreerd' });

		const [plan] = fieldsOf(result);
		expect(plan?.html).toMatch(/Registreren<\/b><\/td><td>Onderneming Install.* \(DEVRIES\)/);
		expect(plan?.html).toContain('Registreren</b></td><td>Gebruiker An Bakker (AN)');
		expect(plan?.html).toMatch(/Niet zichtbaar<\/b><\/td><td>Gebruiker Ce .*De achternaam is leeg/);
		expect(plan?.html).toContain('<td>Gebruiker Bea Heer</td>');
		expect(fieldsOf(result).map(({ fieldName }) => fieldName)).not.toContain('removals');
		expect(fieldsOf(result).at(-1)?.fieldLabel).toBe('Wat wilt u doen?');
		expect(endIn(result).text).toContain('Er is niets veranderd.');
		expect(registered()).toEqual([]);
	});

	it('registers what was confirmed, once, and tells it on a page and by mail', async () => {
		const first = await byForm();
		const again = await byForm();

		expect(endIn(first).title).toBe('6 stappen zijn uitgevoerd');
		expect(endIn(first).text).toContain(
			'Gebruiker Bo Visser (BO)</td><td>Visma.net</td><td>Gedaan',
		);
		expect(registered()).toEqual(['AN', 'BO']);
		expect(kept().companies).toMatchObject([
			{ reference: COMPANY, organisationNumber: '90000001', city: 'Utrecht' },
		]);
		expect(invitations()).toHaveLength(4);
		expect(mails()).toMatchObject([
			{ subject: 'Registratie bij Visma: 6 stappen zijn uitgevoerd' },
		]);
		expect(mails()[0]?.text).toContain('- Niet zichtbaar: Gebruiker Ce (CE), Visma.net.');
		// Mail programs keep no style sheet.
		expect(mails()[0]?.html).toMatch(/<td style="padding[^"]*">AccountView\.Net<\/td>/);
		expect(mails()[0]?.html).not.toMatch(/<(?:table|th|td)>/);
		expect(endIn(again).title).toBe('Alles is al gelijk');
	});

	it('leaves out what is not asked for', async () => {
		await byForm(GO, { form: { what: ['Gebruikers'] } });

		expect(kept().companies).toEqual([]);
		expect(registered()).toEqual(['AN', 'BO']);
	});

	it('removes more than the brake lets through only with the tick', async () => {
		await byForm();
		const settings = { ...SETTINGS, confirmAbove: '0' };
		const users = [...WITHOUT_BO, { ...USERS[0], code: 'DO', email: 'do@firma.example' }];
		const without = await byForm(GO, { settings, users });
		const left = registered();
		const confirmed = await byForm({ ...GO, removals: [CONFIRM] }, { settings, users });

		const tick = fieldsOf(without).find(({ fieldName }) => fieldName === 'removals');
		expect(tick?.fieldOptions?.values).toEqual([{ option: CONFIRM }]);
		expect(left).toEqual(['AN', 'BO', 'DO']);
		expect(endIn(without).title).toBe('2 verwijderingen wachten op u');
		expect(endIn(confirmed).title).toBe('2 stappen zijn uitgevoerd');
		expect(registered()).toEqual(['AN', 'DO']);
	});

	it('does every morning what is within the brake, and mails what waits', async () => {
		await daily();
		await daily({ users: WITHOUT_BO });
		const withinBrake = registered();
		const users = [{ ...USERS[0], email: '' }];
		const held = await daily({ users });
		await daily({ users: WITHOUT_BO });

		expect(withinBrake).toEqual(['AN']);
		expect(timesRun(held, 'Apply Users')).toBe(0);
		expect(registered()).toEqual(['AN']);
		expect(mails().map(({ subject }) => subject)).toEqual([
			'Registratie bij Visma: 6 stappen zijn uitgevoerd',
			'Registratie bij Visma: 2 stappen zijn uitgevoerd',
			'Registratie bij Visma: 2 verwijderingen wachten op u',
		]);
	});

	it('breaks off in the morning when its mail cannot leave, and shows the page of the form all the same', async () => {
		const { mailbox } = template.now.sandbox;
		await daily({ settings: { ...SETTINGS, mailTo: '' } });
		mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });
		await expect(daily({ users: WITHOUT_BO })).rejects.toMatchObject({
			message: expect.stringContaining('does not let this login send') as string,
		});
		mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });
		const shown = await byForm();

		expect(endIn(shown).title).toContain('uitgevoerd');
		expect(mails()).toEqual([]);
	});

	it('begins an empty table with an example that invites nobody, and plans nothing', async () => {
		await byForm();
		const result = await byForm(GO, { users: [{}], tables: { [INSERT]: [{ id: 1 }] } });

		expect(result.json('First Row')).toMatchObject([{ code: 'VOORBEELD', email: '' }]);
		expect(endIn(result).title).toBe('Vul eerst de tabel met gebruikers');
		expect(timesRun(result, 'Plan Users')).toBe(0);
		expect(registered()).toEqual(['AN', 'BO']);
	});

	it('registers nothing when AccountView or a service cannot be read, and says why', async () => {
		const { sandbox } = template.now;
		const unread = await byForm(GO, {
			accountView: credentialFor(sandbox, { companyCode: 'VRIESBEH' }),
		});
		sandbox.addFault({ server: 'visma', method: 'GET', kind: 'status', status: 403, times: 99 });
		const refused = await daily();

		expect(endIn(unread).title).toBe('Er is niets geregistreerd');
		expect(endIn(unread).text).toMatch(/In English: .+/);
		expect(timesRun(refused, 'Apply Companies')).toBe(0);
		expect(mails().map(({ subject }) => subject)).toEqual([
			'Registratie bij Visma: Er is niets geregistreerd',
		]);
		expect(mails()[0]?.text).toMatch(/De dienst weigert[^]*In English: .+/);
	});

	it('goes on with the others when one cannot be registered', async () => {
		const { sandbox } = template.now;
		sandbox.addFault({
			...{ server: 'visma', method: 'POST', pathContains: '/visma.net/users' },
			...{ kind: 'status', status: 422 },
		});
		const result = await byForm();

		const { title, text } = endIn(result);
		expect(title).toBe('1 van 6 stappen is mislukt');
		expect(text).toMatch(
			/Gebruiker An Bakker \(AN\)<\/td><td>Visma.net<\/td><td>Mislukt: .+In English: .+/,
		);
		expect(registered()).toEqual(['BO']);
	});

	it('shows a name as text, whatever it holds', async () => {
		const users = [{ ...USERS[0], lastName: '<b>Bakker' }];
		const result = await byForm(GO, { users });

		expect(textOf(fieldsOf(result)[0]?.html)).toContain('An &lt;b>Bakker');
		expect(endIn(result).text).not.toContain('<b>Bakker');
	});
});

const ACCESS_PAGE = 'Look at the Access';
const GIVE = { choice: 'Geven en intrekken' };
const LOST = 'Ik heb gezien wie toegang verliest, en dat klopt';
const ALL = { what: [...BOTH.what, 'Toegang'] };
const ACCESS_ONLY = { what: ['Toegang'] };
/** What the group gave both, for one of them. */
const BO_ALONE = ACCESS.map((row) => (row.group === 'BOEK' ? { ...row, user: 'BO' } : row));

const forAccess = (answer: IDataObject, more: RegistrationRun = {}): Promise<RunResult> =>
	run({ form: ACCESS_ONLY, answers: { [ACCESS_PAGE]: answer }, ...more });

/** Who may use what at both services, by their codes. */
function accessThere(): readonly string[] {
	return (['accountview.net', 'visma.net'] as const).flatMap((service) => {
		const { access, users } = template.now.sandbox.visma.kept(service);
		return access.map(
			({ kind, name, userId }) =>
				`${users.find(({ id }) => id === userId)?.reference ?? ''} ${name || kind}`,
		);
	});
}

const GIVEN = ['AN company', 'BO company', 'BO Visma Scanner', 'AN AutoReport User'];

describe('template 22, access (B3, B4, C5)', () => {
	it('shows what those who were just registered would get, and gives it once confirmed', async () => {
		const result = await run({ form: ALL, answers: { [PAGE]: GO, [ACCESS_PAGE]: GIVE } });

		const [plan, ...others] = fieldsOf(result, ACCESS_PAGE);
		expect(plan?.html).toContain(`Toegang geven</b></td><td>Toegang AN: ${COMPANY}`);
		expect(others.map(({ fieldName }) => fieldName)).toEqual(['choice']);
		expect(accessThere()).toEqual(expect.arrayContaining(GIVEN));
		expect(endIn(result).text).toContain(
			`Toegang BO: Visma Scanner</td><td>AccountView.Net</td><td>Gedaan`,
		);
	});

	it('is left as it is when it is not asked for, not confirmed, or the table is empty', async () => {
		await run({ form: BOTH, answers: { [PAGE]: GO } });
		const stopped = await forAccess({ choice: 'Stoppen: de toegang blijft zoals die is' });
		const empty = await forAccess(GIVE, { access: NO_ACCESS });
		const halfFilled = { user: 'AN', group: '', company: '', app: '', role: '' };
		const half = await forAccess(GIVE, { access: [halfFilled] });

		expect(accessThere()).toEqual([]);
		expect(endIn(stopped).title).toBe('Er is niets gewijzigd');
		for (const one of [empty, half]) {
			expect(endIn(one).text).toContain('in de tabel met toegang staat nog geen regel');
		}
		expect(endIn(stopped).text).not.toContain('staat nog geen regel');
		expect([empty, half].map((one) => timesRun(one, 'Plan Access'))).toEqual([0, 0]);
	});

	it('is given every morning, to those registered that morning, and taken only by the form', async () => {
		await daily({ access: ACCESS });
		const given = accessThere();
		await daily({ access: BO_ALONE });
		const held = accessThere();
		const taken = await forAccess(GIVE, { access: BO_ALONE });

		expect(given).toEqual(expect.arrayContaining(GIVEN));
		expect(held).toEqual(given);
		expect(mails().at(-2)?.subject).toMatch(
			/^Registratie bij Visma: \d+ intrekking(en)? van toegang wacht(en)? op u$/,
		);
		expect(endIn(taken).text).toContain(`Toegang intrekken</b></td><td>Toegang AN: ${COMPANY}`);
	});

	it('is taken from many only with the tick', async () => {
		await daily({ access: ACCESS });
		const settings = { ...SETTINGS, confirmAbove: '0' };
		const without = await forAccess(GIVE, { settings, access: BO_ALONE });
		const left = accessThere();
		await forAccess({ ...GIVE, removals: [LOST] }, { settings, access: BO_ALONE });

		const tick = fieldsOf(without, ACCESS_PAGE).find(({ fieldName }) => fieldName === 'removals');
		expect(tick?.fieldOptions?.values).toEqual([{ option: LOST }]);
		expect(left).toContain('AN company');
		expect(accessThere()).not.toContain('AN company');
	});

	it('that cannot be compared is told beside what was registered', async () => {
		template.now.sandbox.addFault({
			...{ server: 'visma', method: 'GET', pathContains: '/roles' },
			...{ kind: 'status', status: 403, times: 9 },
		});
		const result = await run({ form: ALL, answers: { [PAGE]: GO, [ACCESS_PAGE]: GIVE } });

		expect(endIn(result).title).toBe('De toegang kon niet worden vergeleken');
		expect(registered()).toEqual(['AN', 'BO']);
		expect(accessThere()).toEqual([]);
	});
});

const ENGLISH = { startAt: 'Registration Form (English)' };
const EVERYTHING = { what: ['Companies', 'Users', 'Access'] };
const CARRY_OUT = { choice: 'Carry out' };
const IN_ENGLISH = { ...SETTINGS, language: 'en' };
/** What AccountView or a service itself answers stays as it is. */
const ANSWERED =
	/U heeft geen rechten voor onderneming \w+|De server is tijdelijk niet beschikbaar\./g;
const ours = (text: string): string => text.replaceAll(ANSWERED, '');

describe('template 22 in English', () => {
	it('shows, does and tells it in English, with the tick where much is removed', async () => {
		const whole = {
			...ENGLISH,
			form: EVERYTHING,
			answers: { [PAGE]: CARRY_OUT, [ACCESS_PAGE]: { choice: 'Give and withdraw' } },
		};
		const result = await run(whole);
		const removals = ['I have seen what is removed, and that is right'];
		const settings = { ...SETTINGS, confirmAbove: '0' };
		const less = { ...whole, settings, users: WITHOUT_BO, access: NO_ACCESS };
		const held = await run(less);
		const left = registered();
		await run({ ...less, answers: { [PAGE]: { ...CARRY_OUT, removals } } });

		expect(fieldsOf(result)[0]?.html).toContain('Register</b></td><td>User An Bakker (AN)');
		expect(fieldsOf(result, ACCESS_PAGE)[0]?.html).toContain(
			`Give access</b></td><td>Access AN: ${COMPANY}`,
		);
		expect(endIn(result).title).toMatch(/^\d+ steps were carried out$/);
		expect(endIn(result).text).toMatch(
			/User Bo Visser \(BO\)<\/td><td>Visma.net<\/td><td>Done.*\/form\/accountview-register-en/,
		);
		expect(endIn(held).title).toBe('2 removals wait for you');
		expect(endIn(held).text).toContain('the table of access has no row yet');
		expect([left, registered()]).toEqual([['AN', 'BO'], ['AN']]);
		const pages = [shownBy(result, PAGE), shownBy(result, ACCESS_PAGE), shownBy(held, PAGE)];
		for (const page of [...pages, endIn(result), endIn(held)]) expect(dutchIn(page)).toEqual([]);
	});

	it('stops, and says what keeps it from planning, in English', async () => {
		const { sandbox } = template.now;
		const stopped = await run({
			...{ ...ENGLISH, form: EVERYTHING, access: NO_ACCESS },
			answers: { [PAGE]: { choice: 'Stop: nothing is registered' } },
		});
		const empty = await run({
			...{ ...ENGLISH, form: EVERYTHING, users: [{}], tables: { [INSERT]: [{ id: 1 }] } },
		});
		const unread = await run({
			...{ ...ENGLISH, form: EVERYTHING, answers: { [PAGE]: CARRY_OUT } },
			accountView: credentialFor(sandbox, { companyCode: 'VRIESBEH' }),
		});

		expect(registered()).toEqual([]);
		expect([stopped, empty, unread].map((one) => endIn(one).title)).toEqual([
			'Nothing was registered',
			'Fill the table of users first',
			'Nothing was registered',
		]);
		for (const one of [stopped, empty, unread]) {
			expect(dutchIn(ours(endIn(one).text))).toEqual([]);
		}
	});

	it('is mailed in the language of the settings, whichever form was opened', async () => {
		const { sandbox } = template.now;
		sandbox.addFault({
			...{ server: 'visma', method: 'POST', pathContains: '/visma.net/users' },
			...{ kind: 'status', status: 422 },
		});
		const dutch = await byForm(GO, { settings: IN_ENGLISH });
		sandbox.addFault({ server: 'visma', method: 'GET', kind: 'status', status: 403, times: 99 });
		await daily({ settings: IN_ENGLISH });

		expect(endIn(dutch).title).toBe('1 van 6 stappen is mislukt');
		expect(mails().map(({ subject }) => subject)).toEqual([
			'Registration at Visma: 1 of 6 steps failed',
			'Registration at Visma: Nothing was registered',
		]);
		expect(mails()[0]?.text).toMatch(/- Register: User An Bakker \(AN\), Visma.net. Failed: /);
		for (const { text } of mails()) expect(dutchIn(ours(text))).toEqual([]);
	});
});
