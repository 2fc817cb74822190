import type { Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox';
import { postOffice, smtpTo } from '../contract/mail/post';
import { sampleContent, sampleFile } from '../lib/mail/samples';
import { sandbox, stopSandboxes } from '../sandbox/support/sandbox';
import { describeInBrowser } from './describe-in-browser';
import { faultsOf, LOOKS, reached } from './looked-at';

/** No spaces to break at. */
const LONG = 'factuur'.repeat(30);

/** Sends one mail into the mailbox of the sandbox. */
async function sendMail(world: Sandbox): Promise<void> {
	const transport = smtpTo(world, 'none');
	await postOffice(transport).sender.send(
		'k',
		sampleContent({
			subject: `Factuur ${LONG}`,
			html: '<b>Hallo</b>',
			attachments: [sampleFile(Buffer.from('%PDF'), `${LONG}.pdf`)],
		}),
	);
	await transport.close();
}

describeInBrowser('the pages of the sandbox', (tab) => {
	let page: Page;

	beforeEach(() => {
		page = tab();
	});
	afterEach(async () => {
		await stopSandboxes();
	});

	it.each(['nl', 'en'])(
		'show the mailbox without a fault on any screen, empty, full and mail by mail (%s)',
		async (language) => {
			const world = await sandbox();
			const faults: string[] = [];
			const look = async (name: string, path: string): Promise<void> => {
				await page.goto(`${world.pageUrl}${path}?language=${language}`);
				for (const one of LOOKS) {
					const found = await faultsOf(page, one, { name: `sandbox-${name}-${language}` });
					faults.push(...found.map((fault) => `${name}: ${fault}`));
				}
			};

			await look('mailbox-empty', '/mail');
			await sendMail(world);
			await look('mailbox', '/mail');
			await look('mail', '/mail/0');

			expect(faults).toEqual([]);
			const { all, byTab } = await reached(page);
			expect(byTab).toBe(all);
		},
		120_000,
	);

	it.each([1280, 1024])('show every tab of the first page at a width of %i', async (width) => {
		const world = await sandbox();
		await page.setViewportSize({ width, height: 900 });
		await page.goto(world.pageUrl);

		const tabs = await page.getByRole('tab').all();
		const ends = await Promise.all(
			tabs.map(async (tab) => {
				const box = await tab.boundingBox();
				return (box?.x ?? width) + (box?.width ?? 0);
			}),
		);

		expect(tabs.length).toBeGreaterThan(10);
		expect(ends.filter((end) => end > width)).toEqual([]);
	});

	it('speak one language, wherever it was chosen', async () => {
		const world = await sandbox();
		await page.goto(world.pageUrl);
		await page.getByRole('button', { name: 'Nederlands' }).click();

		await page.getByRole('link', { name: 'Postbus' }).click();
		await page.getByText('Er is nog geen mail').waitFor();
		await page.getByRole('link', { name: 'English' }).click();
		await page.getByText('There is no mail yet').waitFor();
		await page.getByRole('link', { name: 'Sandbox' }).click();

		await page.getByRole('tab', { name: 'Customers' }).waitFor();
	});
});
