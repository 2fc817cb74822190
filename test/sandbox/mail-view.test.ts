import { randomBytes } from 'node:crypto';
import { postOffice, smtpTo } from '../contract/mail/post';
import { sampleContent, sampleFile } from '../lib/mail/samples';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

describe('The view of the mailbox', () => {
	it('lists the mails, and shows text, HTML, files and headers of each', async () => {
		const world = await sandbox();
		const transport = smtpTo(world, 'none');
		await postOffice(transport).sender.send(
			'k',
			sampleContent({
				subject: 'Factuur <12>',
				html: '<script>alert(1)</script><b>Hallo</b>',
				attachments: [sampleFile(Buffer.from('%PDF'))],
			}),
		);
		await transport.close();
		const read = async (path: string) => await fetch(`${world.pageUrl}${path}`);

		const list = await (await read('/mail')).text();
		const details = await (await read('/mail/0')).text();
		const shown = await read('/mail/0/html');

		expect(list).toContain('<a href="/mail/0">Factuur &lt;12&gt;</a>');
		expect(details).toContain('Hierbij de factuur.');
		expect(details).toContain('factuur.pdf (application/pdf)');
		expect(details).toContain('X-Mail-Key: k');
		expect(details).not.toContain('<script>');
		expect(await shown.text()).toContain('<b>Hallo</b>');
		expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
		expect((await read('/mail/7')).status).toBe(404);
	});

	it('gives each file as it came, to be kept, and shows the pictures of the HTML', async () => {
		const world = await sandbox();
		const transport = smtpTo(world, 'none');
		const [file, picture] = [randomBytes(10_000), randomBytes(500)];
		await postOffice(transport).sender.send(
			'k',
			sampleContent({
				html: '<img src="cid:logo">',
				attachments: [
					{ ...sampleFile(picture, 'logo.png'), contentType: 'image/png', contentId: 'logo' },
					sampleFile(file, 'reünie.pdf'),
				],
			}),
		);
		await transport.close();
		const read = async (path: string) => await fetch(`${world.pageUrl}${path}`);

		const details = await (await read('/mail/0')).text();
		const shown = await (await read('/mail/0/html')).text();
		const [href = ''] = /\/mail\/0\/files\/\d(?=">reünie)/.exec(details) ?? [];
		const kept = await read(href);

		expect(Buffer.from(await kept.arrayBuffer())).toEqual(file);
		expect(kept.headers.get('content-disposition')).toBe(
			"attachment; filename*=UTF-8''re%C3%BCnie.pdf",
		);
		expect(kept.headers.get('content-type')).toBe('application/octet-stream');
		expect(shown).toBe(`<img src="data:image/png;base64,${picture.toString('base64')}">`);
		expect((await read('/mail/0/files/9')).status).toBe(404);
	});

	it.each([
		['the browser asks for it', {}, 'nl-BE,nl;q=0.9,en;q=0.8', '', 'nl'],
		['the browser asks for another', {}, 'de-DE', '', 'en'],
		['it was chosen before', { Cookie: 'a=b; sandbox-language=nl' }, 'en', '', 'nl'],
		['it is asked for now', { Cookie: 'sandbox-language=nl' }, 'nl', '?language=en', 'en'],
		['what is asked for is no language', {}, 'nl', '?language=toString', 'nl'],
	])('is in a language because %s', async (_, headers, accepted, query, language) => {
		const world = await sandbox();

		const answer = await fetch(`${world.pageUrl}/mail${query}`, {
			headers: { ...headers, 'Accept-Language': accepted },
		});

		expect(await answer.text()).toContain(`<html lang="${language}">`);
		const kept = query === '?language=en' ? /^sandbox-language=en;/ : /^$/;
		expect(answer.headers.get('set-cookie') ?? '').toMatch(kept);
	});
});
