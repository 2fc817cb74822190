import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { CodedError } from '../../../../lib/errors/coded-error';
import {
	refuseUnconfirmed,
	refuseUnseen,
	sinceApproved,
	type Part,
	type RegistrationPlan,
	type StepResult,
} from '../../../../lib/visma';
import { notTried } from '../../../shared/failures';
import type { Operation, OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { LABELS } from '../../labels';
import { planOptions, servicesParameter } from '../../plan-parameters';
import type { RegisterSession } from '../../session';
import { TABLES_OF, tableParameters } from '../../tables';
import { makePlan } from './make-plan';
import { stepRow } from './rows';

const confirmParameter: INodeProperties = {
	displayName: LABELS.confirmRemovals,
	name: 'confirmRemovals',
	type: 'boolean',
	default: false,
	description:
		'Whether somebody has looked at a plan that removes more than the option Confirm Above lets through',
};

/**
 * Apply of a resource: does the steps that come in, as Plan gave them, and no others. It plans anew by the same
 * tables first; when that plan has steps that nobody has looked at, nothing is done.
 */
export function applyOf(resource: string, part: Part): Operation<RegisterSession> {
	return {
		description: showFor(
			resource,
			['apply'],
			[servicesParameter, ...tableParameters(TABLES_OF[part]), confirmParameter, planOptions],
		),
		sentTogether: true,
		prepare: (run: OperationRun<RegisterSession>) => applyOnce(run, part),
		execute: ({ session, prepared, parameters }: OperationCall<RegisterSession, Applied>) =>
			Promise.resolve([resultOf(inputOf(session, parameters.item), prepared)]),
	};
}

/** What came of each step, by its id. */
type Applied = ReadonlyMap<string, StepResult>;

async function applyOnce(
	{ session, items }: OperationRun<RegisterSession>,
	part: Part,
): Promise<Applied> {
	const [first] = items;
	const inputs = items.map(({ item }) => inputOf(session, item));
	const results = new Map<string, StepResult>();
	if (first === undefined) return results;
	const registrations = await session.registrations();
	const readAt = await registrations.now();
	const plan = await makePlan(session, first, [part]);
	const approved = new Set(inputs.map(({ id }) => id));
	if (!inputs.every((input) => input.plan === plan.fingerprint)) {
		refuseUnseen(sinceApproved(plan, lookedAt(inputs)));
	}
	const chosen = chosenOf(plan, approved);
	if (!first.flag('confirmRemovals', LABELS.confirmRemovals)) {
		const wasHeld = inputs.some(({ json }) => json['needsConfirmation'] === true);
		refuseUnconfirmed(plan, { chosen, wasHeld });
	}
	const client = await session.client();
	for await (const result of registrations.apply(chosen, client, readAt)) {
		results.set(result.step.id, result);
	}
	return results;
}

/** Ids, or their marks, of all steps of the plans that came in: also of those that a person took out or another batch has. */
function lookedAt(inputs: readonly StepInput[]): ReadonlySet<string> {
	const plans = new Set(inputs.map(({ planSteps }) => planSteps));
	const marks = [...plans].flatMap((marks) => marks.split(' ').filter((mark) => mark !== ''));
	return new Set([...inputs.map(({ id }) => id), ...marks]);
}

/** A person may have taken some out of the plan. */
function chosenOf(
	{ steps }: RegistrationPlan,
	approved: ReadonlySet<string>,
): RegistrationPlan['steps'] {
	return steps.filter(({ id }) => approved.has(id));
}

interface StepInput {
	readonly id: string;
	/** Fingerprint of the plan that it is from. */
	readonly plan: string;
	/** Marks of all steps of that plan. */
	readonly planSteps: string;
	readonly json: IDataObject;
}

/** @throws CodedError NODE_INPUT_INVALID for an item that is no step of a plan */
function inputOf({ context }: RegisterSession, item: number): StepInput {
	const json = context.getInputData()[item]?.json ?? {};
	const { id, plan, planSteps = '' } = json;
	if (typeof id === 'string' && typeof plan === 'string' && typeof planSteps === 'string') {
		return { id, plan, planSteps, json };
	}
	throw new CodedError({
		code: 'NODE_INPUT_INVALID',
		message: 'An item that came in is no step of a plan.',
		remedy: 'Give Apply the items of Plan with the output Steps, as they are.',
	});
}

function resultOf({ id, json }: StepInput, applied: Applied): IDataObject {
	const result = applied.get(id);
	// Done by a run before this one, or no longer wanted.
	if (result === undefined) return { ...json, state: 'notNeeded', wasThere: false };
	const { step, state, wasThere, error } = result;
	if (error === null) return { ...stepRow(step), state, wasThere };
	throw state === 'waits' ? notTried(error) : error;
}
