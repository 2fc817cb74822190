import type { ChannelFiling } from '../../../lib/tax/filings';
import type { TenantCondition } from '../../../sandbox';
import { AutoReportSetting } from './autoreport-setting';

let setting: AutoReportSetting;
beforeAll(async () => {
	setting = await AutoReportSetting.start();
});
beforeEach(() => {
	setting.begin();
});
afterAll(async () => {
	await setting.stop();
});

const RETURN: ChannelFiling = {
	administration: 'DEMO',
	kind: 'vatReturn',
	period: '2026-Q1',
	reference: 'ob-2026-q1-1',
	taxpayer: 'NL123456782B01',
	instance: '<xbrli:xbrl>é €</xbrli:xbrl>',
};
const STATEMENT: ChannelFiling = { ...RETURN, kind: 'icp', reference: 'icp-2026-q1-1' };

describe('a report', () => {
	it('arrives as it is, under its own reference and the profile of its administration', async () => {
		const channel = await setting.channel();

		const { reference } = await channel.deliver(RETURN);

		expect(setting.world.autoReport.reports()).toMatchObject([
			{
				id: reference,
				reference: 'ob-2026-q1-1',
				profile: 'profile-vatReturn',
				taxpayer: '123456782B01',
				period: '2026-Q1',
				content: RETURN.instance,
			},
		]);
	});

	it('is accepted only when it was acknowledged and the government has accepted it', async () => {
		const channel = await setting.channel();
		const { reference } = await channel.deliver(RETURN);

		const seen: [string, string, boolean][] = [];
		for (let look = 0; look < 4; look += 1) {
			const last = (await channel.statuses(reference)).findLast(({ code }) =>
				['Sending', 'Sent', 'Acknowledged'].includes(code),
			);
			if (last !== undefined) seen.push([last.code, last.outcome, last.isFinal]);
		}

		expect(seen).toEqual([
			['Sending', 'pending', false],
			['Acknowledged', 'received', false],
			['Acknowledged', 'accepted', true],
		]);
	});

	it('that was handed over twice is one', async () => {
		const channel = await setting.channel();

		const first = await channel.deliver(RETURN);
		const second = await channel.deliver(RETURN);

		expect(second).toEqual(first);
		expect(setting.world.autoReport.reports()).toHaveLength(1);
	});

	it('is found by its own reference when the connection was cut after it was taken', async () => {
		const channel = await setting.channel();
		setting.isSpoilt = true;
		setting.world.addFault({ server: 'autoReport', method: 'POST', kind: 'cut-after' });

		await expect(channel.deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_AUTOREPORT_NO_ANSWER',
			mayHaveArrived: true,
		});

		const [report] = setting.world.autoReport.reports();
		expect(await channel.find?.(RETURN)).toBe(report?.id);
		expect(await channel.find?.(STATEMENT)).toBeNull();
		expect(await channel.references('vatReturn', 'NL123456782B01')).toEqual([report?.id]);
		expect(await channel.references('icp', 'NL123456782B01')).toEqual([]);
	});

	it('has a receipt once there is one', async () => {
		const channel = await setting.channel();
		const { reference } = await channel.deliver(STATEMENT);

		const early = await channel.receipt?.(reference);
		for (let look = 0; look < 4; look += 1) await channel.statuses(reference);
		const receipt = await channel.receipt?.(reference);

		expect(early).toBeNull();
		expect(Buffer.from(receipt?.content ?? '', 'base64').toString('utf8')).toContain(
			'Opgaaf ICP 2026-Q1',
		);
	});

	it('is among all of a taxpayer, however many pages they take', async () => {
		const channel = await setting.channel();
		for (let number = 0; number < 120; number += 1) {
			await channel.deliver({ ...RETURN, reference: `r-${number}` });
		}

		expect(await channel.references('vatReturn', '123456782B01')).toHaveLength(120);
	});
});

describe('a report that goes wrong', () => {
	it.each([
		[['Data Received', 'NotAccepted By Government'], 'rejected', true],
		[['Data Received', 'Sending', 'Error Forwarding'], 'rejected', true],
		[['Data Received', 'Error Log On'], 'rejected', true],
		[['Data Received', 'Error in Report'], 'rejected', true],
		[['Data Received', 'Canceled'], 'rejected', true],
		[['Data Received', 'Login Required'], 'pending', false],
		[['Data Received', 'Wait For Authentication'], 'pending', false],
	])('%j is %s, and says what to do', async (walk, outcome, isFinal) => {
		setting.world.autoReport.nextWalk(walk);
		const channel = await setting.channel();
		const { reference } = await channel.deliver(RETURN);

		const last = (await channel.statuses(reference)).at(-1);

		expect(last).toMatchObject({ code: walk.at(-1), outcome, isFinal });
		expect(last?.remedy?.nl).toMatch(/\.$/);
		expect(last?.remedy?.en).toMatch(/\.$/);
	});

	it('and is tried again by AutoReport itself has not come to its end', async () => {
		setting.world.autoReport.nextWalk(['Data Received', 'Error Forwarding', 'Sending']);
		const channel = await setting.channel();
		const { reference } = await channel.deliver(RETURN);

		const statuses = await channel.statuses(reference);

		expect(statuses.map(({ outcome, isFinal }) => [outcome, isFinal])).toEqual([
			['pending', false],
			['delayed', false],
			['pending', false],
		]);
	});
});

describe('what AutoReport refuses', () => {
	it.each<[Partial<TenantCondition>, string, RegExp]>([
		[{ openSteps: ['gateway'] }, 'TAX_AUTOREPORT_NOT_ACTIVATED', /: gateway\.$/],
		[{ caller: 'userWithoutRole' }, 'TAX_AUTOREPORT_ROLE_MISSING', /AutoReport User/],
		[{ certificateDays: -1 }, 'TAX_AUTOREPORT_CERTIFICATE', /expired/],
		[{ certificate: 'own' }, 'TAX_AUTOREPORT_CERTIFICATE', /No own certificate/],
		[{ profiles: ['icp'] }, 'TAX_AUTOREPORT_PROFILE_MISSING', /DEMO .* VAT returns/],
	])('%j is told, and nothing is filed', async (change, code, message) => {
		setting.world.autoReport.change(change);
		const channel = await setting.channel();

		await expect(channel.deliver(RETURN)).rejects.toMatchObject({
			...{ code, mayHaveArrived: false },
			message: expect.stringMatching(message) as string,
		});
		expect(setting.world.autoReport.reports()).toEqual([]);
	});

	it('another report under the same reference is not filed', async () => {
		const channel = await setting.channel();
		await channel.deliver(RETURN);

		await expect(channel.deliver({ ...RETURN, instance: '<xbrli:xbrl/>' })).rejects.toMatchObject({
			code: 'TAX_AUTOREPORT_REFERENCE_TAKEN',
			mayHaveArrived: false,
		});
	});

	it('a wrong taxpayer, company or report is named', async () => {
		const autoReport = await setting.autoReport();
		const { companyId } = setting.world.autoReport;

		await expect(autoReport.users('other')).rejects.toMatchObject({
			...{ code: 'TAX_AUTOREPORT_COMPANY_UNKNOWN', record: 'company other' },
		});
		await expect(autoReport.report(companyId, 'none')).rejects.toMatchObject({
			code: 'TAX_AUTOREPORT_REPORT_UNKNOWN',
		});
	});

	it('a client with another tenant or secret gets no token, and a wrong token is told', async () => {
		expect(await setting.token({ tenant_id: 'another' })).toBe('refused 400');
		expect(await setting.token({ client_secret: 'wrong' })).toBe('refused 400');
		setting.world.addFault({ server: 'autoReport', method: 'GET', kind: 'expire-token' });

		await expect((await setting.autoReport()).companies()).rejects.toMatchObject({
			...{ code: 'TAX_AUTOREPORT_SIGN_IN', mayHaveArrived: false },
		});
	});
});

describe('a connector that fails', () => {
	it.each([
		['rate-limit', 'TAX_AUTOREPORT_BUSY', false],
		['status', 'TAX_AUTOREPORT_BUSY', true],
		['html', 'TAX_AUTOREPORT_ANSWER_INVALID', true],
		['not-json', 'TAX_AUTOREPORT_ANSWER_INVALID', true],
		['error-body-200', 'TAX_AUTOREPORT_ANSWER_INVALID', true],
		['cut-before', 'TAX_AUTOREPORT_NO_ANSWER', true],
	] as const)('by %s says so, and whether the report may be there', async (kind, code, mayBe) => {
		const channel = await setting.channel();
		setting.isSpoilt = true;
		setting.world.addFault({ server: 'autoReport', method: 'POST', kind });

		await expect(channel.deliver(RETURN)).rejects.toMatchObject({ code, mayHaveArrived: mayBe });
	});

	it('says when to ask again', async () => {
		const autoReport = await setting.autoReport();
		const fault = { kind: 'rate-limit', retryAfterSeconds: 30 } as const;
		setting.world.addFault({ server: 'autoReport', ...fault });

		await expect(autoReport.companies()).rejects.toMatchObject({
			remedy: expect.stringContaining('in 30 seconds') as string,
			details: { retryAfterSeconds: 30 },
		});
	});
});

describe('the certificate', () => {
	it('is chosen for a company or for all, and an own one only when it was uploaded', async () => {
		const autoReport = await setting.autoReport();
		const { companyId } = setting.world.autoReport;
		const wish = { choice: 'own', scope: 'company' } as const;

		await expect(autoReport.chooseCertificate(companyId, wish)).rejects.toMatchObject({
			code: 'TAX_AUTOREPORT_CERTIFICATE',
		});
		setting.world.autoReport.change({ isOwnUploaded: true });

		expect(await autoReport.chooseCertificate(companyId, wish)).toMatchObject({
			...wish,
			certificate: { holder: 'Demo Installatie B.V.' },
		});
	});
});

describe('docs/connectors/autoreport.openapi.yaml', () => {
	it('is kept to by every request and answer above, and each of its operations was asked', async () => {
		const autoReport = await setting.autoReport();
		await autoReport.activation();
		await autoReport.users(setting.world.autoReport.companyId);
		await autoReport.certificate(setting.world.autoReport.companyId);

		expect(setting.problems).toEqual([]);
		const all = [...setting.contract.operations.values()].map(({ operationId }) => operationId);
		expect([...setting.asked].sort()).toEqual(all.sort());
	});

	it('would notice an answer or a request that does not keep to it', () => {
		const { contract } = setting;
		const answer = { status: 200, contentType: 'application/json', body: '{"companies":[{}]}' };
		const query = new URLSearchParams({ reference: 'a b', page: '2' });
		const path = '/v1/companies/x/reports';

		expect(contract.answerProblems('GET', '/v1/companies', answer)).not.toEqual([]);
		expect(contract.answerProblems('GET', '/v1/companies', { ...answer, status: 204 })).toEqual([
			'status 204 is not known',
		]);
		const request = { method: 'GET', path, query, headers: {}, body: undefined };
		expect(contract.requestProblems(request)).toHaveLength(2);
		expect(
			contract.requestProblems({ ...request, method: 'POST', query: new URLSearchParams() }),
		).toContain('header Idempotency-Key is missing');
		expect(() => contract.operationOf('GET', '/v1/nothing')).toThrow('no GET /v1/nothing');
	});
});
