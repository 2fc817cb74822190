import { parseSettings } from '../../lib/accountview/settings';
import { findErrorBody } from '../../lib/accountview/exchange/error-body';
import { customerSettingsFromColumns, parseInvoice, USUAL_COLUMNS } from '../../lib/einvoice';
import { fillTemplate, parseProfile } from '../../lib/mail';
import { readVatCodes, readRubricSums } from '../../lib/tax';
import { readGenerations } from '../../lib/tax/xbrl/generations';
import { readMasterData } from '../../lib/visma';
import { valueAt, withValueAt } from '../../lib/sync';
import { wordsOfBody } from '../../nodes/shared/words-of-body';
import { runFlow } from '../lib/sync/flow/flow';
import { newWorld, portsFor } from '../lib/sync/flow/setting';
import { MemoryStore } from '../lib/store/memory-store';
import { hurried } from '../contract/mail/post';
import { GIVEN } from '../lib/einvoice/samples';

const TO_STRING: unknown = Reflect.get({}, 'toString');

/** As it comes out of JSON: own properties that are called like those of all objects. */
const EVIL: unknown = JSON.parse(
	'{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "prototype": {"polluted": "yes"}, "toString": "x"}',
);

const both = (known: object): Record<string, unknown> => Object.assign(evilCopy(), known);

function evilCopy(): Record<string, unknown> {
	return JSON.parse(JSON.stringify(EVIL)) as Record<string, unknown>;
}

afterEach(() => {
	expect(Reflect.get({}, 'polluted')).toBeUndefined();
	expect(Reflect.get([], 'polluted')).toBeUndefined();
	expect(Reflect.get({}, 'toString')).toBe(TO_STRING);
});

describe('JSON with the names of all objects in it changes none of them', () => {
	const READERS: readonly (readonly [string, (given: Record<string, unknown>) => unknown])[] = [
		['the AccountView credential', (given) => parseSettings({ baseUrl: 'https://a.nl', ...given })],
		[
			'a dictionary override',
			(given) =>
				parseSettings({ baseUrl: 'https://a.nl', dictionaryOverride: JSON.stringify(given) }),
		],
		['an error of AccountView', (given) => findErrorBody({ ErrorMessage: 'x', ...given })],
		['an invoice', (given) => parseInvoice({ ...GIVEN, ...given, seller: both(GIVEN.seller) })],
		['a customer', (given) => customerSettingsFromColumns(given, USUAL_COLUMNS)],
		['a template', (given) => fillTemplate(templateOf('[[__proto__]]'), given as never)],
		[
			'an e-mail profile',
			(given) => parseProfile({ code: 'A', senderAddress: 'a@b.nl', ...given }),
		],
		[
			'VAT codes',
			(given) => readVatCodes([{ code: '__proto__', rubric: '1a', ...given }] as never),
		],
		['rubrics', (given) => readRubricSums({ '1a': { turnover: 1 }, ...given })],
		['generations', (given) => readGenerations([given])],
		['tables of users', (given) => readMasterData({ users: [given], ...given })],
		['an answer of a program', (given) => wordsOfBody({ errors: given })],
	];

	it.each(READERS)('as %s', (_, read) => {
		let outcome: unknown;
		try {
			outcome = read(both({}));
		} catch (error) {
			// Refused is as good: with a code, and not by a slip of the program.
			expect(error).toMatchObject({ code: expect.any(String) as string });
		}
		expect(Reflect.get(Object(outcome) as object, 'polluted')).toBeUndefined();
	});
});

describe('A path', () => {
	it.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted'])(
		'%s leads to own data only, and writes into none but a copy',
		(path) => {
			expect(valueAt({ a: {} }, path)).toBeUndefined();

			const written = withValueAt({ a: {} }, path, 'yes');

			expect(valueAt(written, path)).toBe('yes');
		},
	);
});

describe('A record', () => {
	it('whose key is that of all objects is a record like any other', async () => {
		const world = newWorld();
		const ports = portsFor(new MemoryStore(hurried));
		for (const key of ['__proto__', 'constructor', 'toString']) {
			world.accountView.put(key, { name: `Bakker ${key}`, phone: '1' });
		}

		const first = await runFlow(ports, world);
		const second = await runFlow(ports, world);

		expect(first?.written).toHaveLength(3);
		expect(second?.compared.counts.inStep).toBe(3);
		expect(second?.written).toEqual([]);
	});
});

function templateOf(text: string) {
	return { process: '', language: '', subject: '', text, html: '', closing: '' };
}
