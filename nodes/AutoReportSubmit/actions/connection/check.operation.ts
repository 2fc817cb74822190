import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isReady, type ReadinessStep } from '../../../../lib/tax';
import { autoReportReadiness } from '../../../../lib/tax/autoreport';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { openAutoReport } from '../../channel/auto-report';
import { DIGIPOORT_CREDENTIAL, digipoortStepsOf } from '../../channel/digipoort';
import { channelParameter } from '../../channel/open-channel';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';

const COMPANY = 'AutoReport Company';

const ofAutoReport: INodeProperties[] = [
	{
		displayName: LABELS.administration,
		name: 'administration',
		type: 'string',
		default: '',
		displayOptions: { show: { channel: ['autoReport'] } },
		placeholder: 'e.g. DEMO',
		description: 'The administration whose declaration profile (aangifteprofiel) is looked for',
	},
	{
		displayName: COMPANY,
		name: 'checkedCompany',
		type: 'string',
		default: '',
		displayOptions: { show: { channel: ['autoReport'] } },
		placeholder: 'e.g. 4711',
		description: 'The company that is filed for; empty to be told which there are',
	},
];

export const description = showFor('connection', ['check'], [channelParameter, ...ofAutoReport]);

/** What is in order and what is missing before anything can be filed; files nothing. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const steps =
		parameters.text('channel', LABELS.channel) === 'autoReport'
			? await autoReportSteps(session, parameters)
			: await digipoortSteps(session);
	return [
		{
			ready: isReady(steps),
			missing: steps.filter(({ state }) => state === 'missing').map(({ step }) => step),
			steps: steps.map(stepRow),
		},
	];
}

async function digipoortSteps({ context }: FilingSession): Promise<readonly ReadinessStep[]> {
	const credential = await context.getCredentials(DIGIPOORT_CREDENTIAL);
	return await digipoortStepsOf(credential, context.getExecutionCancelSignal());
}

async function autoReportSteps(
	{ context, ports }: FilingSession,
	parameters: ItemParameters,
): Promise<readonly ReadinessStep[]> {
	return await autoReportReadiness(await openAutoReport(context), {
		company: parameters.text('checkedCompany', COMPANY),
		administration: parameters.text('administration', LABELS.administration),
		kinds: ['vatReturn', 'icp'],
		now: ports.clock.now(),
	});
}

function stepRow({ step, state, en, nl, remedy }: ReadinessStep): IDataObject {
	return {
		step,
		state,
		message: en,
		messageNl: nl,
		remedy: remedy?.en ?? '',
		remedyNl: remedy?.nl ?? '',
	};
}
