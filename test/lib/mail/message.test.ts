import {
	chooseTemplate,
	fillTemplate,
	messageIdOf,
	messageKey,
	recipientsOf,
	type MailTemplate,
} from '../../../lib/mail';
import { contentHash } from '../../../lib/mail/message/key';
import { digest, sampleContent, sampleFile, sampleProfile, withCode } from './samples';

const invoice = { administration: 'DEMO', kind: 'invoice', number: '2026/12', revision: '1' };

describe('The key of a message', () => {
	it('is the same for the same document and recipients, in whatever order and case', () => {
		const one = messageKey(invoice, ['a@b.example', 'c@d.example'], digest);

		expect(one).toMatch(/^DEMO\/invoice\/2026%2F12\/1\/[A-Za-z0-9]{12}$/);
		expect(messageKey(invoice, ['C@d.example', 'a@B.example'], digest)).toBe(one);
	});

	it.each([
		['revision', { ...invoice, revision: '2' }, ['a@b.example']],
		['recipient', invoice, ['x@b.example']],
		['administration', { ...invoice, administration: '' }, ['a@b.example']],
	])('is another one with another %s', (_, document, recipients) => {
		expect(messageKey(document, recipients, digest)).not.toBe(
			messageKey(invoice, ['a@b.example'], digest),
		);
	});

	it('needs a kind and a number', () => {
		expect(() => messageKey({ ...invoice, number: '' }, ['a@b.example'], digest)).toThrow(
			withCode('MAIL_KEY_MISSING'),
		);
	});

	it('is another one where a part is a hyphen and where there is none', () => {
		expect(messageKey({ ...invoice, revision: '-' }, [], digest)).not.toBe(
			messageKey({ ...invoice, revision: '' }, [], digest),
		);
	});

	it('is made of half a sign as well', () => {
		const number = 'bon 😀'.slice(0, 5);

		expect(messageKey({ ...invoice, number }, [], digest)).toContain('/bon%20%EF%BF%BD/');
	});

	it('gives an id at a domain that every server knows', () => {
		expect(messageIdOf('k', 'info@bücher.example', digest)).toMatch(/@xn--bcher-kva\.example>$/);
	});

	it('gives an id at the domain of the sender', () => {
		expect(messageIdOf('k', 'info@Firm.example', digest)).toMatch(/^<[A-Za-z0-9]+@firm\.example>$/);
	});

	it.each([
		['Copy Address', { copyAddress: 'archief@demo-installatie.example' }],
		['code and name', { code: 'ANDER', senderName: 'Andere naam' }],
		['sender', { senderAddress: 'info@demo-installatie.example' }],
		['Reply-To', { replyTo: 'antwoord@demo-installatie.example' }],
	])('stays the same, as the content does, when the %s of the profile changes', (_, changes) => {
		const identity = (profile = sampleProfile()): readonly string[] => {
			const content = sampleContent({ cc: 'c@d.example' }, profile);
			const key = messageKey(invoice, content.asked.recipients, digest);
			return [key, contentHash(content, digest)];
		};

		expect(identity(sampleProfile(changes))).toEqual(identity());
	});

	it.each([
		['sender', { from: 'info@demo-installatie.example' }],
		['Reply-To', { replyTo: 'info@demo-installatie.example' }],
		['blind copy', { bcc: 'info@demo-installatie.example' }],
	])('goes with another content when the message asks for another %s', (_, changes) => {
		const usual = contentHash(sampleContent(), digest);

		expect(contentHash(sampleContent(changes), digest)).not.toBe(usual);
	});

	it('goes with a content in which the bytes of a file do not count, and its name does', () => {
		const hashOf = (bytes: string, name?: string): string =>
			contentHash(sampleContent({ attachments: [sampleFile(Buffer.from(bytes), name)] }), digest);

		expect(hashOf('made at 9:00')).toBe(hashOf('made at 9:05'));
		expect(hashOf('x', 'a.pdf')).not.toBe(hashOf('x', 'b.pdf'));
	});
});

describe('A message', () => {
	it('goes once to everybody, and as a blind copy to the address of the profile', () => {
		const profile = sampleProfile({ copyAddress: 'archief@demo-installatie.example' });

		const content = sampleContent({ to: 'a@b.example, A@B.example', cc: 'c@d.example' }, profile);

		expect(recipientsOf(content)).toEqual([
			'A@B.example',
			'c@d.example',
			'archief@demo-installatie.example',
		]);
		expect(content.bcc.map(({ address }) => address)).toEqual(['archief@demo-installatie.example']);
	});

	it.each([
		['no recipient', { to: ' ; ' }, 'MAIL_RECIPIENT_MISSING'],
		['a line break in its subject', { subject: 'a\r\nBcc: x@y.example' }, 'MAIL_HEADER_INVALID'],
		['a line break in a header', { headers: { 'X-A': 'a\nb' } }, 'MAIL_HEADER_INVALID'],
		['a header that is not one', { headers: { 'X A': 'a' } }, 'MAIL_HEADER_INVALID'],
		['a header of the node itself', { headers: { From: 'a@b.example' } }, 'MAIL_HEADER_INVALID'],
		[
			'a line break in the name of a file',
			{ attachments: [sampleFile(Buffer.from(''), 'a\r\nb.pdf')] },
			'MAIL_HEADER_INVALID',
		],
		['nothing in it', { text: ' ' }, 'MAIL_CONTENT_INVALID'],
		[
			'a word in its subject that no line holds',
			{ subject: 'x'.repeat(999) },
			'MAIL_HEADER_INVALID',
		],
		[
			'a word in a header that none holds',
			{ headers: { 'X-A': 'x'.repeat(999) } },
			'MAIL_HEADER_INVALID',
		],
		['a picture that is not attached', { html: '<img src="cid:logo">' }, 'MAIL_ATTACHMENT_MISSING'],
		[
			'a picture in a style that is not attached',
			{ html: '<p style="background: url(cid:logo)">' },
			'MAIL_ATTACHMENT_MISSING',
		],
	])('is refused with %s', (_, changes, code) => {
		expect(() => sampleContent(changes)).toThrow(withCode(code));
	});

	it.each(['text/csv; charset=utf-8', 'text/csv;charset="utf-8"', 'application/vnd.a+b'])(
		'keeps the type %s of a file',
		(contentType) => {
			const file = { ...sampleFile(Buffer.from('')), contentType };

			expect(sampleContent({ attachments: [file] }).attachments).toMatchObject([{ contentType }]);
		},
	);

	it.each(['csv', 'text/csv; charset', 'text/csv\r\nX-A: b', 'a b/c', ''])(
		'takes %j for no type of a file',
		(contentType) => {
			const file = { ...sampleFile(Buffer.from('')), contentType };

			expect(sampleContent({ attachments: [file] }).attachments).toMatchObject([
				{ contentType: 'application/octet-stream' },
			]);
		},
	);

	it('shows a picture that is attached, and tells of cid: in its text', () => {
		const contentId = 'my logo';
		const file = { ...sampleFile(Buffer.from(''), 'logo.png'), contentId };
		const html = '<img src="cid:my%20logo"> cid:other';

		expect(sampleContent({ html, attachments: [file] }).html).toBe(html);
	});

	it('may have a long subject of words', () => {
		expect(sampleContent({ subject: 'Factuur '.repeat(300) }).subject).toHaveLength(2399);
	});

	it('has no more recipients than the profile allows', () => {
		const profile = sampleProfile({ recipientsPerMessage: 2 });

		expect(() => sampleContent({ to: 'a@b.example, c@d.example, e@f.example' }, profile)).toThrow(
			withCode('MAIL_RECIPIENTS_TOO_MANY'),
		);
	});
});

const template = (changes: Partial<MailTemplate>): MailTemplate => ({
	process: '',
	language: '',
	subject: 'Factuur [[number]]',
	text: 'Beste [[ name ]],',
	html: '<p>[[name]]</p>',
	closing: 'Groet,\nDemo',
	...changes,
});

describe('An e-mail template', () => {
	it('is filled, with signs of HTML made harmless, and closed', () => {
		const fields = { number: '12', name: 'A & <b>B</b>' };

		expect(fillTemplate(template({}), fields)).toEqual({
			subject: 'Factuur 12',
			text: 'Beste A & <b>B</b>,\n\nGroet,\nDemo',
			html: '<p>A &amp; &lt;b&gt;B&lt;/b&gt;</p>\n<p>Groet,<br>Demo</p>',
		});
	});

	it('that is HTML alone has no text, also when it has a closing', () => {
		const asked = template({ text: ' \n', html: '<p>[[number]]</p>' });

		expect(fillTemplate(asked, { number: '12' })).toMatchObject({
			text: '',
			html: '<p>12</p>\n<p>Groet,<br>Demo</p>',
		});
	});

	it('that is a closing alone is closed all the same', () => {
		const { text } = fillTemplate(template({ text: '', html: '' }), { number: '12' });

		expect(text.trim()).toBe('Groet,\nDemo');
	});

	it('makes an apostrophe harmless in HTML', () => {
		const asked = template({ html: "<p title='[[name]]'></p>", closing: '' });

		const { html } = fillTemplate(asked, { number: '1', name: "' onmouseover='x" });

		expect(html).toBe("<p title='&#39; onmouseover=&#39;x'></p>");
	});

	it.each(['[[customer name]]', '[[ ]]', '[[name!]]'])(
		'does not leave as it stands what asks for no field: %s',
		(text) => {
			expect(() => fillTemplate(template({ text }), { number: '1', name: 'A' })).toThrow(
				withCode('MAIL_TEMPLATE_FIELD_UNKNOWN'),
			);
		},
	);

	it('fills a field whose name has a space in it', () => {
		const filled = fillTemplate(template({ text: 'Hoi [[ your name ]]', closing: '' }), {
			...{ number: '1', name: 'A' },
			'your name': 'B',
		});

		expect(filled.text).toBe('Hoi B');
	});

	it('keeps a line break in a field out of the subject', () => {
		const filled = fillTemplate(template({}), { number: '1\r\nBcc: x', name: 'A' });

		expect(filled.subject).toBe('Factuur 1 Bcc: x');
	});

	it('names a field that the item does not have, and those that it has', () => {
		expect(() => fillTemplate(template({}), { number: '1', naam: 'A' })).toThrow(
			withCode('MAIL_TEMPLATE_FIELD_UNKNOWN', 'number, naam'),
		);
	});

	it.each([
		['invoice', 'de', 'invoice', 'DE'],
		['invoice', 'fr', 'invoice', ''],
		['reminder', 'DE', '', 'DE'],
		['reminder', 'fr', '', ''],
	])('for %s in %s is the nearest there is', (process, language, foundProcess, foundLanguage) => {
		const templates = [
			template({}),
			template({ language: 'DE' }),
			template({ process: 'invoice' }),
			template({ process: 'invoice', language: 'DE' }),
		];

		expect(chooseTemplate(templates, process, language)).toMatchObject({
			process: foundProcess,
			language: foundLanguage,
		});
	});

	it('that is missing is named', () => {
		expect(() => chooseTemplate([], 'invoice', 'NL')).toThrow(withCode('MAIL_TEMPLATE_MISSING'));
	});
});
