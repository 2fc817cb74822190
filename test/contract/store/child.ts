/* A program for the tests of stores: opens one in a process of its own, and may be killed there. */
import { openAt, type StoreAddress } from './open-at';
import { addThing, things } from './things';

const [task = '', address = '{}', name = ''] = process.argv.slice(2);

async function main(): Promise<void> {
	const store = await openAt(JSON.parse(address) as StoreAddress, things);
	switch (task) {
		case 'open':
			break;
		case 'increase':
			for (let turn = 0; turn < 50; turn += 1) {
				await store.transaction(async (sql) => {
					await sql.run('UPDATE thing SET amount = amount + 1 WHERE name = ?', [name]);
				});
			}
			break;
		case 'stay-in-transaction':
			await store.transaction(async (sql) => {
				for (let thing = 0; thing < 1000; thing += 1) await addThing(sql, `${name} ${thing}`);
				process.stdout.write('half\n');
				await new Promise((resolve) => setTimeout(resolve, 60_000));
			});
			break;
		default:
			throw new Error(`No task ${task}`);
	}
	await store.close();
	process.stdout.write('done\n');
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
