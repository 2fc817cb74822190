import { createInterface } from 'node:readline';

/**
 * What a program of tasks does: the task that it was started with; without one, those that come in as lines, one
 * after the other. What came of each is a line as well.
 */
export async function answerTasks(carryOut: (task: string) => Promise<object>): Promise<void> {
	const answer = async (task: string): Promise<void> => {
		process.stdout.write(`${JSON.stringify(await saidOf(carryOut, task))}\n`);
	};
	const [, , task] = process.argv;
	if (task !== undefined) {
		await answer(task);
		return;
	}
	for await (const line of createInterface({ input: process.stdin })) await answer(line);
}

async function saidOf(carryOut: (task: string) => Promise<object>, task: string): Promise<object> {
	try {
		return await carryOut(task);
	} catch (error) {
		return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

/**
 * What a program of tasks said of one.
 *
 * @throws Error with what went wrong
 */
export function outcomeOf(said: string | undefined): object {
	if (said === undefined || said.trim() === '') {
		throw new Error('The process ended and said nothing.');
	}
	const outcome = JSON.parse(said) as object | { readonly error: string };
	if ('error' in outcome) throw new Error(outcome.error);
	return outcome;
}
