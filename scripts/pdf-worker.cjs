/**
 * Builds the thread that makes PDFs: one file with the libraries in it, and beside it what it opens while
 * it runs. The package, the tests and the benches all get it from here.
 */
const { cp } = require('node:fs/promises');
const { join } = require('node:path');
const { build: esbuild } = require('esbuild');

const root = join(__dirname, '..');

/** From node_modules to beside the worker. */
const ASSETS = [
	[
		'@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
		'fonts/NotoSans_400Regular.ttf',
	],
	[
		'@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
		'fonts/NotoSans_600SemiBold.ttf',
	],
	['@expo-google-fonts/noto-sans/LICENSE_FONT', 'fonts/NotoSans-LICENSE.txt'],
	[
		'@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
		'fonts/NotoEmoji_400Regular.ttf',
	],
	['@expo-google-fonts/noto-emoji/LICENSE_FONT', 'fonts/NotoEmoji-LICENSE.txt'],
	// The colours of the screen, which a PDF/A document has to bring with it; pdfkit looks for it here.
	['pdfkit/js/data/sRGB_IEC61966_2_1.icc', 'data/sRGB_IEC61966_2_1.icc'],
];

/**
 * @param {string} folder where `worker.js`, `fonts/` and `data/` come to stand
 * @returns {Promise<import('esbuild').BuildResult<{ metafile: true }>>}
 */
async function buildPdfWorker(folder) {
	const built = await esbuild({
		entryPoints: [join(root, 'lib/einvoice/pdf/worker.ts')],
		outfile: join(folder, 'worker.js'),
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		minifySyntax: true,
		logLevel: 'warning',
		metafile: true,
	});
	for (const [from = '', to = ''] of ASSETS) {
		await cp(join(root, 'node_modules', from), join(folder, to));
	}
	return built;
}

module.exports = { buildPdfWorker };
