import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CodedError } from '../lib/errors/coded-error';
import {
	checkMove,
	moveStore,
	placeInWords,
	type Move,
	type MoveCheck,
	type MoveOutcome,
	type Progress,
	type StorePlace,
} from '../lib/store/move';
import { readAddress } from './address';
import { passwordFor } from './password';
import type { Terminal } from './terminal';

export const MOVE_STORE_USAGE = `
n8n-nodes-accountview move-store --from <store> --to <store> [--check] [--force]

  Moves what the nodes keep from a file to Postgres, or back. Stop n8n first.

  <store>   the path of a SQLite file, or postgres://user@host:port/database
            and behind that, where needed, ?schema=public, &sslmode=disable, &sslrootcert=ca.pem
  --check   say what would be moved, and change nothing
  --force   also while something is under way: it is looked up in the new store before it is done again

  The password of Postgres is taken from PGPASSWORD, or asked for.
`;

const clock = {
	now: () => Date.now(),
	sleep: (milliseconds: number, signal?: AbortSignal) =>
		sleep(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @throws CodedError */
export async function moveStoreCommand(args: readonly string[], terminal: Terminal): Promise<void> {
	const { from, to, check, force } = readOptions(args);
	const move = {
		from: await placeFor(from, terminal),
		to: await placeFor(to, terminal),
		isForced: force,
	};
	const say = (line: string): void => {
		terminal.output.write(`${line}\n`);
	};
	say(`From  ${placeInWords(move.from)}`);
	say(`To    ${placeInWords(move.to)}\n`);
	if (check) {
		sayChecked(await checkMove(move, { clock, digest }), say);
		return;
	}
	sayMoved(await moveStore(move, { clock, digest, told: progressTo(say) }), move, say);
}

interface Options {
	readonly from: string;
	readonly to: string;
	readonly check: boolean;
	readonly force: boolean;
}

function readOptions(args: readonly string[]): Options {
	const { from, to, check = false, force = false } = parsed(args);
	if (from !== undefined && to !== undefined) return { from, to, check, force };
	throw wrongUse('It needs --from and --to.');
}

function parsed(args: readonly string[]) {
	const options = {
		from: { type: 'string' },
		to: { type: 'string' },
		check: { type: 'boolean' },
		force: { type: 'boolean' },
	} as const;
	try {
		return parseArgs({ args: [...args], options }).values;
	} catch {
		// What Node says repeats what was typed, and that may be a password in the wrong place.
		throw wrongUse('One of its options is unknown or lacks its value.');
	}
}

function wrongUse(what: string): CodedError {
	return new CodedError({
		code: 'COMMAND_WRONG_USE',
		message: `The command move-store was called in a wrong way. ${what}`,
		remedy: MOVE_STORE_USAGE,
	});
}

async function placeFor(text: string, terminal: Terminal): Promise<StorePlace> {
	const address = readAddress(text, { folder: terminal.folder, readFile });
	if (address.kind === 'sqlite') return address;
	return { ...address, password: await passwordFor(address.user, terminal) };
}

function readFile(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		throw new CodedError({
			code: 'COMMAND_FILE_UNREADABLE',
			message: `The file ${path} cannot be read.`,
			remedy: 'Give the path of the certificate, as PEM, of whoever signed that of the server.',
		});
	}
}

type Say = (line: string) => void;

/** A line for each table, and one for each of the two steps that follow. */
function progressTo(say: Say): (progress: Progress) => void {
	let last = '';
	return (progress) => {
		const line = lineOf(progress);
		if (line !== last) say(line);
		last = line;
	};
}

function lineOf(progress: Progress): string {
	switch (progress.step) {
		case 'copying':
			return `copying ${progress.table} (${rowsInWords(progress.of)})`;
		case 'comparing':
			return 'comparing both sides';
		case 'copied':
			return 'marking the old store\n';
	}
}

function sayMoved({ contents, wasThere, version }: MoveOutcome, { to }: Move, say: Say): void {
	sayTable(
		contents.map(({ table, rows, digest: mark }) => [table, rowsInWords(rows), mark.slice(0, 16)]),
		say,
	);
	const rows = contents.reduce((sum, content) => sum + content.rows, 0);
	const how = wasThere ? 'were there already' : 'were moved';
	say(
		`\n${rowsInWords(rows)} of version ${version} ${how}; both sides were compared and are alike.`,
	);
	say('The old store says from now on that it was moved, and where to.');
	say(
		`Now choose ${placeInWords(to)} in the AccountView Store credential, and that credential in every node.`,
	);
}

function sayChecked({ tables, target, version }: MoveCheck, say: Say): void {
	sayTable(
		tables.map(({ table, rows }) => [table, rowsInWords(rows)]),
		say,
	);
	const targets: Record<MoveCheck['target'], string> = {
		new: 'the target has no tables yet: they will be made',
		empty: 'the target has its tables, and they are empty',
		same: 'the target holds all of this already: only the old store has still to be marked',
	};
	say(`\nIt can be moved: the store is of version ${version}, and ${targets[target]}.`);
	say('Nothing was changed.');
}

function sayTable(rows: readonly (readonly string[])[], say: Say): void {
	const widths = [0, 1, 2].map((column) =>
		Math.max(0, ...rows.map((cells) => cells[column]?.length ?? 0)),
	);
	for (const [table = '', count = '', ...rest] of rows) {
		say([table.padEnd(widths[0] ?? 0), count.padStart(widths[1] ?? 0), ...rest].join('  '));
	}
}

function rowsInWords(rows: number): string {
	return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`;
}
