#!/usr/bin/env node
import { isCodedError } from '../lib/errors/coded-error';
import { withoutSecrets } from '../lib/errors/secrets';
import { MOVE_STORE_USAGE, moveStoreCommand } from './move-store';
import type { Terminal } from './terminal';

const terminal: Terminal = {
	folder: process.cwd(),
	environment: process.env,
	input: process.stdin,
	output: process.stdout,
	errors: process.stderr,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
	if (name === 'move-store' && !args.includes('--help')) {
		return await ending(() => moveStoreCommand(args, terminal));
	}
	const isAsked = name === 'move-store' || name === '--help';
	(isAsked ? terminal.output : terminal.errors).write(`Usage:\n${MOVE_STORE_USAGE}`);
	return isAsked ? 0 : 2;
}

async function ending(act: () => Promise<void>): Promise<number> {
	try {
		await act();
		return 0;
	} catch (error) {
		if (!isCodedError(error)) throw error;
		terminal.errors.write(`${error.code}: ${error.message}\n${error.remedy}\n`);
		return error.code.startsWith('COMMAND_') ? 2 : 1;
	}
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		terminal.errors.write(`${withoutSecrets(String(error))}\n`);
		process.exitCode = 1;
	},
);
