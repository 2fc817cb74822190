import { TransportFailure } from '../../../lib/ports/http';
import { clientWith } from './support/client-with';
import { answerDictionary } from './support/dictionary-double';
import { json, refusal, text, type Reply } from './support/fake-http';
import { containing } from './support/expecting';

const OVERRIDE = '{"customer":{"fields":{"mobile":"X_MOBILE"}}}';

interface Trouble {
	readonly reply?: Reply;
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly companies?: unknown;
}

describe('checkConnection', () => {
	it('says which company it is, after reading one customer', async () => {
		const { client, http } = clientWith(() => json({ CONTACT: [{ SUB_NR: '1' }] }));
		expect(await client.checkConnection()).toEqual({
			ok: true,
			message: 'Connected to Demo B.V. (DEMO); customers can be read.',
			code: null,
		});
		expect(http.query(0).get('PageSize')).toBe('1');
	});

	const troubles: [string, Trouble, string, string][] = [
		[
			'there is no token',
			{ reply: new TransportFailure('token-rejected', 'none') },
			'connect it',
			'AV_TOKEN_REJECTED',
		],
		[
			'no company is chosen',
			{ settings: { companyCode: '' } },
			'Fill in Company Code',
			'AV_COMPANY_MISSING',
		],
		[
			'the company is wrong',
			{ settings: { companyCode: 'X' } },
			"no company with code 'X'",
			'AV_COMPANY_UNKNOWN',
		],
		['the user has no company', { companies: [] }, 'has no companies', 'AV_COMPANY_MISSING'],
		[
			'the user may not see customers',
			{ reply: refusal('Geen rechten', 403) },
			'Geen rechten',
			'AV_RIGHT_MISSING',
		],
		[
			'the address is another server',
			{ companies: 'hello' },
			'Check the base URL',
			'AV_ANSWER_UNEXPECTED',
		],
	];

	it.each(troubles)(
		'says in plain words that %s',
		async (_what, { reply, ...options }, words, code) => {
			const { client } = clientWith(() => reply ?? json({}), options);
			const report = await client.checkConnection();
			expect(report).toEqual({ ok: false, message: containing(words), code });
			expect(report.message).toMatch(/\.$/);
		},
	);

	it.each([
		['refuses it', () => refusal('')],
		['keeps silent about it', () => json({ CONTACT: [] })],
	])('names a column of the override when AccountView %s', async (_what, answerData) => {
		const { client } = clientWith(
			(request) => answerDictionary(request, { columns: ['SUB_NR'] }) ?? answerData(),
			{ settings: { dictionaryOverride: OVERRIDE } },
		);
		const { ok, message } = await client.checkConnection();
		expect(ok).toBe(false);
		expect(message).toContain('X_MOBILE');
		expect(message).toContain('override');
	});

	it('finds no fault in an installation that does not show its dictionary', async () => {
		const { client } = clientWith(
			({ url }) => (url.includes('/accountviewdata') ? json({ CONTACT: [] }) : text('', 403)),
			{ settings: { dictionaryOverride: OVERRIDE } },
		);
		expect(await client.checkConnection()).toMatchObject({ ok: true });
	});
});
