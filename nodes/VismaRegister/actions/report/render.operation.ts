import { Buffer } from 'node:buffer';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	PARTS,
	renderAccessOverview,
	renderReport,
	reportCsv,
	type Language,
	type ReportOptions,
} from '../../../../lib/visma';
import { systemClock } from '../../../shared/accountview/ports';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import { LABELS } from '../../labels';
import {
	oneOf,
	partsParameter,
	planOptions,
	readParts,
	readServices,
	servicesParameter,
	stateParameter,
} from '../../plan-parameters';
import type { RegisterSession } from '../../session';
import { readTables, tableParameters, TABLES_OF, tablesOf } from '../../tables';
import { makePlan } from '../planning/make-plan';

const CONTENTS = ['registration', 'access'] as const;
const FORMATS = ['page', 'csv'] as const;
const LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[];

const properties: INodeProperties[] = [
	{
		displayName: LABELS.content,
		name: 'content',
		type: 'options',
		default: 'registration',
		options: [
			{
				name: 'Access Overview',
				value: 'access',
				description: 'Users by companies, apps and roles, as AccountView has it',
			},
			{
				name: 'Registration',
				value: 'registration',
				description: 'Registered, changed, removed, and not visible with why',
			},
		],
		description: 'What is shown',
	},
	{
		displayName: LABELS.format,
		name: 'format',
		type: 'options',
		default: 'page',
		displayOptions: { show: { content: ['registration'] } },
		options: [
			{ name: 'Page', value: 'page', description: 'HTML to look at and to print' },
			{ name: 'CSV', value: 'csv', description: 'For a spreadsheet' },
		],
		description: 'The kind of file',
	},
	{
		displayName: LABELS.language,
		name: 'language',
		type: 'options',
		default: 'nl',
		options: [
			{ name: 'Dutch', value: 'nl' },
			{ name: 'English', value: 'en' },
		],
		description: 'Language of what is made',
	},
	{
		displayName: LABELS.title,
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Registratie Demo Installatie B.V.',
		description: 'Heading of the page; leave empty for the usual one',
	},
];

const forRegistration = {
	...stateParameter,
	displayOptions: { show: { content: ['registration'] } },
};

const partsOfReport = {
	...partsParameter,
	displayOptions: { show: { content: ['registration'] } },
};

export const description = showFor(
	'report',
	['render'],
	[
		servicesParameter,
		...properties,
		partsOfReport,
		forRegistration,
		...tableParameters(tablesOf(PARTS)),
		planOptions,
	],
);

/** The file `data`; `{ steps, notVisible }` of the plan beside it. */
export async function execute({
	session,
	parameters,
}: OperationCall<RegisterSession>): Promise<IDataObject[]> {
	const { context } = session;
	const made = await makeFile(session, parameters);
	const data = await context.helpers.prepareBinaryData(
		...([Buffer.from(made.text), made.name, made.type] as const),
	);
	return [withBinary(made.row, { data })];
}

interface MadeFile {
	readonly text: string;
	readonly name: string;
	readonly type: string;
	readonly row: IDataObject;
}

async function makeFile(session: RegisterSession, parameters: ItemParameters): Promise<MadeFile> {
	const options = readOptions(parameters);
	const content = oneOf(CONTENTS, parameters.text('content', LABELS.content), LABELS.content);
	if (content === 'access') {
		const source = readTables(parameters, TABLES_OF.access);
		const text = renderAccessOverview(source, readServices(parameters), options);
		return { text, name: 'access-overview.html', type: 'text/html', row: {} };
	}
	const format = oneOf(FORMATS, parameters.text('format', LABELS.format), LABELS.format);
	const plan = await makePlan(session, parameters, readParts(parameters));
	const notVisible = plan.report.filter(({ outcome }) => outcome === 'notVisible').length;
	const row = { steps: plan.steps.length, notVisible };
	return format === 'csv'
		? {
				...{ text: reportCsv(plan.report, options.language), name: 'registration.csv' },
				...{ type: 'text/csv', row },
			}
		: { text: renderReport(plan, options), name: 'registration.html', type: 'text/html', row };
}

function readOptions(parameters: ItemParameters): ReportOptions {
	return {
		language: oneOf(LANGUAGES, parameters.text('language', LABELS.language), LABELS.language),
		title: parameters.text('title', LABELS.title),
		at: systemClock.now(),
	};
}
