/* A program of tasks that does what its own test asks of it. */
import { answerTasks } from './answer-tasks';

void answerTasks((task) => {
	const { do: what } = JSON.parse(task) as { readonly do: string };
	if (what === 'failAtOnce') throw new Error('no such thing');
	if (what === 'end') process.exit(0);
	return what === 'fail'
		? Promise.reject(new Error('no such thing'))
		: Promise.resolve({ pid: process.pid });
});
