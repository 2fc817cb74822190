import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const cents = (value: unknown): number => Math.round(Number(value) * 100);

describe('The transactions of the demo firm', () => {
	it('have a booking for each VAT code of each invoice, with its amounts', async () => {
		const { accountView } = await sandbox({ seed: 'demo' });
		const booked = accountView.transactions.all();

		for (const invoice of accountView.invoices.all()) {
			const own = booked.filter((row) => row['INV_NR'] === invoice['INV_NR']);
			const sum = (column: string): number =>
				own.reduce((total, row) => total + cents(row[column]), 0);
			expect([invoice['INV_NR'], sum('TRN_AMT'), sum('VAT_AMT')]).toEqual([
				invoice['INV_NR'],
				cents(invoice['AMT_EXCL']),
				cents(invoice['VAT_AMT']),
			]);
		}
	});

	it('reach back over two whole quarters, in VAT codes and of relations that are there', async () => {
		const { accountView } = await sandbox({ seed: 'demo' });
		const booked = accountView.transactions.all();

		const months = new Set(booked.map((row) => String(row['TRN_DATE']).slice(0, 7)));
		expect(months.size).toBe(9);
		for (const row of booked) {
			expect(accountView.vatCodes.get(String(row['VAT_CODE']))).toBeDefined();
			expect(accountView.customers.get(String(row['SUB_NR']))).toBeDefined();
		}
	});

	it('come to a state file from before there were any', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sandbox-transactions-'));
		const stateFile = join(folder, 'state.json');
		try {
			const first = await sandbox({ seed: 'demo', stateFile });
			const before = first.accountView.transactions.all().length;
			await first.stop();
			const saved = JSON.parse(await readFile(stateFile, 'utf8')) as { tables: object };
			Reflect.deleteProperty(saved.tables, 'TRANSACT');
			await writeFile(stateFile, JSON.stringify(saved));

			const { accountView } = await sandbox({ seed: 'demo', stateFile });
			expect(accountView.transactions.all()).toHaveLength(before);
		} finally {
			await stopSandboxes();
			await rm(folder, { recursive: true });
		}
	});
});
