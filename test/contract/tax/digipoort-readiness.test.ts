import { digipoortReadiness, openCertificate } from '../../../lib/tax/digipoort';
import { isReady } from '../../../lib/tax';
import type { HttpPort } from '../../../lib/ports/http';
import { digipoortStepsOf } from '../../../nodes/AutoReportSubmit/channel/digipoort';
import { newAuthority, p12Of } from '../../../sandbox';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { DigipoortSetting, type Identity } from './digipoort-setting';

const setting = new DigipoortSetting();
beforeAll(async () => {
	await setting.start();
});
afterAll(async () => {
	await setting.stop();
});

const OIN = '00000001123456789000';
const DAY = 86_400_000;

function credential(identity: Identity, changes: object = {}) {
	return {
		...{ environment: 'other', baseUrl: setting.baseUrl, passphrase: 'p' },
		p12: p12Of(identity, 'p'),
		answerSigners: setting.there.authority.root,
		ca: setting.there.authority.root,
		...changes,
	};
}

/** Each step with its state. */
async function statesOf(identity: Identity, changes: object = {}) {
	const steps = await digipoortStepsOf(credential(identity, changes));
	for (const { state, remedy } of steps) expect(remedy === undefined).toBe(state === 'ok');
	return steps.map(({ step, state }) => `${step} ${state}`);
}

describe('the check of Digipoort', () => {
	it('finds everything in order, and tells whose certificate it is', async () => {
		const identity = setting.there.authority.issue('Demo Installatie B.V.', { oin: OIN });
		const steps = await digipoortStepsOf(credential(identity));

		expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
			'certificate ok',
			'pkioverheid ok',
			'certificateExpiry ok',
			'connection ok',
			'clock ok',
		]);
		expect(steps[0]?.nl).toContain('Demo Installatie B.V.');
		expect(steps[1]?.en).toContain(`OIN ${OIN}`);
		expect(isReady(steps)).toBe(true);
		expect(setting.there.filings.all()).toEqual([]);
	});

	it('warns of a certificate that expires within a month', async () => {
		const soon = setting.there.authority.issue('Bijna', { days: 29 });

		expect(await statesOf(soon)).toContain('certificateExpiry warning');
	});

	it('finds an expired certificate, which Digipoort does not take either', async () => {
		const expired = setting.there.authority.issue('Verlopen', { days: -1 });

		expect(await statesOf(expired)).toEqual([
			'certificate ok',
			'pkioverheid ok',
			'certificateExpiry missing',
			'connection missing',
		]);
	});

	it('warns of a certificate of another authority', async () => {
		const other = newAuthority(Date.now(), 'Andere Uitgever').issue('Vreemd');

		expect(await statesOf(other)).toEqual([
			'certificate ok',
			'pkioverheid warning',
			'certificateExpiry ok',
			'connection missing',
		]);
	});

	it.each([
		['a wrong password', { passphrase: 'q' }, ['certificate missing']],
		['an address that is none', { baseUrl: 'digipoort' }, ['settings missing']],
		['no certificate of answers', { answerSigners: 'x' }, ['settings missing']],
	])('says %s, and asks nobody', async (_, changes, states) => {
		expect(await statesOf(setting.firm, changes)).toEqual(states);
	});

	it('says that nobody answers', async () => {
		const states = await statesOf(setting.firm, { baseUrl: 'https://127.0.0.1:9' });

		expect(states.at(-1)).toBe('connection missing');
	});
});

describe('the clock', () => {
	const p12 = Buffer.from(p12Of(setting.firm, ''), 'base64');
	const { facts } = openCertificate({ p12, passphrase: '' });
	const NOW = facts.from + DAY;

	it.each([
		[0, 'ok'],
		[59_000, 'ok'],
		[-61_000, 'warning'],
		[299_000, 'warning'],
		[-3_600_000, 'missing'],
	])('that is %d ms off is %s', async (off, state) => {
		const http: HttpPort = () => {
			const date = new Date(NOW + off).toUTCString();
			return Promise.resolve({ status: 405, headers: { date }, body: '' });
		};

		const steps = await digipoortReadiness({
			...{ file: { p12, passphrase: '' }, baseUrl: 'https://digipoort.example', timeoutMs: 1 },
			...{ connect: () => http, clock: new VirtualClock(NOW) },
		});

		expect(steps.at(-1)).toMatchObject({ step: 'clock', state });
	});
});
