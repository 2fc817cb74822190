// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, appendFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Patience } from '../../scripts/lib/patience.mjs';

const MINUTE = 60_000;

describe('waiting for a program that writes a log', () => {
	/** @type {string} */
	let folder;
	/** @type {string} */
	let logFile;
	let clock = 0;
	const patienceFrom = () => {
		clock = 0;
		return new Patience(logFile, { silentMs: 8 * MINUTE, inAllMs: 45 * MINUTE, now: () => clock });
	};

	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'patience-'));
		logFile = join(folder, 'n8n.log');
	});
	after(() => rmSync(folder, { recursive: true }));

	it('lasts on a slow machine, as long as the log grows', () => {
		writeFileSync(logFile, '');
		const patience = patienceFrom();
		for (let minute = 1; minute <= 20; minute++) {
			clock = minute * MINUTE;
			appendFileSync(logFile, `Finished migration ${minute}\n`);
			assert.equal(patience.isOver(), false, `after ${minute} minutes`);
		}
	});

	it('is over when nothing was written for as long as was agreed', () => {
		writeFileSync(logFile, 'Starting\n');
		const patience = patienceFrom();
		clock = 8 * MINUTE;
		assert.equal(patience.isOver(), false);
		clock += 1;
		assert.equal(patience.isOver(), true);
	});

	it('is over in the end with a program that only talks', () => {
		writeFileSync(logFile, '');
		const patience = patienceFrom();
		for (let minute = 1; minute <= 45; minute++) {
			clock = minute * MINUTE;
			appendFileSync(logFile, 'cannot connect\n');
			assert.equal(patience.isOver(), false);
		}
		clock += 1;
		assert.equal(patience.isOver(), true);
	});

	it('counts a log that is not there as silence', () => {
		rmSync(logFile);
		const patience = patienceFrom();
		clock = 8 * MINUTE + 1;
		assert.equal(patience.isOver(), true);
	});
});
