import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { AutoReport, AutoReportError } from '../../../lib/tax/autoreport';
import { createHttpPort } from '../../shared/accountview/http-port';
import { textOf } from '../../shared/values';

/** Name of the credential type, see credentials/VismaAutoReportOAuth2Api.credentials.ts. */
export const AUTO_REPORT_CREDENTIAL = 'vismaAutoReportOAuth2Api';

/**
 * AutoReport by the node's credential; asks it nothing yet.
 *
 * @throws AutoReportError TAX_AUTOREPORT_UNREACHABLE for a base URL that is no address
 */
export async function openAutoReport(context: IExecuteFunctions): Promise<AutoReport> {
	const credential = await context.getCredentials(AUTO_REPORT_CREDENTIAL);
	const baseUrl = baseUrlIn(credential);
	const signal = context.getExecutionCancelSignal();
	const send = createHttpPort(context, baseUrl, credential, AUTO_REPORT_CREDENTIAL);
	return new AutoReport(
		{ baseUrl, timeoutMs: timeoutIn(credential) },
		{
			http: (request) => send({ ...request, ...(signal !== undefined && { signal }) }),
			base64: (text) => Buffer.from(text, 'utf8').toString('base64'),
		},
	);
}

function baseUrlIn(credential: ICredentialDataDecryptedObject): string {
	const address = textOf(credential['baseUrl'], 'Base URL').replace(/\/+$/, '');
	if (URL.canParse(address)) return address;
	throw new AutoReportError({
		code: 'TAX_AUTOREPORT_UNREACHABLE',
		message: 'The base URL in the credential for AutoReport is no address.',
		remedy: 'Fill it in like https://autoreport.partner.nl; your Visma partner knows it.',
		mayHaveArrived: false,
	});
}

function timeoutIn({ timeoutSeconds }: ICredentialDataDecryptedObject): number {
	const seconds = typeof timeoutSeconds === 'number' && timeoutSeconds > 0 ? timeoutSeconds : 60;
	return seconds * 1000;
}
