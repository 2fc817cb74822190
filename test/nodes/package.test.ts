import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod4';

/** What `npm run build` made, as an installation gets it. */
const ROOT = join(__dirname, '..', '..');

const manifest = z
	.object({
		bin: z.object({ 'n8n-nodes-accountview': z.string() }),
		n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
	})
	.parse(JSON.parse(read('package.json')));

const iconSchema = z.object({ light: z.string(), dark: z.string() });

describe.each(manifest.n8n.nodes)('the built node %s', (path) => {
	it('has its codex beside it, with a name, categories and documentation', () => {
		const codex = z
			.object({
				node: z.string().startsWith('n8n-nodes-accountview.'),
				categories: z.array(z.string()).min(1),
				resources: z.object({
					primaryDocumentation: z.array(z.object({ url: z.url() })).min(1),
					credentialDocumentation: z.array(z.object({ url: z.url() })).min(1),
				}),
			})
			.parse(JSON.parse(read(path.replace(/\.js$/, '.json'))));
		expect(codex.node.split('.')[1]?.toLowerCase()).toBe(
			path.split('/').at(-1)?.split('.')[0]?.toLowerCase(),
		);
	});

	it('does not hold a copy of n8n-workflow, whose errors n8n knows by identity', () => {
		const bundle = read(path);
		expect(bundle).toContain('require("n8n-workflow")');
		expect(bundle).not.toContain('node_modules/n8n-workflow');
	});

	it('needs nothing beside it but n8n-workflow and what Node has', () => {
		const needed = [...read(path).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
		// The Postgres driver asks for its native twin in vain, and only when told to.
		const known = ['n8n-workflow', 'pg-native'];
		const foreign = needed.filter((name = '') => !known.includes(name) && !isBuiltIn(name));
		expect(foreign).toEqual([]);
	});
});

describe('the built command', () => {
	it('needs nothing beside it but what Node has, and is called by Node', () => {
		const bundle = read(manifest.bin['n8n-nodes-accountview']);
		const needed = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
		expect(needed.filter((name) => name !== 'pg-native' && !isBuiltIn(name))).toEqual([]);
		expect(bundle).toMatch(/^#!\/usr\/bin\/env node\n/);
	});
});

describe.each([...manifest.n8n.nodes, ...manifest.n8n.credentials])('the icons of %s', (path) => {
	const icon = iconSchema.parse(iconOf(path));

	it.each(['light', 'dark'] as const)('has a %s drawing of 60 by 60', (theme) => {
		const file = icon[theme].replace(/^file:/, '');
		const drawing = read(join(dirname(path), file));
		expect(drawing).toMatch(/^<svg [^>]*viewBox="0 0 60 60"/);
	});

	it('has two different drawings', () => {
		expect(icon.light).not.toBe(icon.dark);
	});
});

describe('documentation links', () => {
	const headings = [...read('README.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replace(/ /g, '-'),
	);
	const linking = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((path) =>
		path.includes('/nodes/') ? path.replace(/\.js$/, '.json') : path,
	);

	it.each(linking)('of %s lead to a heading of the README', (path) => {
		const anchors = [...read(path).matchAll(/https:\/\/github\.com\/[^"]+#([\w-]+)"/g)];
		expect(anchors.length).toBeGreaterThan(0);
		for (const [, anchor] of anchors) expect(headings).toContain(anchor);
	});
});

function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

function isBuiltIn(name: string | undefined): boolean {
	return name !== undefined && process.getBuiltinModule(name) !== undefined;
}

/** The icon of the only class that a built file exports. */
function iconOf(path: string): unknown {
	const exported: unknown = jest.requireActual(join(ROOT, path));
	const [Exported] = Object.values(
		z.record(z.string(), z.custom<new () => object>()).parse(exported),
	);
	if (Exported === undefined) throw new Error(`${path} exports nothing`);
	const instance = z
		.object({
			icon: z.unknown().optional(),
			description: z.object({ icon: z.unknown() }).optional(),
		})
		.parse(new Exported());
	return instance.description?.icon ?? instance.icon;
}
