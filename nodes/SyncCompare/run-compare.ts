import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	compare,
	SIDES,
	valueAt,
	type CompareRequest,
	type CompareSettings,
	type Side,
	type Stream,
} from '../../lib/sync';
import type { RunRecord } from '../../lib/sync/runs';
import type { CodedError } from '../../lib/errors/coded-error';
import { errorItem, nodeError, toCodedError } from '../shared/failures';
import { ItemParameters } from '../shared/item-parameters';
import { storeFailures } from '../shared/store/failure-policy';
import { openLedger, type LedgerSession } from '../shared/sync/session';
import { readStream } from '../shared/sync/stream-parameters';
import { flagOf, textOf } from '../shared/values';
import { companyOfInput } from './company';
import { NEEDS_ATTENTION, OUTPUT_NAMES, outputsOf, WRITING } from './outputs';
import { readKind, readListsEach, readSettings } from './read-settings';
import { INPUT_NAMES, inputOf } from './records';
import { sideInput, type SideInput } from './side-records';
import { isOpenEnded, requireConnected, requireTwoSources } from './wiring';

/**
 * Runs the node once for all items of both inputs: they are compared as two sets, so they succeed or
 * fail as one.
 */
export async function runCompare(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await compareInputs(context);
	} catch (error) {
		return failed(context, toCodedError(error));
	}
}

async function compareInputs(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = new ItemParameters(context, 0);
	const stream = readStream(parameters);
	const settings = readSettings(parameters);
	const isPreview = parameters.flag('preview', 'Preview');
	const options = parameters.fields('options', 'Options');
	const shown = { listsEach: readListsEach(options), otherName: otherNameIn(options, stream) };
	requireTwoSources(context);
	const inputs = {
		accountView: inputFor(context, parameters, 'accountView', settings.key.accountView),
		other: inputFor(context, parameters, 'other', settings.key.other),
	};
	const session = await openLedger(context);
	const run = isPreview ? null : await runFor(session, parameters, options['runId']);
	const positions = [...inputs.accountView.positions, ...inputs.other.positions];
	const outcome = await compare(
		session.store,
		{ ...session, random: Math.random },
		{
			stream,
			run,
			settings,
			isPreview,
			positions,
			...inputs,
			wantsPairs: shown.listsEach,
			...companyIn(context, session.execution, options),
		},
	);
	const outputs = outputsOf(
		{ stream, run, isPreview, ...shown, keyFields: settings.key, inputs },
		outcome,
	);
	hintAtLost(context, outputs);
	hintAtUnknownFields(context, settings, inputs);
	return outputs;
}

function otherNameIn(options: Readonly<Record<string, unknown>>, { backend }: Stream): string {
	const name = textOf(options['otherName'], 'Name of the Other System');
	return name === '' ? backend : name;
}

/** What leaves by an output that nothing is connected to is not written. */
function hintAtLost(context: IExecuteFunctions, outputs: readonly INodeExecutionData[][]): void {
	for (const output of WRITING) {
		const count = outputs[output]?.length ?? 0;
		if (count === 0 || !isOpenEnded(context, output)) continue;
		context.addExecutionHints({
			message: `${count} ${count === 1 ? 'item' : 'items'} left by ${OUTPUT_NAMES[output]}, and nothing is connected to it: what is not written comes again in the next run. Connect the output, or choose a Direction that does not use it.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
}

/** A slip of the pen in its name would quietly leave out all records. */
function hintAtUnknownFields(
	context: IExecuteFunctions,
	{ createIf = {} }: CompareSettings,
	inputs: Readonly<Record<Side, SideInput>>,
): void {
	for (const side of SIDES) {
		const path = createIf[side];
		const input = inputs[side];
		if (path === undefined || input.count === 0 || hasField(input, path)) continue;
		context.addExecutionHints({
			message: `None of the ${INPUT_NAMES[side]} items has the field ${path}, so none of them is created on the other side. Check Create From ${INPUT_NAMES[side]} Only If.`,
			type: 'info',
			location: 'outputPane',
		});
	}
}

function hasField(input: SideInput, path: string): boolean {
	for (let place = 0; place < input.count; place += 1) {
		if (valueAt(input.at(place), path) !== undefined) return true;
	}
	return false;
}

function inputFor(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	side: Side,
	keyPath: string,
): SideInput {
	const name = INPUT_NAMES[side];
	const read = readKind(parameters, `${side}Read`, `${name} Items Are`);
	requireConnected(context, side, read);
	return sideInput(itemsOf(context, side), { name, keyPath, read });
}

/** A branch that had nothing to say may give no items at all. */
function itemsOf(context: IExecuteFunctions, side: Side): readonly INodeExecutionData[] {
	const { main = [] } = context.getExecuteData().data;
	return main[inputOf(side)] ?? [];
}

function companyIn(
	context: IExecuteFunctions,
	execution: string,
	options: Readonly<Record<string, unknown>>,
): Pick<CompareRequest, 'company'> {
	const name = companyOfInput(context, execution);
	if (name === undefined) return {};
	const isAccepted = flagOf(options['acceptCompany'] ?? false, 'Company: Accept Another');
	return { company: { name, isAccepted } };
}

async function runFor(
	session: LedgerSession,
	parameters: ItemParameters,
	runId: unknown,
): Promise<RunRecord> {
	const given = textOf(runId, 'Run ID');
	if (given === '') return await session.runOf(readStream(parameters));
	const run = await session.runs.byId(given);
	await session.keepAlive(run);
	return run;
}

/** By Needs Attention, where nothing writes; n8n moves it to the error output where there is one. */
function failed(context: IExecuteFunctions, failure: CodedError): INodeExecutionData[][] {
	if (!context.continueOnFail()) throw nodeError(context.getNode(), failure, 0, storeFailures);
	return OUTPUT_NAMES.map((_, output) =>
		output === NEEDS_ATTENTION ? [errorItem(failure, 0)] : [],
	);
}
