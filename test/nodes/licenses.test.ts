import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod4';

const LICENSES = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');

describe('The licences that go along', () => {
	const bundled = packagesIn('dist');

	it('are of more than a few packages', () => {
		expect(bundled.length).toBeGreaterThan(20);
	});

	it.each(bundled)('have that of %s, with its text', (name) => {
		const entry = LICENSES.split('-'.repeat(80)).find((text) =>
			text.trimStart().startsWith(`${name} `),
		);
		expect(entry).toMatch(/copyright|permission|licen[cs]e/i);
		expect(entry?.length).toBeGreaterThan(300);
	});

	it('have those of the fonts beside them', () => {
		for (const font of ['NotoSans', 'NotoEmoji']) {
			const text = readFileSync(`dist/lib/einvoice/pdf/fonts/${font}-LICENSE.txt`, 'utf8');
			expect(text).toContain('SIL OPEN FONT LICENSE');
		}
	});
});

/** By the names of files that a bundle has in front of each part. */
function packagesIn(folder: string): readonly string[] {
	const bundles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.js'),
	);
	const names = bundles.flatMap((file) =>
		Array.from(
			readFileSync(join(folder, file), 'utf8').matchAll(
				/^\s*\/\/ (?:\S*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm,
			),
			([, name = '']) => name,
		),
	);
	return [...new Set(names.map(ownName))].sort();
}

/** One that is installed under another name is called by its own. */
function ownName(folder: string): string {
	const manifest = join('node_modules', folder, 'package.json');
	if (!existsSync(manifest)) return folder;
	return z.object({ name: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).name;
}
