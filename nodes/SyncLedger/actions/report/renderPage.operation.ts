import { Buffer } from 'node:buffer';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { LANGUAGES, type Language } from '../../../../lib/sync/issues/nouns';
import { readShownIssues, renderPage } from '../../../../lib/sync/report/page/page';
import { readReport, RUNS_REPORTED } from '../../../../lib/sync/report/report';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { invalidParameter } from '../../../shared/values';
import { readStreamFilter, streamFilter } from '../../stream-filter';

const LANGUAGE = 'Language';
const TITLE = 'Title';

const FILE = 'sync-status.html';

const page: INodeProperties[] = [
	{
		displayName: LANGUAGE,
		name: 'language',
		type: 'options',
		default: 'nl',
		options: [
			{ name: 'Dutch', value: 'nl' },
			{ name: 'English', value: 'en' },
		],
		description: 'Language of the page, its numbers and its dates',
	},
	{
		displayName: TITLE,
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Koppeling AccountView en planning',
		description: 'Heading of the page; leave empty for the usual one',
	},
];

export const description = showFor('report', ['renderPage'], [...page, ...streamFilter]);

/** `{ streams, errors, runs }`: how many of each; the page is the file `data`. */
export async function execute({
	session: { store, clock, context },
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const language = readLanguage(parameters);
	const title = parameters.text('title', TITLE);
	const stream = readStreamFilter(parameters);
	const report = await readReport(store, clock, { stream, runs: RUNS_REPORTED });
	const issues = await readShownIssues(store, stream);
	const html = renderPage({ report, issues, language, title });
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), FILE, 'text/html');
	const row = {
		streams: report.streams.length,
		errors: report.streams.reduce((sum, one) => sum + one.toMend + one.settling, 0),
		runs: report.streams.reduce((sum, one) => sum + one.runs.length, 0),
	};
	return [withBinary(row, { data })];
}

function readLanguage(parameters: ItemParameters): Language {
	const given = parameters.text('language', LANGUAGE);
	const known = LANGUAGES.find((language) => language === given);
	if (known === undefined) throw invalidParameter(LANGUAGE, 'nl or en', given);
	return known;
}
