import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	AccountViewError,
	type HourEntryInput,
	type HourOutcome,
} from '../../../../lib/accountview';
import { dayOf } from '../../../shared/accountview/days';
import { employeeLocator, projectLocator } from '../../../shared/accountview/locators';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { readable } from '../../../shared/readable';
import { showFor } from '../../../shared/show-for';
import { kindParameters, readKind } from './kind';
import { optionsParameter, readOptions } from './options';

/** Outcomes by the place of their input item. */
interface Sent {
	readonly outcomes: ReadonlyMap<number, HourOutcome>;
	/** `9 of the 12 entries of this run are in AccountView as they were sent.` */
	readonly summary: string;
}

const entryParameters: INodeProperties[] = [
	employeeLocator,
	projectLocator,
	...kindParameters,
	{
		displayName: 'Date',
		name: 'date',
		type: 'dateTime',
		default: '',
		required: true,
		description:
			'The day on which the hours were made; of a moment with a time zone, the day in the Netherlands',
	},
	{
		displayName: 'Hours',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 2 },
		default: 0,
		required: true,
		description: 'Number of hours, more than 0 and at most 24, with at most two decimals',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description:
			'What was done; empty for Werktijd or Reistijd. It shares 40 characters with the own reference and is cut where it does not fit.',
	},
	{
		displayName: 'Own Reference',
		name: 'ownReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. UR-20418',
		description:
			'What tells this entry from all others, such as its number in the app. By it a repeat is recognized, so that hours are never stored twice; it must stay the same for the same entry.',
	},
];

export const description = showFor('hourEntry', ['create'], [...entryParameters, optionsParameter]);

/** Nothing that one item comes to ends the run: all of them were sent before the first is told. */
export const sentTogether = true;

/**
 * Sends the entries of all items together. AccountView cannot take a stored entry back, so one that
 * goes wrong does not keep the others from being stored, also when the node stops on errors: its
 * error says how many are. Running again with the same items stores only what is missing.
 */
export async function prepare({ session, items }: OperationRun<AccountViewSession>): Promise<Sent> {
	const [first] = items;
	if (first === undefined) return { outcomes: new Map(), summary: '' };
	const options = readOptions(first);
	const given = items.flatMap((parameters) => {
		const entry = readable(() => readEntry(parameters));
		return entry === undefined ? [] : [{ item: parameters.item, entry }];
	});
	const results = await session.hours.create(
		given.map(({ entry }) => entry),
		options,
	);
	const outcomes = new Map<number, HourOutcome>();
	for (const [place, outcome] of results.entries()) {
		const item = given[place]?.item;
		if (item !== undefined) outcomes.set(item, outcome);
	}
	const stored = results.filter(({ outcome }) => outcome !== 'failed').length;
	return {
		outcomes,
		summary: `${stored} of the ${items.length} entries of this run are in AccountView as they were sent.`,
	};
}

export function execute(call: OperationCall<AccountViewSession, Sent>): Promise<IDataObject[]> {
	return new Promise((resolve) => {
		resolve([rowOf(call)]);
	});
}

/** What an item came to. @throws its own error */
function rowOf({
	parameters,
	prepared: { outcomes, summary },
}: OperationCall<AccountViewSession, Sent>): IDataObject {
	const sent = outcomes.get(parameters.item);
	if (sent === undefined) throw unreadable(parameters);
	if (sent.outcome === 'failed') throw told(sent.error, summary);
	const { outcome, entry, isShortened } = sent;
	return { outcome, ...entry, ...(isShortened && { descriptionShortened: true }) };
}

/** Reading the item again ends in the error that kept it from being sent. */
function unreadable(parameters: ItemParameters): Error {
	const { ownReference } = readEntry(parameters);
	return new Error(`Hour entry ${ownReference} was not sent`);
}

function readEntry(parameters: ItemParameters): HourEntryInput {
	const kind = readKind(parameters);
	const description = parameters.text('description', 'Description');
	return {
		employee: parameters.chosen('employee', 'Employee'),
		project: parameters.chosen('project', 'Project'),
		hourType: kind.hourType,
		date: dayOf(parameters.text('date', 'Date'), 'Date'),
		hours: parameters.number('hours', 'Hours'),
		description: description === '' ? kind.description : description,
		ownReference: parameters.text('ownReference', 'Own Reference'),
	};
}

function told(error: AccountViewError, summary: string): AccountViewError {
	const { code, message, remedy, record, details } = error;
	return new AccountViewError({
		code,
		message,
		remedy: `${remedy} ${summary}`,
		...(record !== undefined && { record }),
		details,
	});
}
