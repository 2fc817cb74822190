import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordIndex } from '../../../../lib/accountview';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { givenCode } from './code';
import { withLists } from './project-fields';

/** What the project is recognised by, and what a new one needs. */
const OWN = ['code', 'description'];

const projectDescription = fieldParameter('project', 'description');

const newDescription: INodeProperties = {
	...projectDescription,
	description: `${projectDescription.description ?? ''}. A new project needs one; an existing one keeps its own when this is empty.`,
};

type Index = RecordIndex<'code'> | undefined;

export const description = showFor(
	'project',
	['upsert'],
	[
		{ ...fieldParameter('project', 'code'), required: true },
		newDescription,
		withLists(additionalFields('project', OWN, 'An existing project keeps what you leave out')),
		columnValuesParameter('project'),
	],
);

/** Looks all projects of the run up at once where that takes fewer requests than one by one. */
export async function prepare({
	session,
	items,
}: OperationRun<AccountViewSession>): Promise<Index> {
	const codes = items.flatMap((parameters) => readableCode(parameters) ?? []);
	return codes.length > 1 ? await session.projects.index(codes) : undefined;
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<AccountViewSession, Index>): Promise<IDataObject[]> {
	const code = givenCode(parameters);
	const text = parameters.text('description', 'Description');
	const input = recordInput(parameters, 'project', ADDITIONAL_FIELDS, {
		...(text !== '' && { description: text }),
	});
	const { outcome, record } = await session.projects.createOrUpdate(code, input, prepared);
	return [{ outcome, ...record }];
}

/** Undefined for an item whose code cannot be read: it will say so itself when its turn comes. */
function readableCode(parameters: ItemParameters): string | undefined {
	try {
		return givenCode(parameters);
	} catch {
		return undefined;
	}
}
