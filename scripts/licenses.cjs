/**
 * The licences of the libraries that are bundled: most ask that their text goes along. Whose code is in a
 * bundle, esbuild says.
 */
const { readdir, readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** Names under which packages keep the text of their licence, and what they ask to go along with it. */
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-_.].*)?$/i;

/** The MIT licence, for packages that name it and leave its text out. @param {string} holder */
const mit = (holder) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The folders of the packages that something of is in the bundles.
 * @param {readonly { inputs: Readonly<Record<string, unknown>> }[]} metafiles of esbuild
 * @returns {readonly string[]}
 */
function packagesIn(metafiles) {
	const folders = metafiles
		.flatMap(({ inputs }) => Object.keys(inputs))
		.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
	return [...new Set(folders)].sort();
}

/** @param {string} folder of a package @returns {Promise<{ name: string; text: string }>} */
async function licenseOf(folder) {
	const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
	const { name, version, license, homepage } = manifest;
	const head = [`${name} ${version} (${license ?? 'see below'})`, homepage].filter(Boolean);
	return { name, text: [...head, '', await textOf(folder, manifest)].join('\n') };
}

/**
 * @param {string} folder
 * @param {{ name: string; license?: string; author?: string | { name?: string } }} manifest
 * @returns {Promise<string>}
 */
async function textOf(folder, { name, license, author }) {
	const files = (await readdir(join(root, folder))).filter((file) => LICENSE_FILE.test(file));
	const read = files.sort().map((file) => readFile(join(root, folder, file), 'utf8'));
	const texts = await Promise.all(read);
	if (texts.length > 0) return texts.map((text) => text.trim()).join('\n\n');
	if (license !== 'MIT') throw new Error(`${name} is bundled and has no text of its licence.`);
	return mit((typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`);
}

/**
 * Writes one file with the licences of all that is bundled.
 * @param {string} file @param {readonly { inputs: Readonly<Record<string, unknown>> }[]} metafiles
 */
async function writeLicenses(file, metafiles) {
	const all = await Promise.all(packagesIn(metafiles).map(licenseOf));
	const texts = all.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ text }) => text);
	const head = 'What of others is in this package, and under which licence.';
	await writeFile(file, `${[head, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

module.exports = { packagesIn, writeLicenses };
