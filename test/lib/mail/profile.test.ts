import {
	PROVIDERS,
	USUAL_ORDER,
	orderOf,
	parseProfile,
	parseSentMailbox,
	parseServer,
	resolveProfile,
	type Assignment,
} from '../../../lib/mail';
import { sampleContent, sampleProfile, withCode } from './samples';

describe('A profile', () => {
	it('takes server and limits from its provider, unless it has limits of its own', () => {
		const settings = { provider: 'gmail', recipientsPerDay: 200 };

		expect(parseServer(settings)).toMatchObject({
			host: 'smtp.gmail.com',
			port: 465,
			security: 'tls',
		});
		expect(sampleProfile(settings).limits).toMatchObject({
			recipientsPerDay: 200,
			recipientsPerMessage: 100,
			perDay: undefined,
		});
	});

	it('requires encryption unless none was chosen', () => {
		expect(parseServer({ host: 'smtp.firm.example' }).security).toBe('starttls');
	});

	it.each([
		[{ senderAddress: '' }, 'Sender Address is empty'],
		[{ senderAddress: 'info' }, 'Sender Address is no address'],
		[{ senderName: 'A\r\nB' }, 'line break'],
		[{ code: '' }, 'no code'],
		[{ perDay: -1 }, 'perDay'],
		[{ allowedSenders: 'info@' }, 'Allowed Senders'],
	])('is refused with %j', (changes, because) => {
		expect(() => sampleProfile(changes)).toThrow(because);
	});

	it.each(['', 'smtp://firm.example', 'firm.example:587', 'a b'])(
		'is refused with the host %j',
		(host) => {
			expect(() => parseServer({ host })).toThrow('Host');
		},
	);

	it.each(['@filiaal.example', 'filiaal.example', '*@filiaal.example', '*@Filiaal.example'])(
		'lets everybody of a domain be the sender that is written %s',
		(allowedSenders) => {
			const profile = sampleProfile({ allowedSenders });

			const { from } = sampleContent({ from: 'ans@filiaal.example' }, profile);

			expect(from.address).toBe('ans@filiaal.example');
		},
	);

	it('names its sent mail, or none', () => {
		expect(parseSentMailbox({ sentMailHost: '' })).toBeUndefined();
		expect(parseSentMailbox({ sentMailHost: 'imap.firm.example' })).toEqual({
			host: 'imap.firm.example',
			port: 993,
			folder: '',
		});
		expect(() => parseSentMailbox({ sentMailHost: 'imaps://firm.example' })).toThrow(
			'Sent Mail Host',
		);
	});

	it('knows every provider by one code, with a port that fits its security', () => {
		expect(new Set(PROVIDERS.map(({ code }) => code)).size).toBe(PROVIDERS.length);
		for (const { port, security } of PROVIDERS) {
			expect([`${port} ${security}`]).toEqual([port === 465 ? '465 tls' : '587 starttls']);
		}
	});

	it.each([
		['info@demo-installatie.example', true],
		['INFO@Demo-Installatie.example', true],
		['verkoop@filiaal.example', true],
		['verkoop@filiaal.example.evil.example', false],
		['directie@demo-installatie.example', false],
	])('decides about the sender %s before anything is connected', (from, isAllowed) => {
		const profile = parseProfile({
			code: 'F',
			senderAddress: 'facturen@demo-installatie.example',
			allowedSenders: 'info@demo-installatie.example, @filiaal.example',
		});

		const send = () => sampleContent({ from }, profile);

		if (isAllowed) expect(send().from.address).toBe(from);
		else expect(send).toThrow(withCode('MAIL_SENDER_NOT_ALLOWED'));
	});
});

const row = (profile: string, changes: Partial<Assignment> = {}): Assignment => ({
	process: '',
	user: '',
	administration: '',
	profile,
	...changes,
});

const MATRIX: readonly Assignment[] = [
	row('SYS'),
	row('ADM', { administration: 'DEMO' }),
	row('ANS', { user: 'ans' }),
	row('FACT', { process: 'Invoice' }),
	row('FACT-DEMO', { process: 'Invoice', administration: 'DEMO' }),
];

describe('The profile matrix', () => {
	it.each([
		[{}, 'SYS', 'system'],
		[{ administration: 'demo' }, 'ADM', 'administration'],
		[{ administration: 'DEMO', user: 'Ans' }, 'ANS', 'personal'],
		[{ process: 'invoice', user: 'ans' }, 'FACT', 'process'],
		[{ process: 'invoice', administration: 'DEMO' }, 'FACT-DEMO', 'process'],
	])('gives for %j the profile %s', (question, profile, level) => {
		const asked = { process: '', user: '', administration: '', ...question };

		expect(resolveProfile(MATRIX, asked, USUAL_ORDER)).toMatchObject({ profile, level });
	});

	it('follows the order that was chosen, and says why', () => {
		const asked = { process: 'invoice', user: 'ans', administration: '' };

		const found = resolveProfile(MATRIX, asked, ['personal', 'process', 'system']);

		expect(found).toEqual({
			profile: 'ANS',
			level: 'personal',
			reason: 'The personal level has a row for user "ans". It goes before system and process.',
			reasonNl:
				'Op het niveau persoonlijk staat een regel voor gebruiker "ans". Dit gaat voor systeem en proces.',
		});
	});

	it('takes the order from the rows: the level with the lowest number leads, and the usual one is 10, 20, 30, 40', () => {
		const matrix = [
			row('SYSTEM', {}),
			{ ...row('INVOICES', { process: 'invoice' }), priority: 30 },
			{ ...row('REMINDERS', { process: 'reminder' }), priority: 25 },
			{ ...row('ANS', { user: 'ans' }), priority: 20 },
			row('DEMO', { administration: 'DEMO' }),
		];

		expect(orderOf(matrix)).toEqual(['personal', 'process', 'administration', 'system']);
		expect(orderOf([])).toEqual(USUAL_ORDER);
		expect(orderOf([{ ...row('SYSTEM', {}), priority: 15 }, row('ANS', { user: 'ans' })])).toEqual([
			'process',
			'system',
			'personal',
			'administration',
		]);
	});

	it('says in Dutch why the system profile is used', () => {
		const asked = { process: 'quote', user: '', administration: '' };

		const { reasonNl } = resolveProfile([row('SYSTEM', {})], asked, USUAL_ORDER);

		expect(reasonNl).toBe(
			'Het systeemprofiel, omdat niets anders past. Op het niveau proces of persoonlijk of administratie past geen regel.',
		);
	});

	it('says that nothing fits, and that two rows disagree', () => {
		const asked = { process: 'reminder', user: '', administration: '' };
		const double = [row('A', { process: 'reminder' }), row('B', { process: 'Reminder' })];

		expect(() => resolveProfile([], asked, USUAL_ORDER)).toThrow(withCode('MAIL_PROFILE_NONE'));
		expect(() => resolveProfile(double, asked, USUAL_ORDER)).toThrow(
			withCode('MAIL_PROFILE_AMBIGUOUS'),
		);
	});
});
