import { DOMParser } from '@xmldom/xmldom';
import { writeUbl } from '../../lib/einvoice';
import type { HttpPort } from '../../lib/ports/http';
import { checkInstance } from '../../lib/tax/filing-rules/check';
import { readXml } from '../../lib/tax/filing-rules/read-xml';
import { parsed } from '../../lib/tax/digipoort/xml';
import { writeVatReturn } from '../../lib/tax/xbrl/write';
import { readMessage } from '../../lib/tax/message/message';
import { DigipoortSetting, RETURN } from '../contract/tax/digipoort-setting';
import { httpsPort } from '../contract/tax/https-port';
import { invoiceWith, SELLER } from '../lib/einvoice/samples';
import { MESSAGE, vatReturn } from '../lib/tax/samples';
import { HOSTILE } from './hostile';

const FILE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
	{ length: 30 },
	(_, at) => `<!ENTITY ${'a'.repeat(at + 2)} "&${'a'.repeat(at + 1)};&${'a'.repeat(at + 1)};">`,
).join('')}]>`;

const setting = new DigipoortSetting();

beforeAll(() => setting.start());
afterAll(() => setting.stop());

describe('An answer of Digipoort', () => {
	it.each([
		['names a file of this machine', FILE, '&x;'],
		['laughs a billion times', LAUGHS, `&${'a'.repeat(31)};`],
	])('that %s is none', async (_, doctype, entity) => {
		const send = httpsPort(setting.there.authority.root, setting.firm);
		const http: HttpPort = async (request) => {
			const answer = await send(request);
			const body = answer.body
				.replace(/^(<\?xml[^>]*\?>)?/, `$1${doctype}`)
				.replace(/<kenmerk>[^<]*/, `<kenmerk>${entity}`);
			return { ...answer, body };
		};

		await expect(setting.client({ http }).deliver(RETURN)).rejects.toMatchObject({
			code: 'TAX_DIGIPOORT_ANSWER_INVALID',
		});
	});

	it('that declares nothing has no entity but those of XML itself', () => {
		expect(parsed('<a><b>&amp;&lt;&x;</b></a>')).toEqual({ a: { b: '&<&x;' } });
	});

	it('brings no property of all objects', () => {
		const found = parsed('<__proto__><polluted>yes</polluted></__proto__>');

		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(JSON.stringify(found)).not.toContain('polluted');
	});
});

describe('An instance', () => {
	const written = writeVatReturn(vatReturn(), { message: readMessage(MESSAGE) });

	it.each([FILE, LAUGHS])('with a document type is refused, and nothing is expanded', (doctype) => {
		const text = written.xml
			.replace('?>', `?>${doctype}`)
			.replace('>Voorbeeld<', '>&x;&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;<');

		const findings = checkInstance({ text, fileName: written.fileName });

		expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
		expect(JSON.stringify(readXml(text).root).length).toBeLessThan(100_000);
	});
});

/** Values that would end an element, begin one, or name a file. */
const EVIL = `${HOSTILE.xml}${HOSTILE.html}`;

describe('A value', () => {
	it('in an invoice is text in its UBL, as another library reads it', () => {
		const xml = writeUbl(invoiceWith({ seller: { ...SELLER, name: EVIL }, note: EVIL }), {
			format: 'nlcius',
		});

		expect(xml).not.toContain('<!');
		expect(textsOf(xml)).toContain(EVIL);
	});

	it('of a contact is text in the instance, as another library reads it', () => {
		const surname = '<&]]>"';
		const message = readMessage({ ...MESSAGE, contact: { ...MESSAGE.contact, surname } });

		const { xml } = writeVatReturn(vatReturn(), { message });

		expect(textsOf(xml)).toContain(surname);
	});
});

function textsOf(xml: string): readonly string[] {
	const document = new DOMParser().parseFromString(xml, 'text/xml');
	return Array.from(
		document.getElementsByTagName('*') as ArrayLike<Element>,
		({ textContent }) => textContent,
	);
}
