import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
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
async function draftInto(draftFolder: string, changes: IDataObject = {}) {
	return await setting.now.run('message-send', {
		items: [invoice(1)],
		parameters: {
			emailSystem: 'mapi',
			draftProfileCode: 'MAPI',
			draftSender: 'Demo <info@demo-installatie.example>',
			draftFolder,
			...changes,
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
	const path = join(allowed, nameOf(key));
	writeFileSync(path, 'x'.repeat(10_000));
	return path;
}

function nameOf(key: string): string {
	const short = createHash('sha256').update(key).digest('hex').slice(0, 12);
	return `${key.replaceAll('/', '-').slice(0, 100)}-${short}.eml`;
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

	it('has another name for every key, also for long ones and those that differ in their signs', async () => {
		const long = 'x'.repeat(120);
		const keys = ['report/1', 'report-1', `${long}1`, `${long}2`];
		for (const key of keys) writeFileSync(join(allowed, nameOf(key)), '');

		for (const messageKey of keys) await draftInto(allowed, { keyFrom: 'own', messageKey });

		const sizes = keys.map((key) => readFileSync(join(allowed, nameOf(key))).length);
		expect(sizes.every((size) => size > 0)).toBe(true);
		expect(new Set(keys.map(nameOf)).size).toBe(keys.length);
	});

	it('is made at the next run when the folder was not there', async () => {
		await draftInto(join(allowed, 'missing'));
		const path = await earlierDraft();

		const result = await draftInto(allowed);

		expect(result.json('Done')).toMatchObject([{ state: 'handedOver', sentBefore: false }]);
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
				details: { code: 'MAIL_FOLDER_UNUSABLE' },
			},
		]);
	});
});
