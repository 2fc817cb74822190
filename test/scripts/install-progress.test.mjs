// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { slowly, watchInstall } from '../../scripts/lib/install-progress.mjs';

const usual = { there: 1200, total: 2500, before: 1100 };

describe('what is told of an installation that is slow', () => {
	it('says how far it is while packages come in', () => {
		assert.equal(
			slowly(usual),
			'slower than usual: 1,200 of 2,500 packages are in place, and more come in',
		);
	});

	it('says what is waited for while none comes in', () => {
		assert.match(slowly({ ...usual, before: 1200 }), /1,200 of 2,500 .*waits for the registry/);
		assert.match(slowly({ ...usual, there: 0, before: 0 }), /still fetches from the registry/);
	});

	it('says that npm is at its end once all are there', () => {
		assert.match(slowly({ ...usual, there: 2500, before: 2500 }), /npm is finishing them/);
	});
});

describe('watching an installation', () => {
	/** @param {(root: string) => Promise<void>} work */
	async function inFolder(work) {
		const root = mkdtempSync(join(tmpdir(), 'install-'));
		try {
			await work(root);
		} finally {
			rmSync(root, { recursive: true });
		}
	}

	it('counts the packages that are unpacked, and counts anew after a while', () =>
		inFolder(async (root) => {
			const put = (/** @type {string} */ name) => {
				mkdirSync(join(root, name));
				writeFileSync(join(root, name, 'package.json'), '{}');
			};
			put('a');
			mkdirSync(join(root, 'b'));
			const told = await new Promise((resolve) => {
				/** @type {string[]} */
				const all = [];
				const end = watchInstall(
					root,
					['a', 'b', 'c'],
					(text) => {
						all.push(text);
						if (all.length === 1) put('c');
						else {
							end();
							resolve(all);
						}
					},
					{ afterMs: 1, everyMs: 1 },
				);
			});
			assert.match(told[0], /1 of 3 packages/);
			assert.match(told[1], /2 of 3 packages/);
		}));

	it('tells nothing of one that ends in time', () =>
		inFolder(async (root) => {
			/** @type {string[]} */
			const told = [];
			const end = watchInstall(root, ['a'], (text) => told.push(text), { afterMs: 5 });
			end();
			await new Promise((resolve) => setTimeout(resolve, 30));
			assert.deepEqual(told, []);
		}));
});
