import { Buffer } from 'node:buffer';
import type { IDataObject } from 'n8n-workflow';
import { issuesOf, readShownIssues, renderPage } from '../../../../lib/sync/report/page/page';
import { readReport, RUNS_REPORTED } from '../../../../lib/sync/report/report';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import {
	languageParameter,
	noticeParameter,
	readLanguage,
	readNotice,
	readTitle,
	titleParameter,
} from '../../report-parameters';
import { readStreamFilter, streamFilter } from '../../stream-filter';

const FILE = 'sync-status.html';

export const description = showFor(
	'report',
	['renderPage'],
	[languageParameter, titleParameter, noticeParameter, ...streamFilter],
);

/** `{ streams, errors, runs }`: how many of each; the page is the file `data`. */
export async function execute({
	session: { store, clock, context },
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const language = readLanguage(parameters);
	const title = readTitle(parameters);
	const stream = readStreamFilter(parameters);
	const report = await readReport(store, clock, { stream, runs: RUNS_REPORTED });
	const issues = await readShownIssues(store, stream);
	const notice = readNotice(parameters);
	const html = renderPage({ report, issues, language, title, notice });
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), FILE, 'text/html');
	const row = {
		streams: report.streams.length,
		errors: issuesOf(report.streams),
		runs: report.streams.reduce((sum, one) => sum + one.runs.length, 0),
	};
	return [withBinary(row, { data })];
}
