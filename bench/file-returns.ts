/**
 * Filing 100 VAT returns one after the other: signed and delivered to Digipoort's stand-in, each over a TLS
 * connection of its own and with the signature of the answer checked, and handed to AutoReport's; with the list of
 * filings on disk, which keeps the intent before and the outcome after.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../lib/store';
import {
	draftFromRubrics,
	readMessage,
	readPeriod,
	readRubricSums,
	writeVatReturn,
	type Period,
} from '../lib/tax';
import { AutoReport, autoReportChannel } from '../lib/tax/autoreport';
import { digipoortChannel } from '../lib/tax/digipoort';
import { Filings, type Channel } from '../lib/tax/filings';
import type { HttpPort } from '../lib/ports/http';
import { digipoortIn } from '../nodes/AutoReportSubmit/channel/digipoort';
import { systemClock } from '../nodes/shared/accountview/ports';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { SandboxProcess } from './support/sandbox-process';
import { median, printTable } from './support/table';

const RETURNS = 100;
const REPEATS = 3;
const TAXPAYER = '123456782B01';

/** What a measuring process is told. */
interface Target {
	readonly digipoort: {
		readonly baseUrl: string;
		readonly p12: string;
		readonly passphrase: string;
		readonly root: string;
	};
	readonly autoReport: {
		readonly baseUrl: string;
		readonly companyId: string;
		readonly token: string;
	};
}

const PERIOD: Period = readPeriod('2026-Q1');
const RUNS = {
	'Digipoort, SHA-1, delivered': (target) => deliver(digipoortOf(target, 'sha1')),
	'Digipoort, SHA-256, delivered': (target) => deliver(digipoortOf(target, 'sha256')),
	'Digipoort, SHA-1, with the list of filings': (target) => file(digipoortOf(target, 'sha1')),
	'AutoReport, delivered': (target) => deliver(autoReportOf(target)),
	'AutoReport, with the list of filings': (target) => file(autoReportOf(target)),
} satisfies Readonly<Record<string, (target: Target) => Promise<number>>>;

type RunName = keyof typeof RUNS;

function instanceOf(number: number): string {
	const sums = readRubricSums({ '1a': { turnover: 1000 + number, vat: 210 } });
	const draft = draftFromRubrics({ administration: 'DEMO', obNumber: TAXPAYER }, PERIOD, sums);
	const message = readMessage({
		reference: `OB-${number}`,
		createdAt: Date.UTC(2026, 3, 15),
		software: { vendorNumber: 'SWO00000', name: 'bench', version: '1' },
		contact: { type: 'taxpayer', surname: 'Voorbeeld', phone: '0201234567' },
	});
	return writeVatReturn(draft, { message }).xml;
}

async function deliver(channel: Channel): Promise<number> {
	for (let number = 0; number < RETURNS; number += 1) {
		await channel.deliver({
			administration: 'DEMO',
			kind: 'vatReturn',
			period: '2026-Q1',
			reference: randomUUID(),
			taxpayer: TAXPAYER,
			instance: instanceOf(number),
		});
	}
	return RETURNS;
}

/** Each of an administration of its own, as an accountant files them. */
async function file(channel: Channel): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'file-returns-'));
	const store = await openSqliteStore({ file: join(folder, 'store.sqlite'), clock: systemClock });
	const filings = new Filings(store, {
		clock: systemClock,
		newId: randomUUID,
		digest: (text) => createHash('sha256').update(text).digest('hex'),
	});
	for (let number = 0; number < RETURNS; number += 1) {
		const filing = {
			administration: `DEMO${number}`,
			kind: 'vatReturn' as const,
			period: '2026-Q1',
			revision: 1,
			// Of its own, so that what a taxpayer has filed before does not grow; nobody asks how these are.
			taxpayer: `${100_000_000 + number}B01`,
			instance: instanceOf(number),
		};
		const { contentHash } = await filings.prepare(filing);
		await filings.approve(filing, contentHash, 'Bench');
		await filings.submit(filing, channel);
	}
	await store.close();
	rmSync(folder, { recursive: true });
	return RETURNS;
}

function digipoortOf({ digipoort }: Target, algorithm: 'sha1' | 'sha256'): Channel {
	const { root, ...rest } = digipoort;
	const credential = { environment: 'other', algorithm, answerSigners: root, ca: root, ...rest };
	return digipoortChannel(digipoortIn(credential).digipoort);
}

function autoReportOf({ autoReport: { baseUrl, companyId, token } }: Target): Channel {
	const http: HttpPort = async ({ method, url, headers, body }) => {
		const signed = { ...headers, authorization: `Bearer ${token}` };
		const answer = await fetch(url, {
			method,
			headers: signed,
			...(body !== undefined && { body }),
		});
		return { status: answer.status, headers: {}, body: await answer.text() };
	};
	const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
	const autoReport = new AutoReport({ baseUrl, timeoutMs: 10_000 }, { http, base64 });
	// Profiles are of one administration in the sandbox: the filings here are of many.
	return autoReportChannel(autoReport, { company: companyId, profile: 'profile-vatReturn' });
}

async function targetOf(sandbox: SandboxProcess): Promise<Target> {
	const { autoReport } = (await sandbox.control('GET', 'state')) as {
		readonly autoReport: {
			readonly baseUrl: string;
			readonly companyId: string;
			readonly client: { readonly id: string; readonly secret: string; readonly tenantId: string };
		};
	};
	const { id, secret, tenantId } = autoReport.client;
	const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
	const answer = await fetch(`${autoReport.baseUrl}/connect/token`, {
		method: 'POST',
		body: new URLSearchParams({ ...form, tenant_id: tenantId }),
	});
	const { access_token: token } = (await answer.json()) as { readonly access_token: string };
	const digipoort = (await sandbox.control('GET', 'digipoort')) as Target['digipoort'];
	return { digipoort, autoReport: { ...autoReport, token } };
}

/** Rows of the table: each way with its milliseconds and how many a second. */
async function measured(sandbox: SandboxProcess): Promise<string[][]> {
	const rows: string[][] = [];
	for (const run of Object.keys(RUNS)) {
		const all: Measurement[] = [];
		for (let round = 0; round < REPEATS; round += 1) {
			await sandbox.control('DELETE', 'filings');
			const told = JSON.stringify(await targetOf(sandbox));
			all.push(await measureIsolated(__filename, [run, told]));
		}
		const milliseconds = median(all.map((one) => one.milliseconds));
		rows.push([
			run,
			(milliseconds / RETURNS).toFixed(1),
			((RETURNS * 1000) / milliseconds).toFixed(0),
		]);
	}
	return rows;
}

async function main(): Promise<void> {
	const [name, target] = process.argv.slice(2);
	if (name !== undefined && target !== undefined) {
		await reportMeasurement(() => RUNS[name as RunName](JSON.parse(target) as Target));
		return;
	}
	const sandbox = await SandboxProcess.start(1);
	const rows = await measured(sandbox).finally(() => sandbox.stop());
	console.log(`${RETURNS} returns one after the other, medians of ${REPEATS}`);
	printTable(['run', 'milliseconds each', 'per second'], rows);
}

void main();
