import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Independent readers of PDF: poppler-utils, qpdf and zbar. */
type Tool =
	| 'pdftotext'
	| 'pdffonts'
	| 'pdfinfo'
	| 'pdfdetach'
	| 'pdfsig'
	| 'pdftoppm'
	| 'qpdf'
	| 'zbarimg'
	| 'openssl';

/** A test that is skipped where a tool is not installed, and then says so in its name. */
export function itWith(
	...tools: readonly Tool[]
): (name: string, test: () => Promise<void>) => void {
	const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);
	return (name, test) => {
		if (missing.length === 0) it(name, test);
		else it.skip(`${name} (${missing.join(', ')} not installed)`, test);
	};
}

/** What a tool says about a PDF. The file is called FILE in the arguments. */
export function said(tool: Tool, pdf: Uint8Array, args: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'invoice-pdf-'));
	try {
		const file = join(folder, 'invoice.pdf');
		writeFileSync(file, pdf);
		const given = args.map((argument) => argument.replace('FILE', file).replace('FOLDER', folder));
		const { stdout, stderr } = spawnSync(tool, given, { encoding: 'utf8' });
		return `${stdout}${stderr}`;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The text of a PDF or of some of its pages, as it stands on the page. */
export function textOf(
	pdf: Uint8Array,
	pages?: { readonly first: number; readonly last: number },
): string {
	const range = pages === undefined ? [] : ['-f', String(pages.first), '-l', String(pages.last)];
	return said('pdftotext', pdf, ['-layout', ...range, 'FILE', '-']);
}

export function pageCount(pdf: Uint8Array): number {
	return Number(/Pages:\s+(\d+)/.exec(said('pdfinfo', pdf, ['FILE']))?.[1]);
}

/** What a scanner reads from the first page of a PDF. */
export function scanned(pdf: Uint8Array): string {
	const most = { maxBuffer: 64 * 1024 * 1024 };
	const page = spawnSync('pdftoppm', ['-r', '200', '-l', '1', '-png', '-'], {
		input: pdf,
		...most,
	});
	const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-'], {
		input: page.stdout,
		encoding: 'utf8',
	});
	return stdout.trimEnd();
}
