import { CodedError, type ErrorFacts } from '../../errors/coded-error';

/** Everything that can go wrong with the change feed itself. Codes never change meaning. */
export type ChangesErrorCode =
	/** A batch is confirmed that another one has taken the place of. */
	| 'CHANGES_TOKEN_STALE'
	/** The position was made for another company, server or kind of record. */
	| 'CHANGES_SCOPE_CHANGED'
	| 'CHANGES_NAME_INVALID'
	/** There is no position of that name. */
	| 'CHANGES_POSITION_UNKNOWN'
	/** Another run reads the same position at the same time. */
	| 'CHANGES_OVERTAKEN'
	/** What the store holds of the position cannot be read. */
	| 'CHANGES_STATE_INVALID';

/** What the change feed throws; the store throws its own. */
export class ChangesError extends CodedError<ChangesErrorCode> {
	constructor(facts: ErrorFacts<ChangesErrorCode>) {
		super(facts);
		this.name = 'ChangesError';
	}
}

export function tokenStale(): ChangesError {
	return new ChangesError({
		code: 'CHANGES_TOKEN_STALE',
		message:
			'This batch of changes can no longer be confirmed: a later run has read the same changes again, the position was reset, or it is kept in another store than this node uses.',
		remedy:
			'Let only one flow use a position, do not start it again before it has ended, and choose the same store credential as in Get Changed. Nothing is lost: what was not confirmed comes again.',
	});
}

export function scopeChanged(name: string, kept: string, given: string): ChangesError {
	return new ChangesError({
		code: 'CHANGES_SCOPE_CHANGED',
		message: `The position "${name}" belongs to ${kept}, and this run reads ${given}.`,
		remedy:
			'When this flow is to follow the other records from now on, forget the position under this name with AccountView Data → Position: Reset. A Get Changed that is to follow both needs a position name of its own for each.',
		record: `position ${name}`,
	});
}

export function nameInvalid(name: string): ChangesError {
	return new ChangesError({
		code: 'CHANGES_NAME_INVALID',
		message:
			name.trim() === ''
				? 'The position has no name.'
				: `The position name is longer than ${LONGEST_NAME} characters.`,
		remedy: 'Give it a short name, such as customers-to-work-orders.',
	});
}

/** @param known names that there are */
export function positionUnknown(name: string, known: readonly string[]): ChangesError {
	const others = known.slice(0, 20).join(', ');
	return new ChangesError({
		code: 'CHANGES_POSITION_UNKNOWN',
		message: `There is no position "${name}".`,
		remedy:
			others === ''
				? 'There are none in this store: check the store credential.'
				: `Use one of these: ${others}.`,
		record: `position ${name}`,
	});
}

/** In characters. */
export const LONGEST_NAME = 200;

export function overtaken(name: string): ChangesError {
	return new ChangesError({
		code: 'CHANGES_OVERTAKEN',
		message: `While this run was reading the position "${name}", another one began to read it or it was reset.`,
		remedy: 'Nothing to do when that run goes on. Let only one flow use a position.',
		record: `position ${name}`,
	});
}

export function stateInvalid(name: string): ChangesError {
	return new ChangesError({
		code: 'CHANGES_STATE_INVALID',
		message: `What the store holds of the position "${name}" cannot be read.`,
		remedy: 'Reset the position, or put a backup of the store back.',
		record: `position ${name}`,
	});
}
