/*
 * A program for the kill matrix of moving a store: moves one in a process of its own, which may kill itself at a
 * numbered step: with each page that was written, each table that is compared, and each look at the clock, which
 * comes with every transaction and every step of the tables.
 */
import { isCodedError } from '../../../lib/errors/coded-error';
import { moveStore, type Progress } from '../../../lib/store/move';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { digest } from '../../../nodes/shared/digest';
import { placeOf } from '../../contract/store/move/place-of';
import { Steps } from '../kill/steps';
import type { MoveTask, MoveTaskOutcome } from './task';

async function carryOut({ from, to, killAt }: MoveTask): Promise<MoveTaskOutcome> {
	const steps = new Steps(killAt);
	steps.phase = 'open';
	const told = (progress: Progress): void => {
		steps.phase = progress.step;
		steps.pass('told');
	};
	const clock = {
		...systemClock,
		now: () => {
			steps.pass('clock');
			return Date.now();
		},
	};
	const move = { from: placeOf(from), to: placeOf(to), isForced: false };
	const outcome = await moveStore(move, { clock, digest, told }).then(() => 'moved', codeOf);
	return { steps: steps.names, outcome };
}

function codeOf(error: unknown): string {
	if (isCodedError(error)) return error.code;
	throw error;
}

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	process.stdout.write(JSON.stringify(await carryOut(JSON.parse(task) as MoveTask)));
}

void main();
