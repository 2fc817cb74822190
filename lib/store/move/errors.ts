import { CodedError, type ErrorFacts } from '../../errors/coded-error';
import type { Occupation } from './occupied';

/** Why a store cannot be moved. Codes never change meaning. */
export type MoveErrorCode =
	/** Both are files, or both are databases. */
	| 'MOVE_SAME_KIND'
	/** Where the store was to be, there is none. */
	| 'MOVE_NO_STORE'
	/** The tables of the two are not of the same version. */
	| 'MOVE_VERSIONS_DIFFER'
	/** A table of the source is not one of this package, or was changed. */
	| 'MOVE_TABLE_UNKNOWN'
	/** Somebody is in the middle of something. */
	| 'MOVE_OCCUPIED'
	| 'MOVE_TARGET_NOT_EMPTY'
	/** What was read back is not what was written. */
	| 'MOVE_NOT_THE_SAME'
	/** Everything is in the target, and the source does not know it. */
	| 'MOVE_NOT_MARKED';

/** What this folder throws beside the errors of the stores. */
export class MoveError extends CodedError<MoveErrorCode> {
	constructor(facts: ErrorFacts<MoveErrorCode>) {
		super(facts);
		this.name = 'MoveError';
	}
}

export function sameKind(): MoveError {
	return new MoveError({
		code: 'MOVE_SAME_KIND',
		message: 'A store is moved from a file to Postgres, or from Postgres to a file.',
		remedy:
			'Between two files: stop n8n and move the file. Between two Postgres servers: use pg_dump and pg_restore.',
	});
}

export function noStore(place: string): MoveError {
	return new MoveError({
		code: 'MOVE_NO_STORE',
		message: `There is no store in ${place}.`,
		remedy: 'Give the place that the AccountView Store credential names.',
	});
}

export function versionsDiffer(source: number, target: number): MoveError {
	return new MoveError({
		code: 'MOVE_VERSIONS_DIFFER',
		message: `The store is of version ${source}, and the tables in the target are of version ${target} already.`,
		remedy:
			'Let n8n run one flow on the store as it is: that brings it to the version of the package. Then move it.',
		details: { sourceVersion: source, targetVersion: target },
	});
}

export function tableUnknown(table: string): MoveError {
	return new MoveError({
		code: 'MOVE_TABLE_UNKNOWN',
		message: `The table ${table} of the store is not as this package makes it.`,
		remedy:
			'Rename it when it is your own; take back what was changed in it when it is one of the store.',
		details: { table },
	});
}

const NAMED = 5;

export function occupied(all: readonly Occupation[]): MoveError {
	const named = all
		.slice(0, NAMED)
		.map(({ what, since }) => `${what}, since ${new Date(since).toISOString()}`);
	const more = all.length > NAMED ? [`and ${all.length - NAMED} more`] : [];
	return new MoveError({
		code: 'MOVE_OCCUPIED',
		message: `The store is in use: ${[...named, ...more].join('; ')}.`,
		remedy:
			'Stop n8n, or wait until it has ended, and try again. When n8n was stopped in the middle of it, this is over within some minutes by itself.',
		details: { count: all.length },
	});
}

export function targetNotEmpty(table: string): MoveError {
	return new MoveError({
		code: 'MOVE_TARGET_NOT_EMPTY',
		message: `The target is a store that holds something else: there are rows in ${table}.`,
		remedy:
			'Choose another file, database or schema, or put away what is there when nobody needs it any more.',
		details: { table },
	});
}

export function targetWasMoved(): MoveError {
	return new MoveError({
		code: 'MOVE_TARGET_NOT_EMPTY',
		message: 'The target is a store that was moved away from there before.',
		remedy: 'Choose another file, database or schema, or put the old store away first.',
	});
}

export function notTheSame(table: string): MoveError {
	return new MoveError({
		code: 'MOVE_NOT_THE_SAME',
		message: `What the target gave back of the table ${table} is not what was written.`,
		remedy: 'Nothing was moved. Please report it together with the version of this package.',
		details: { table },
	});
}

export function notMarked(reason: string): MoveError {
	return new MoveError({
		code: 'MOVE_NOT_MARKED',
		message: `Everything is in the target, but the old store could not be told so: ${reason}`,
		remedy: 'Do the same once more before any flow runs: what is there already is only compared.',
	});
}
