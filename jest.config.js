const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// Types are checked once for the whole tree by `npm run typecheck`; here files are only translated.
	transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
	// The engine's own packages are translated already, and huge.
	transformIgnorePatterns: ['/node_modules/', '/dist/', '/build/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.n8n-'],
	// Several times what any takes on a quiet machine: a hook that loads the engine waits for its turn on a busy one.
	testTimeout: 60_000,
	// Jest leaves one core idle, of two; each worker takes up to 1.5 GB.
	maxWorkers: Math.min(4, availableParallelism()),
	// Each file loads n8n's engine anew, and what is left of it adds up: a worker that has grown begins again.
	workerIdleMemoryLimit: '1500MB',
};
