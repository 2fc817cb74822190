// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { differences, foldersOf, gapsOf } from '../../scripts/lib/package-lock.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const nested = { version: '2.0.0', integrity: 'sha512-b' };

describe('gaps of a lock file', () => {
	it('finds none where each package finds what it asks for, nearby or further up', () => {
		const packages = {
			'': { devDependencies: { a: '1' } },
			'node_modules/a': { ...a, dependencies: { b: '2', '@s/c': '1' } },
			'node_modules/a/node_modules/b': { ...nested, dependencies: { '@s/c': '1' } },
			'node_modules/@s/c': a,
		};
		assert.deepEqual(gapsOf(packages), []);
	});

	it('names what is asked for and not there, optional or not', () => {
		const packages = {
			'': { devDependencies: { a: '1', gone: '1' } },
			'node_modules/a': { ...a, optionalDependencies: { '@a/win32': '1.0.0' } },
		};
		assert.deepEqual(gapsOf(packages), ['gone', '@a/win32']);
	});

	it('does not look into the folder of a neighbour', () => {
		const packages = {
			'': { devDependencies: { a: '1', c: '1' } },
			'node_modules/a': { ...a, dependencies: { b: '2' } },
			'node_modules/c': a,
			'node_modules/c/node_modules/b': nested,
		};
		assert.deepEqual(gapsOf(packages), ['b']);
	});
});

describe('folders of what every machine needs', () => {
	it('leave out the project itself and what is optional', () => {
		const packages = {
			'': {},
			'node_modules/a': a,
			'node_modules/b': { ...nested, optional: true },
		};
		assert.deepEqual(foldersOf(packages), ['node_modules/a']);
	});
});

describe('differences between lock file and installation', () => {
	const locked = {
		'': {},
		'node_modules/a': { ...a, optionalDependencies: { '@a/linux': '1.0.0', '@a/mac': '1.0.0' } },
		'node_modules/@a/linux': { version: '1.0.0', integrity: 'sha512-l', optional: true },
	};

	it('are none when everything is as locked', () => {
		assert.deepEqual(differences(locked, { 'node_modules/a': a }), []);
	});

	it('are none when the machine needs a build that the lock lacks', () => {
		const mac = { version: '1.0.0', integrity: 'sha512-m', optional: true };
		assert.deepEqual(differences(locked, { 'node_modules/a': a, 'node_modules/@a/mac': mac }), []);
	});

	it('name another version, another checksum, an addition and an omission', () => {
		const installed = {
			'node_modules/a': { ...a, version: '1.0.1' },
			'node_modules/@a/linux': { version: '1.0.0', integrity: 'sha512-x' },
			'node_modules/@a/mac': { version: '1.0.9', integrity: 'sha512-m', optional: true },
		};
		assert.deepEqual(differences(locked, installed), [
			'node_modules/a is 1.0.1, the lock file says 1.0.0.',
			'node_modules/@a/linux 1.0.0 has another checksum than the lock file says.',
			'node_modules/@a/mac 1.0.9 is not in the lock file.',
		]);
		assert.deepEqual(differences(locked, {}), ['node_modules/a 1.0.0 is not installed.']);
	});
});

it('the lock file of this project names no place to download from', () => {
	const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
	assert.doesNotMatch(text, /"resolved":/);
});
