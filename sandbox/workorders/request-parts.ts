import type { Exchange } from '../http/exchange';
import { AppError } from './app-error';

/** The body of a request. @throws {AppError} when it is no JSON object */
export function jsonBody({ body }: Exchange): Record<string, unknown> {
	const value = parsedJson(body);
	if (!isObject(value)) throw new AppError(400, 'bad_request', 'A JSON object is expected.');
	return { ...value };
}

export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 1 in the query. @throws {AppError} when it is none */
export function positive(
	query: URLSearchParams,
	name: string,
	otherwise: number,
	most: number,
): number {
	const text = query.get(name);
	if (text === null) return otherwise;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > most) {
		throw new AppError(400, 'bad_request', `${name} is a whole number from 1.`, { field: name });
	}
	return value;
}

/** A yes or no in the query. @throws {AppError} when it is neither */
export function yesOrNo(query: URLSearchParams, name: string, otherwise: boolean): boolean {
	const text = query.get(name) ?? String(otherwise);
	if (text === 'true' || text === 'false') return text === 'true';
	throw new AppError(400, 'bad_request', `${name} is true or false.`, { field: name });
}

/** A part of a path as it was meant. @throws {AppError} when it is not properly encoded */
export function decodedPart(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new AppError(400, 'bad_request', 'The address is not properly encoded.');
	}
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new AppError(400, 'bad_request', 'The body is not JSON.');
	}
}
