import { ESLint } from 'eslint';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { join } from 'node:path';
import { walls } from '../../scripts/lint/walls.cjs';

const root = join(__dirname, '../..');

const eslint = new ESLint({
	cwd: root,
	overrideConfigFile: true,
	overrideConfig: {
		files: ['**/*.ts'],
		languageOptions: { parser: tseslint.parser },
		plugins: { 'import-x': importX },
		settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
		rules: { 'import-x/no-restricted-paths': ['error', { zones: walls }] },
	},
});

async function complaints(filePath: string, importedPath: string): Promise<number> {
	const [result] = await eslint.lintText(`import '${importedPath}';\n`, {
		filePath: join(root, filePath),
	});
	return result?.messages.length ?? 0;
}

describe('walls between the rooms', () => {
	it.each([
		['lib/tax/draft.ts', '../accountview/client'],
		['lib/accountview/x.ts', '../../sandbox/index'],
		['lib/accountview/x.ts', '../pages/document'],
		['lib/pages/x.ts', '../tax/language'],
		['lib/pages/x.ts', '../errors/coded-error'],
		['sandbox/x.ts', '../lib/accountview/client'],
		['nodes/AccountViewCustomers/x.ts', '../../sandbox/index'],
		['nodes/SyncLedger/x.ts', '../AccountViewCustomers/AccountViewCustomers.node'],
		['bin/x.ts', '../nodes/shared/digest'],
		['lib/store/x.ts', '../../bin/address'],
	])('refuses %s importing %s', async (filePath, importedPath) => {
		expect(await complaints(filePath, importedPath)).toBe(1);
	});

	it.each([
		['lib/accountview/x.ts', './client'],
		['lib/accountview/x.ts', '../ports/http'],
		['lib/tax/draft.ts', '../errors/coded-error'],
		['lib/tax/draft.ts', '../pages/document'],
		['lib/pages/x.ts', './document'],
		['nodes/AccountViewCustomers/x.ts', '../../lib/accountview/client'],
		['nodes/AccountViewCustomers/x.ts', '../shared/operation'],
		['bin/x.ts', '../lib/store/move'],
	])('permits %s importing %s', async (filePath, importedPath) => {
		expect(await complaints(filePath, importedPath)).toBe(0);
	});
});
