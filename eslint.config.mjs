import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import prettier from 'eslint-config-prettier';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import wallZones from './scripts/lint/walls.cjs';

// The package runs on self-hosted n8n and uses timers and streams of Node, so n8n Cloud's two
// "restricted" rules do not apply; every other rule of both n8n rule sets does.
const n8nCommunity = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;

// The bare name is the older zod that n8n's own packages share.
const ownZod = { name: 'zod', message: 'Ours is zod 4: import from zod4.' };

export default defineConfig(
	globalIgnores(['dist/', 'build/', 'coverage/', '.n8n-dev/', '.n8n-e2e/', '.n8n-queue/']),
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
		plugins: { 'import-x': importX },
		settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'no-console': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			// Numbers and booleans read well inside texts.
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true },
			],
			'import-x/no-restricted-paths': ['error', { zones: wallZones.walls }],
			'import-x/no-cycle': 'error',
			'no-restricted-imports': ['error', { paths: [ownZod] }],
		},
	},
	{
		// lib gets network, clock, randomness and settings as arguments.
		files: ['lib/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					paths: [ownZod],
					patterns: [
						{
							group: ['n8n-*', 'n8n', '@n8n/*'],
							message: 'lib knows nothing of n8n: take what you need as an argument.',
						},
						{
							group: ['node:*'],
							message: 'lib gets what is outside it as arguments (lib/ports).',
						},
					],
				},
			],
			'no-restricted-globals': [
				'error',
				...[
					'process',
					'globalThis',
					'fetch',
					'setTimeout',
					'setInterval',
					'setImmediate',
					'performance',
					'crypto',
				].map((name) => ({
					name,
					message: 'lib gets environment, network, time and randomness as arguments (lib/ports).',
				})),
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Take a Clock.' },
				{ object: 'Math', property: 'random', message: 'Take a Random.' },
				{ object: 'DateTime', property: 'now', message: 'Take a Clock.' },
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
					message: 'Take a Clock.',
				},
			],
		},
	},
	{
		// A file is opened here and nowhere else in lib.
		files: ['lib/store/sqlite/*.ts'],
		rules: { 'no-restricted-imports': ['error', { paths: [ownZod] }] },
	},
	{
		// Documents are files here and nowhere else in lib.
		files: ['lib/einvoice/archive/disk-folder.ts'],
		rules: { 'no-restricted-imports': ['error', { paths: [ownZod] }] },
	},
	{
		// Messages are streams of bytes here and nowhere else in lib.
		files: ['lib/mail/transport/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { paths: [ownZod] }] },
	},
	{
		// PDFs are made on threads, from fonts that lie in a folder; and two of the libraries that make them
		// are one object each, which only `import ... = require` takes over whole.
		files: ['lib/einvoice/pdf/**/*.ts'],
		rules: {
			'no-restricted-imports': ['error', { paths: [ownZod] }],
			'@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [n8nCommunity],
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['package.json'],
		extends: [n8nCommunity],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...n8nNodesBase.configs.community.rules },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		// A sandbox or a bench is a program: it talks to the console.
		files: ['sandbox/main.ts', 'bench/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
	{
		files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
		extends: [js.configs.recommended],
		languageOptions: { globals: globals.node },
	},
	{
		files: ['gulpfile.js', 'jest.config.js', '**/*.cjs'],
		languageOptions: { sourceType: 'commonjs' },
	},
	prettier,
);
