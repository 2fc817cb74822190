import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../../../contract/store/stores';

/** What the tests ask of a part of a page. */
export interface PagePart {
	readonly id: string;
	readonly textContent: string;
	getAttribute(name: string): string | null;
	querySelector(selector: string): PagePart | null;
	querySelectorAll(selector: string): Iterable<PagePart> & { readonly length: number };
}

export interface ParsedPage extends PagePart {
	readonly documentElement: PagePart;
	readonly body: PagePart;
	getElementById(id: string): PagePart | null;
}

interface Parser {
	readonly parseHTML: (html: string) => { readonly document: ParsedPage };
}

/** linkedom is partly of modules that Jest cannot load, so it is bundled first. */
export function loadParser(): Parser {
	const folder = temporaryFolder();
	const outfile = join(folder, 'linkedom.cjs');
	try {
		buildSync({
			stdin: { contents: "export { parseHTML } from 'linkedom'", resolveDir: __dirname },
			bundle: true,
			platform: 'node',
			format: 'cjs',
			outfile,
			external: ['canvas'],
			logLevel: 'error',
		});
		const loaded: unknown = createRequire(__filename)(outfile);
		if (!isParser(loaded)) throw new Error('linkedom has no parseHTML');
		return loaded;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function isParser(value: unknown): value is Parser {
	return typeof value === 'object' && value !== null && 'parseHTML' in value;
}
