import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../node-setting';
import { invoice, mailSettings } from './mail-setting';

const allowed = mkdtempSync(join(tmpdir(), 'drafts-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
// n8n reads this once, when its engine is loaded.
process.env['N8N_RESTRICT_FILE_ACCESS_TO'] = allowed;

const setting = mailSettings();

afterAll(() => {
	for (const folder of [allowed, elsewhere]) rmSync(folder, { recursive: true });
});

/** A draft of the first invoice, put into a folder as well. */
async function draftInto(draftFolder: string) {
	return await setting.now.run('message-send', {
		items: [invoice(1)],
		parameters: {
			emailSystem: 'mapi',
			draftProfileCode: 'MAPI',
			draftSender: 'Demo <info@demo-installatie.example>',
			draftFolder,
		},
	});
}

/**
 * A longer file under the name of the draft. n8n tells a missing file by `instanceof Error`, which does not
 * hold in Jest for errors of Node itself, so a draft cannot be put there anew here.
 */
async function earlierDraft(): Promise<string> {
	const preview = await setting.now.run('message-preview', { items: [invoice(1)] });
	const key = textOf(preview.json('Done')[0]?.['key']);
	const path = join(allowed, `${key.replaceAll('/', '-')}.eml`);
	writeFileSync(path, 'x'.repeat(10_000));
	return path;
}

describe('A MAPI draft in a folder', () => {
	it('lies there as the file that the item has, in the place of an earlier one', async () => {
		const path = await earlierDraft();

		const result = await draftInto(allowed);

		const [item] = result.items('Done');
		const draft = item?.binary?.['draft'];
		expect(item?.json).toMatchObject({ state: 'handedOver', file: path });
		expect(path).toMatch(/DEMO-invoice-20260001-.*\.eml$/);
		expect(readFileSync(path)).toEqual(Buffer.from(draft?.data ?? '', 'base64'));
		expect(readFileSync(path, 'utf8')).toContain('X-Unsent: 1');
	});

	it.each([
		['is not there', join(allowed, 'missing')],
		['n8n may not write to', elsewhere],
	])('is an error item when the folder %s, which says what to do', async (_, folder) => {
		const result = await draftInto(folder);

		expect(result.json('Done')).toEqual([]);
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining(folder) as string,
				message: expect.stringContaining('N8N_RESTRICT_FILE_ACCESS_TO') as string,
				details: { code: 'NODE_FOLDER_UNUSABLE' },
			},
		]);
	});
});
