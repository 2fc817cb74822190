import { Buffer } from 'node:buffer';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { renderProgress } from '../../../../lib/sync/report/page/progress';
import { readReport, RUNS_REPORTED } from '../../../../lib/sync/report/report';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import {
	languageParameter,
	readLanguage,
	readStatusPage,
	readTitle,
	statusPageParameter,
	titleParameter,
} from '../../report-parameters';
import { connectionFilter, readStreamFilter } from '../../stream-filter';

const ENTITIES = 'Entities in Order';
const SINCE = 'Begun After';

const FILE = 'sync-progress.html';

const which: INodeProperties[] = [
	{
		displayName: ENTITIES,
		name: 'entities',
		type: 'string',
		default: '',
		placeholder: 'e.g. customer, project',
		description: 'The kinds of record to show, comma-separated',
	},
	{
		displayName: SINCE,
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Runs that began before this moment do not count; leave empty for all',
	},
];

export const description = showFor(
	'report',
	['renderProgress'],
	[...which, languageParameter, titleParameter, statusPageParameter, connectionFilter],
);

/** `{ done }`: nothing goes on any more; the page is the file `data`. */
export async function execute({
	session: { store, clock, context },
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const language = readLanguage(parameters);
	const stream = readStreamFilter(parameters);
	const { html, isDone } = renderProgress({
		report: await readReport(store, clock, { stream, runs: RUNS_REPORTED }),
		entities: parameters
			.text('entities', ENTITIES)
			.split(',')
			.map((entity) => entity.trim())
			.filter((entity) => entity !== ''),
		since: readSince(parameters),
		language,
		title: readTitle(parameters),
		statusPage: readStatusPage(parameters),
	});
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), FILE, 'text/html');
	return [withBinary({ done: isDone }, { data })];
}

/** Milliseconds since the epoch; 0 when it is left empty. */
function readSince(parameters: ItemParameters): number {
	const given = parameters.text('since', SINCE);
	return given === '' ? 0 : Date.parse(parameters.instant(given, SINCE));
}
