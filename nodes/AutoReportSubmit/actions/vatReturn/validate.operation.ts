import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readIcp, readVatReturn } from '../../../../lib/tax';
import { keepDraft } from '../../../../lib/tax/filings';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { flagOf } from '../../../shared/values';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';
import {
	draftOf,
	draftParameter,
	generationsOf,
	generationsOption,
	intentOf,
	listOf,
	messageParameters,
	optionsOf,
	preparedByOf,
	preparedByOption,
	readMessageParts,
	replaceOption,
	type Options,
} from '../draft-parameters';
import { keptRow } from '../kept-row';

const options: INodeProperties = {
	displayName: LABELS.options,
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'ICP Statements of the Period',
			name: 'statements',
			type: 'json',
			default: '[]',
			description:
				'Drafts of every ICP statement of the same period; their total must be that of rubric 3b. None, and a warning tells that it was not compared.',
		},
		{
			displayName: 'Part of Fiscal Entity',
			name: 'fiscalEntity',
			type: 'boolean',
			default: false,
			description:
				'Whether the return is that of a fiscal entity for VAT, whose companies each have their own ICP statement: then it is not compared',
		},
		preparedByOption,
		replaceOption,
		generationsOption,
	],
};

export const description = showFor(
	'vatReturn',
	['validate'],
	[draftParameter, ...messageParameters, options],
);

/** Every check; a return without errors is written down, to be approved. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const options = optionsOf(parameters);
	const kept = await keepDraft(
		await session.filings(),
		{
			kind: 'vatReturn',
			draft: readVatReturn(draftOf(parameters)),
			beside: { statements: statementsOf(options) },
		},
		{
			intent: intentOf(options),
			...preparedByOf(options),
			message: readMessageParts(parameters),
			generations: generationsOf(options),
		},
		session.ports,
	);
	return [keptRow(kept)];
}

/** Null where nothing is to be compared. */
function statementsOf({
	statements,
	fiscalEntity,
}: Options): ReturnType<typeof readIcp>[] | 'missing' | null {
	if (flagOf(fiscalEntity ?? false, 'Part of Fiscal Entity')) return null;
	const given = listOf(statements, 'ICP Statements of the Period');
	return given.length === 0 ? 'missing' : given.map(readIcp);
}
