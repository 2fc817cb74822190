import type { INodeProperties } from 'n8n-workflow';
import { periodCode, readPeriod, type FilingKind } from '../../../lib/tax';
import { lastKey, type FilingKey } from '../../../lib/tax/filings';
import type { ItemParameters } from '../../shared/item-parameters';
import { countOf, invalidParameter } from '../../shared/values';
import { LABELS } from '../labels';
import type { FilingSession } from '../session';

/** Whose return it is, and of when. */
export const periodParameters: INodeProperties[] = [
	{
		displayName: LABELS.administration,
		name: 'administration',
		type: 'string',
		default: '={{ $json.administration }}',
		required: true,
		placeholder: 'e.g. DEMO',
		description:
			'The company (administratie) that it is of, always by the same name; what was filed is known by it',
	},
	{
		displayName: LABELS.period,
		name: 'period',
		type: 'string',
		default: '={{ $json.period }}',
		required: true,
		placeholder: 'e.g. 2026-Q1',
		description:
			'A quarter (2026-Q1), a month (2026-03) or a year (2026); an ICP statement may take two months (2026-01/02)',
	},
];

const revisionParameter: INodeProperties = {
	displayName: LABELS.revision,
	name: 'revision',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: 'Which filing of the period is meant; 0 for the last one',
};

/** Which filing is meant. */
export const filingParameters: INodeProperties[] = [...periodParameters, revisionParameter];

/** What was filed, or is to be, where the parameters do not say it by their resource. */
export const kindParameter: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'vatReturn',
	options: [
		{ name: 'ICP Statement', value: 'icp' },
		{ name: 'VAT Return', value: 'vatReturn' },
	],
	description: 'What the filing is',
};

export function kindOf(parameters: ItemParameters): FilingKind {
	const kind = parameters.text('kind', 'Kind');
	if (kind === 'vatReturn' || kind === 'icp') return kind;
	throw invalidParameter('Kind', 'vatReturn or icp', kind);
}

/**
 * The administration, which must be there.
 *
 * @throws CodedError NODE_PARAMETER_INVALID
 */
export function administrationOf(parameters: ItemParameters): string {
	const administration = parameters.text('administration', LABELS.administration);
	if (administration !== '') return administration;
	throw invalidParameter(LABELS.administration, 'the name of an administration', administration);
}

/**
 * The filing that the parameters name; the last one of the period for revision 0.
 *
 * @throws CodedError NODE_PARAMETER_INVALID; TaxError TAX_PERIOD_INVALID
 */
export async function filingKeyOf(
	session: FilingSession,
	parameters: ItemParameters,
	kind: FilingKind,
): Promise<FilingKey> {
	const administration = administrationOf(parameters);
	const period = periodCode(readPeriod(parameters.text('period', LABELS.period)));
	const revision = parameters.text('revision', LABELS.revision);
	const ofPeriod = { administration, kind, period };
	if (revision !== '' && revision !== '0') {
		return { ...ofPeriod, revision: countOf(revision, LABELS.revision) };
	}
	const filings = await session.filings();
	return lastKey(ofPeriod, await filings.ofPeriod(ofPeriod));
}
