import { createInterface } from 'node:readline';

/**
 * What a program of tasks does: the task that it was started with; without one, those that come in as lines, one
 * after the other. What came of each is a line as well.
 */
export async function answerTasks(carryOut: (task: string) => Promise<object>): Promise<void> {
	const answer = async (task: string): Promise<void> => {
		const said = await carryOut(task).catch((error: unknown) => ({
			error: error instanceof Error ? (error.stack ?? error.message) : String(error),
		}));
		process.stdout.write(`${JSON.stringify(said)}\n`);
	};
	const [, , task] = process.argv;
	if (task !== undefined) {
		await answer(task);
		return;
	}
	for await (const line of createInterface({ input: process.stdin })) await answer(line);
}
