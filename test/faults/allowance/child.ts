/* The program of one asker: says what it came to when the time is over, unless it is killed first. */
import { ask, type AskerTask } from './asker';

ask(JSON.parse(process.argv[2] ?? '{}') as AskerTask)
	.then((report) => {
		process.stdout.write(JSON.stringify(report));
	})
	.catch((error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exitCode = 1;
	});
