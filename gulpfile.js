/**
 * The build: bundle the code, copy what n8n reads beside it, check the templates.
 *
 * - `gulp build`    everything a user installs (dist/) and the sandbox (build/sandbox/)
 * - `gulp package`  dist/ only
 *
 * Libraries go into the bundle, because n8n asks community packages to have no runtime
 * dependencies; `n8n-workflow` stays outside, because n8n recognises its errors by identity.
 */
const { readFile, readdir, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { build: esbuild } = require('esbuild');
const { writeLicenses } = require('./scripts/licenses.cjs');
const { buildPdfWorker } = require('./scripts/pdf-worker.cjs');
const { findTemplateFaults } = require('./scripts/lint/template-rules.cjs');

const ENTRY_POINTS = ['nodes/**/*.node.ts', 'credentials/*.credentials.ts'];
const ICONS = ['nodes/**/*.svg', 'credentials/**/*.svg'];

const node = {
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	logLevel: 'warning',
};

const cleanDist = () => rm('dist', { recursive: true, force: true });

const bundlePackage = () =>
	esbuild({
		...node,
		entryPoints: ENTRY_POINTS,
		outbase: '.',
		outdir: 'dist',
		// Only for those who ask the Postgres driver for it; it does without.
		external: ['n8n-workflow', 'pg-native'],
		// n8n finds a node's class by its name.
		keepNames: true,
		metafile: true,
	});

/** The command: one file that needs nothing but Node. */
const bundleCommand = () =>
	esbuild({
		...node,
		entryPoints: ['bin/n8n-nodes-accountview.ts'],
		outdir: 'dist/bin',
		external: ['pg-native'],
		metafile: true,
	});

/** A thread of its own makes the PDFs; the nodes find it beside them in dist. */
const bundlePdfWorker = () => buildPdfWorker('dist/lib/einvoice/pdf');

/** The bundles, and what the makers of the libraries in them ask for. */
async function bundle() {
	const built = await Promise.all([bundlePackage(), bundleCommand(), bundlePdfWorker()]);
	await writeLicenses(
		'dist/THIRD-PARTY-LICENSES.txt',
		built.map(({ metafile }) => metafile),
	);
}

const copyIcons = () => src(ICONS, { base: '.', encoding: false }).pipe(dest('dist'));

/** The codex (category, search words, documentation link) lies beside the compiled node. */
const copyCodex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));

async function checkTemplates() {
	const files = (await readdir('workflows')).filter((name) => name.endsWith('.json'));
	const faults = await Promise.all(
		files.map(async (name) =>
			findTemplateFaults(name, await readFile(join('workflows', name), 'utf8')),
		),
	);
	if (faults.flat().length > 0) throw new Error(`Templates:\n${faults.flat().join('\n')}`);
}

const bundleSandbox = () =>
	esbuild({
		...node,
		target: 'node24',
		entryPoints: ['sandbox/main.ts'],
		outfile: 'build/sandbox/main.cjs',
	});

const buildPackage = series(cleanDist, parallel(bundle, copyIcons, copyCodex, checkTemplates));

exports.package = buildPackage;
exports.build = parallel(buildPackage, bundleSandbox);
exports.default = exports.build;
