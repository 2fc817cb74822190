import { World } from './world';

/** What many records cost in requests. */

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300' };

let world: World;

beforeEach(async () => {
	world = await World.start({ customers: 400 });
});

afterEach(() => world.stop());

async function writeAll(values: readonly string[], pageSize: number): Promise<number> {
	const customers = world.customers({ pageSize });
	const index = await customers.index('email', values);
	for (const value of values) {
		const match = { field: 'email', value } as const;
		await customers.createOrUpdate(match, { fields: NEW }, index);
	}
	return world.http.asked.length;
}

function addresses(): string[] {
	const rows = world.sandbox.accountView.customers.all();
	return rows.map((row) => String(row['MAIL_BUS'] ?? '')).filter((address) => address !== '');
}

it('updating all customers takes one request each, beside the company and one prior read', async () => {
	const values = addresses();
	expect(await writeAll(values, 200)).toBe(values.length + 1 + 2);
});

it('making new customers takes one request each after a complete prior read', async () => {
	const values = Array.from({ length: 50 }, (_, place) => `nieuw${place}@example.nl`);
	expect(await writeAll(values, 200)).toBe(values.length + 1 + 2);
	expect(world.sandbox.accountView.customers.all()).toHaveLength(450);
});

it('a prior read that is too long for few records costs little, and the rest two requests each', async () => {
	const values = addresses().slice(0, 6);
	const company = 1;
	const priorRead = 2;
	expect(await writeAll(values, 10)).toBe(company + priorRead + 2 * values.length);
});

it('a read of all customers takes one request a page and one to see the end', async () => {
	const client = world.client({ pageSize: 100 });
	const query = { businessObject: 'AR1', table: 'CONTACT', fields: [], keyColumn: 'SUB_NR' };
	let largest = 0;
	for await (const page of client.readPages(query)) largest = Math.max(largest, page.length);
	expect(largest).toBe(100);
	expect(world.http.asked).toHaveLength(1 + 4 + 1);
});
