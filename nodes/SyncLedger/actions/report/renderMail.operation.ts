import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { renderMail } from '../../../../lib/sync/report/mail/mail';
import { readShownIssues } from '../../../../lib/sync/report/page/page';
import { readReport, RUNS_REPORTED } from '../../../../lib/sync/report/report';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { invalidParameter } from '../../../shared/values';
import {
	languageParameter,
	readLanguage,
	readStatusPage,
	statusPageParameter,
} from '../../report-parameters';
import { readStreamFilter, streamFilter } from '../../stream-filter';

const HOURS = 'Hours to Look Back';

const hours: INodeProperties = {
	displayName: HOURS,
	name: 'hours',
	type: 'number',
	default: 24,
	typeOptions: { minValue: 1 },
	description: 'Runs that failed in so many hours are told',
};

export const description = showFor(
	'report',
	['renderMail'],
	[languageParameter, statusPageParameter, hours, ...streamFilter],
);

/**
 * `{ subject, html, text, asks, toMend, failedRuns }`; `asks`: a person has something to mend, a run
 * failed, or nothing runs any more.
 */
export async function execute({
	session: { store, clock },
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const language = readLanguage(parameters);
	const stream = readStreamFilter(parameters);
	const lookBack = parameters.number('hours', HOURS);
	if (lookBack <= 0) throw invalidParameter(HOURS, 'a number above 0', lookBack);
	const report = await readReport(store, clock, { stream, runs: RUNS_REPORTED });
	const mail = renderMail({
		report,
		issues: await readShownIssues(store, stream),
		language,
		statusPage: readStatusPage(parameters),
		hours: lookBack,
	});
	return [{ ...mail }];
}
