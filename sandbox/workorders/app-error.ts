import { z } from 'zod4';
import { Refusal } from '../http/refusal';
import { Duplicate } from './unique-values';

/** A request the app refuses, with the code its clients know. */
export class AppError extends Refusal {}

/** The refusal that an error stands for; undefined when it is a fault of the app. */
export function refusalOf(error: unknown): AppError | undefined {
	if (error instanceof AppError) return error;
	if (error instanceof z.ZodError) {
		const issue = error.issues[0];
		const field = issue?.path.join('.') ?? '';
		return new AppError(422, 'invalid', issue?.message ?? 'Invalid.', { field });
	}
	if (error instanceof Duplicate) {
		const { field, id, message } = error;
		const snake = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		return new AppError(409, `duplicate_${snake}`, message, { field, id });
	}
	return undefined;
}

export function notFound(message = 'There is no such resource.'): AppError {
	return new AppError(404, 'not_found', message);
}

export function notSupported(): AppError {
	return new AppError(405, 'method_not_allowed', 'That method is not supported here.');
}

/** The code in the error body of a status that no rule of the app gave. */
export function codeOf(status: number): string {
	if (status === 413) return 'too_large';
	if (status === 429) return 'rate_limited';
	return status >= 500 ? 'server_error' : 'bad_request';
}
