/*
 * A program for the kill matrix: turns of a flow in a process of its own, which may kill itself. Given
 * a task it does that one; without, one after the other of those that come in as lines.
 */
import { z } from 'zod4';
import type { Store } from '../../../lib/store';
import { readIssues } from '../../../lib/sync/issues/issue-table';
import { openAt, type StoreAddress } from '../../contract/store/open-at';
import { answerTasks } from './answer-tasks';
import { FLOW_NAMES, FLOWS } from './flows';
import type { Task, TaskOutcome } from './task';
import { Remote } from './remote';
import { NumberedStore, Steps } from './steps';
import { STREAM, takeTurn } from './turn';

const taskSchema = z.object({
	flow: z.enum(FLOW_NAMES),
	address: z.custom<StoreAddress>((value) => typeof value === 'object' && value !== null),
	remote: z.string(),
	turns: z.array(z.object({ now: z.number(), prefix: z.string() })),
	killAt: z.number(),
}) satisfies z.ZodType<Task>;

async function carryOut(text: string): Promise<TaskOutcome> {
	const task = taskSchema.parse(JSON.parse(text));
	const steps = new Steps(task.killAt);
	const store = await openAt(task.address);
	try {
		const remote = new Remote(task.remote, steps);
		const ports = { store: new NumberedStore(store, steps), remote, steps };
		const written: (number | null)[] = [];
		for (const turn of task.turns) {
			written.push(await takeTurn({ ...ports, ...turn }, FLOWS[task.flow]));
		}
		return { written, steps: steps.names, ...(await read(store)) };
	} finally {
		await store.close();
	}
}

async function read(store: Store): Promise<Pick<TaskOutcome, 'issues' | 'links' | 'lost'>> {
	return await store.transaction(async (sql) => {
		const issues = await readIssues(sql, STREAM);
		const links = await sql.all('SELECT av_key, other_key FROM accountview_link');
		const lost = await sql.all('SELECT lost FROM accountview_intent WHERE lost IS NOT NULL');
		return {
			issues: issues.map(({ code, key }) => `${code} ${key}`).toSorted(),
			links: links.map((row) => [String(row['av_key']), String(row['other_key'])] as const),
			lost: lost.map((row) => String(row['lost'])),
		};
	});
}

void answerTasks(carryOut);
