import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod4';
import { isDay, periodCode } from '../../../../lib/tax';
import { filingCalendar, type CalendarLine, type Obligation } from '../../../../lib/tax/filings';
import { calendarPage } from '../../../../lib/tax/pages';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import type { FilingSession } from '../../session';
import { languageOf, languageParameter } from '../language-parameter';
import { dutchDay, filingRow, periodPart } from '../rows';

const OBLIGATIONS = 'What Is Filed';
const BEFORE = 'Periods Before';
const SINCE = 'First Day';

const obligationsSchema = z.array(
	z.object({
		administration: z.string().trim().min(1),
		kind: z.enum(['vatReturn', 'icp']),
		every: z.enum(['month', 'quarter', 'year']),
	}),
);

const parameters: INodeProperties[] = [
	{
		displayName: OBLIGATIONS,
		name: 'obligations',
		type: 'json',
		default: '[{ "administration": "DEMO", "kind": "vatReturn", "every": "quarter" }]',
		required: true,
		description:
			'Each with administration, kind (vatReturn or icp) and every (month, quarter or year)',
	},
	{
		displayName: BEFORE,
		name: 'before',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 24, numberPrecision: 0 },
		default: 2,
		description: 'How many periods before the running one are shown',
	},
	{
		displayName: SINCE,
		name: 'since',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-10-01',
		description:
			'First day of the first period that is filed here, so that what was filed elsewhere does not show as late',
	},
	languageParameter,
];

export const description = showFor('filing', ['getCalendar'], parameters);

/** What is due when, and how far it is: as data, and as a page in the binary field `data`. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const filings = await session.filings();
	const today = dutchDay(session.ports.clock.now());
	const lines = filingCalendar(
		obligationsOf(parameters),
		await filings.list({}, Number.MAX_SAFE_INTEGER),
		{ today, before: parameters.count('before', BEFORE), since: sinceOf(parameters) },
	);
	const page = calendarPage(lines, today, languageOf(parameters));
	const data = await session.context.helpers.prepareBinaryData(
		Buffer.from(page, 'utf8'),
		'calendar.html',
		'text/html',
	);
	return [withBinary({ today, lines: lines.map((line) => lineRow(line, today)) }, { data })];
}

/** '' for no bound. */
function sinceOf(parameters: ItemParameters): string {
	const since = parameters.text('since', SINCE).slice(0, 10);
	if (since === '' || isDay(since)) return since;
	throw invalidParameter(SINCE, 'a date such as 2026-10-01', since);
}

function obligationsOf(parameters: ItemParameters): readonly Obligation[] {
	const given = parameters.objectsIfAny('obligations', OBLIGATIONS);
	const read = obligationsSchema.safeParse(given);
	if (read.success) return read.data;
	throw invalidParameter(
		OBLIGATIONS,
		'a list with administration, kind (vatReturn, icp) and every (month, quarter, year)',
		given,
	);
}

function lineRow(
	{ administration, kind, period, state, filing }: CalendarLine,
	today: string,
): IDataObject {
	return {
		...{ administration, kind, state, period: periodCode(period) },
		...periodPart(period, kind, today),
		filing: filing === null ? null : filingRow(filing),
	};
}
