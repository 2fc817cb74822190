import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { autoReportChannel } from '../../../lib/tax/autoreport';
import { digipoortChannel, requireValid } from '../../../lib/tax/digipoort';
import type { Channel } from '../../../lib/tax/filings';
import { systemClock } from '../../shared/accountview/ports';
import type { ItemParameters } from '../../shared/item-parameters';
import { invalidParameter } from '../../shared/values';
import { LABELS } from '../labels';
import { openAutoReport } from './auto-report';
import { DIGIPOORT_CREDENTIAL, digipoortIn } from './digipoort';

/** Which way to the tax authority is taken. */
export type ChannelChoice =
	| { readonly name: 'digipoort' }
	| { readonly name: 'autoReport'; readonly company: string; readonly profile: string };

const COMPANY = 'AutoReport Company';
const PROFILE = 'Declaration Profile';

export const channelParameter: INodeProperties = {
	displayName: LABELS.channel,
	name: 'channel',
	type: 'options',
	default: 'digipoort',
	options: [
		{
			name: 'Digipoort',
			value: 'digipoort',
			description: 'With a PKIoverheid certificate of your own',
		},
		{
			name: 'Visma.net AutoReport',
			value: 'autoReport',
			description: 'Through the connector that your Visma partner runs',
		},
	],
	description: 'The way to the tax authority',
};

export const companyParameter: INodeProperties = {
	displayName: COMPANY,
	name: 'company',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { channel: ['autoReport'] } },
	placeholder: 'e.g. 4711',
	description:
		'The company (onderneming) that is filed for; Connection: Check tells which there are',
};

export const profileParameter: INodeProperties = {
	displayName: PROFILE,
	name: 'profile',
	type: 'string',
	default: '',
	displayOptions: { show: { channel: ['autoReport'] } },
	description:
		'The declaration profile (aangifteprofiel) to file with; empty for the only one of the administration',
};

/** @throws CodedError NODE_PARAMETER_INVALID */
export function channelOf(parameters: ItemParameters): ChannelChoice {
	const name = parameters.text('channel', LABELS.channel);
	if (name === 'digipoort') return { name };
	if (name !== 'autoReport') {
		throw invalidParameter(LABELS.channel, 'digipoort or autoReport', name);
	}
	const company = parameters.text('company', COMPANY);
	if (company === '') throw invalidParameter(COMPANY, 'the ID of a company', company);
	return { name, company, profile: parameters.text('profile', PROFILE) };
}

/**
 * A way to the tax authority by the node's credential; asks it nothing yet. A certificate that has expired
 * is told before anything is sent.
 *
 * @throws DigipoortError, AutoReportError of what is wrong with the credential
 */
export async function openChannel(
	context: IExecuteFunctions,
	choice: ChannelChoice,
): Promise<Channel> {
	if (choice.name === 'autoReport') {
		const { company, profile } = choice;
		const autoReport = await openAutoReport(context);
		return autoReportChannel(autoReport, { company, ...(profile !== '' && { profile }) });
	}
	const credential = await context.getCredentials(DIGIPOORT_CREDENTIAL);
	const { digipoort, certificate } = digipoortIn(credential, context.getExecutionCancelSignal());
	requireValid(certificate, systemClock.now());
	return digipoortChannel(digipoort);
}
