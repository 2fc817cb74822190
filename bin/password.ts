import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Terminal } from './terminal';

/** From PGPASSWORD; else asked for, where somebody can answer; else none. */
export async function passwordFor(
	user: string,
	{ environment, input, errors }: Terminal,
): Promise<string> {
	const { PGPASSWORD: given } = environment;
	if (given !== undefined) return given;
	if (input.isTTY !== true) return '';
	errors.write(`Password of ${user}: `);
	// What is typed goes nowhere.
	const unseen = new Writable({
		write: (_, __, done) => {
			done();
		},
	});
	const asking = createInterface({ input, output: unseen, terminal: true });
	try {
		return await asking.question('');
	} finally {
		asking.close();
		errors.write('\n');
	}
}
