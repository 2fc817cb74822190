import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import {
	needsAttention,
	SIDES,
	type CompareOutcome,
	type Decision,
	type PlannedWrite,
	type Run,
	type Side,
	type SourceRecord,
	type Stream,
} from '../../lib/sync';
import { reasons } from '../../lib/sync/plan/reasons';
import { attentionOf, brakeAttention, type Attention } from './attention';
import { summaryItem } from './summary';
import { inputOf, recordJson } from './records';
import type { SideInput } from './side-records';

/** The node's outputs, in their order. */
export const OUTPUT_NAMES = [
	'Create in AccountView',
	'Update in AccountView',
	'Create in Other',
	'Update in Other',
	'Needs Attention',
	'In Step',
] as const;

/** Those whose items are to be written. */
export const WRITING = [0, 1, 2, 3] as const;
export const NEEDS_ATTENTION = 4;
const IN_STEP = 5;

/** What the items are made from. */
export interface OutputContext {
	readonly stream: Stream;
	/** Null for a preview without a run. */
	readonly run: Run | null;
	readonly isPreview: boolean;
	readonly otherName: string;
	readonly listsEach: boolean;
	/** By which field each side knows its records. */
	readonly keyFields: Readonly<Record<Side, string>>;
	/** What came by the inputs. */
	readonly inputs: Readonly<Record<Side, SideInput>>;
}

/**
 * The items of each output. A preview and a run that the brake holds give nothing to the four outputs
 * that write: what they would get leaves by Needs Attention, where a person looks.
 */
export function outputsOf(context: OutputContext, outcome: CompareOutcome): INodeExecutionData[][] {
	const outputs: INodeExecutionData[][] = OUTPUT_NAMES.map(() => []);
	const put = (output: number, item: INodeExecutionData): void => {
		outputs[output]?.push(item);
	};
	if (outcome.brake !== null) {
		put(NEEDS_ATTENTION, brakeItem(context, brakeAttention(outcome.brake, context.otherName)));
	}
	if (outcome.brake === null || context.isPreview) {
		for (const decision of outcome.decisions) {
			for (const write of decision.writes) {
				const output = outputFor(write);
				put(
					context.isPreview ? NEEDS_ATTENTION : output,
					writeItem(context, decision, write, OUTPUT_NAMES[output] ?? ''),
				);
			}
			if (needsAttention(decision)) put(NEEDS_ATTENTION, attentionItem(context, decision));
			if (context.listsEach && decision.kind === 'inStep') {
				const { accountViewKey, otherKey, reason } = decision;
				put(IN_STEP, inStepItem(context, { accountView: accountViewKey, other: otherKey }, reason));
			}
		}
	}
	for (const keys of pairKeys(context, outcome)) {
		put(IN_STEP, inStepItem(context, keys, reasons.inStep()));
	}
	put(IN_STEP, summaryItem(context, outcome));
	return outputs;
}

/** Of a record that was not read in this run the key is not known. */
function pairKeys(
	{ listsEach, inputs }: OutputContext,
	{ pairsInStep }: CompareOutcome,
): Readonly<Record<Side, string | null>>[] {
	if (!listsEach) return [];
	return pairsInStep.map(([accountView, other]) => ({
		accountView: accountView < 0 ? null : inputs.accountView.keyAt(accountView),
		other: other < 0 ? null : inputs.other.keyAt(other),
	}));
}

function outputFor({ target, draft }: PlannedWrite): number {
	const first = target === 'accountView' ? 0 : 2;
	return draft.action === 'create' ? first : first + 1;
}

function writeItem(
	context: OutputContext,
	decision: Decision,
	{ draft, record, source, target, changes, lookFirst }: PlannedWrite,
	output: string,
): INodeExecutionData {
	const { isPreview } = context;
	return {
		json: recordJson(record, {
			...mark(context, isPreview ? null : draft.id),
			action: draft.action,
			target,
			key: draft.sourceKey,
			targetKey: draft.targetKey,
			targetKeyField: context.keyFields[target],
			link: linkOf(context, decision),
			lookFirst,
			attempt: draft.attempts,
			reason: decision.reason.en,
			reasonNl: decision.reason.nl,
			changes: changes.map(({ field, was, becomes }) => ({ field, from: was, to: becomes })),
			...(isPreview && { preview: true, output }),
		}),
		pairedItem: pairing(context, source),
	};
}

function attentionItem(context: OutputContext, decision: Decision): INodeExecutionData {
	const { shown, issue, isNews, accountViewKey, otherKey } = decision;
	const attention =
		issue === undefined
			? null
			: attentionOf(issue, isNews, context.stream.entity, context.otherName);
	return {
		json: recordJson(shown?.record ?? {}, {
			...mark(context, null),
			...nothingToDo(issue?.side ?? null, issue?.key ?? ''),
			link: linkOf(context, decision),
			accountViewKey,
			otherKey,
			reason: attention?.message ?? decision.reason.en,
			reasonNl: attention?.messageNl ?? decision.reason.nl,
			attention,
			...(context.isPreview && { preview: true }),
		}),
		pairedItem: shown === undefined ? [] : pairing(context, shown),
	};
}

function brakeItem(context: OutputContext, attention: Attention): INodeExecutionData {
	return {
		json: recordJson(
			{},
			{
				...mark(context, null),
				...nothingToDo(null, ''),
				link: null,
				reason: attention.message,
				reasonNl: attention.messageNl,
				attention,
				...(context.isPreview && { preview: true }),
			},
		),
		pairedItem: [],
	};
}

/** The record as AccountView has it, or else as the other side has it. */
function inStepItem(
	context: OutputContext,
	keys: Readonly<Record<Side, string | null>>,
	{ en, nl }: Decision['reason'],
): INodeExecutionData {
	const found = SIDES.flatMap((side) => {
		const index = context.inputs[side].indexOf(keys[side] ?? '');
		return index === undefined ? [] : [{ side, index, input: context.inputs[side] }];
	});
	const [first] = found;
	return {
		json: recordJson(first === undefined ? {} : first.input.at(first.index), {
			...mark(context, null),
			...nothingToDo(null, keys.accountView ?? keys.other ?? ''),
			accountViewKey: keys.accountView,
			otherKey: keys.other,
			reason: en,
			reasonNl: nl,
		}),
		pairedItem:
			first === undefined
				? []
				: { item: first.input.itemOf(first.index), input: inputOf(first.side) },
	};
}

/** What Sync Ledger needs to find an item's intent. */
export function mark({ run, stream }: OutputContext, intent: string | null): IDataObject {
	return {
		intent,
		run: run?.id ?? '',
		fence: run?.fence ?? 0,
		connection: stream.backend,
		entity: stream.entity,
	};
}

/** In a preview a link that is still to be made has no id. */
function linkOf({ isPreview }: OutputContext, { link, insertLink }: Decision): string | null {
	return isPreview && insertLink !== undefined ? null : link;
}

function nothingToDo(side: string | null, key: string): IDataObject {
	return { action: 'none', target: null, side, key, targetKey: null, lookFirst: false };
}

/** A record kept from an earlier run came with no item of this one, so it seems to come from none. */
function pairing(
	{ inputs }: OutputContext,
	{ side, index }: SourceRecord,
): IPairedItemData | IPairedItemData[] {
	return index === null ? [] : { item: inputs[side].itemOf(index), input: inputOf(side) };
}
