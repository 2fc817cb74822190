import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	checkMapping,
	readInstallation,
	type Dictionary,
	type Finding,
	type MappingReport,
} from '../../../../lib/accountview';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

const properties: INodeProperties[] = [
	{
		displayName:
			'Compares every object, table and column that these nodes use with what this AccountView says of itself. Paste the override it gives into the field Dictionary Override of the credential.',
		name: 'checkMappingNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Return',
		name: 'return',
		type: 'options',
		default: 'report',
		options: [
			{
				name: 'One Report',
				value: 'report',
				description: 'One item with counts, the override and the names that differ',
			},
			{
				name: 'One Item per Name',
				value: 'names',
				description: 'One item for each name, also those that are confirmed',
			},
		],
	},
];

export const description = showFor('dictionary', ['checkMapping'], properties);

/**
 * The report `{ ok, message, confirmed, differs, missing, override, findings }`, `override` as the
 * text to paste; or one row per name.
 */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { client } = session;
	const report = await checkMapping(client.settings.dictionary, await readInstallation(client));
	return parameters.text('return', 'Return') === 'names'
		? report.findings.map(toRow)
		: [toReport(report, hasOverride(client.settings.dictionary))];
}

function toReport(
	{ confirmed, differs, missing, findings, override }: MappingReport,
	hasOverride: boolean,
): IDataObject {
	const isNeeded = Object.keys(override).length > 0;
	return {
		ok: differs === 0 && missing === 0,
		message: messageOf({ confirmed, differs, missing }, isNeeded, hasOverride),
		override: isNeeded ? JSON.stringify(override) : '',
		confirmed,
		differs,
		missing,
		findings: findings.filter(({ status }) => status !== 'confirmed').map(toRow),
	};
}

function messageOf(
	{ confirmed, differs, missing }: Pick<MappingReport, 'confirmed' | 'differs' | 'missing'>,
	isNeeded: boolean,
	hasOverride: boolean,
): string {
	if (differs === 0 && missing === 0) {
		return `All ${confirmed} names are as these nodes expect them. Nothing needs to be changed.`;
	}
	const counts = `${confirmed} names are as expected; differing: ${differs}, missing: ${missing}.`;
	return isNeeded
		? `${counts} Check the findings, then paste the override into the credential in place of the one that is there.`
		: hasOverride
			? `${counts} Empty Dictionary Override in the credential: this AccountView needs none.`
			: `${counts} See the findings for what to do.`;
}

function hasOverride(dictionary: Dictionary): boolean {
	return Object.values(dictionary).some(
		({ overridden, fields }) =>
			overridden || Object.values(fields).some((field) => field.overridden),
	);
}

function toRow({ candidates, ...finding }: Finding): IDataObject {
	return { ...finding, candidates: [...candidates] };
}
