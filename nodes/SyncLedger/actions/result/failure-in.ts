import type { INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../../../../lib/sync';
import { isObject } from '../../../shared/values';
import { answerIn, failureOfAnswer } from '../../../shared/answers/failed-answer';
import { ownFailure } from './own-failure';
import { failureOfNode } from '../../../shared/answers/node-failure';

/**
 * What an item says that went wrong; undefined for one that says nothing of the kind. It is read as
 * our own nodes, n8n's HTTP Request and n8n itself put it down, and as HTTP Request gives the whole
 * answer of a server when it is set to never fail.
 *
 * @param now milliseconds since the epoch
 */
export function failureIn(item: INodeExecutionData, now: number): Failure | undefined {
	const { json } = item;
	const error: unknown = item.error ?? json['error'];
	if (!saysNothing(error)) return ownFailure(json) ?? failureOfNode(error, json, now);
	const answer = answerIn(json);
	if (answer === undefined) return undefined;
	return failureOfAnswer(answer, now) ?? errorInBody(answer.body, now);
}

/** Some servers call everything done. */
function errorInBody(body: unknown, now: number): Failure | undefined {
	if (!isObject(body) || saysNothing(body['error'])) return undefined;
	return failureOfNode(body['error'], body, now);
}

/** An app may answer with a field "error" that is empty. */
function saysNothing(error: unknown): boolean {
	if (Array.isArray(error)) return error.length === 0;
	if (isObject(error) && !(error instanceof Error)) return Object.keys(error).length === 0;
	return [undefined, null, '', false, 0].some((nothing) => error === nothing);
}
