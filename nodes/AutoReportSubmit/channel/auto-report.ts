import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { AutoReport, readBaseUrl } from '../../../lib/tax/autoreport';
import { createHttpPort } from '../../shared/accountview/http-port';
import { textOf } from '../../shared/values';

/** Name of the credential type, see credentials/VismaAutoReportOAuth2Api.credentials.ts. */
export const AUTO_REPORT_CREDENTIAL = 'vismaAutoReportOAuth2Api';

/**
 * AutoReport by the node's credential; asks it nothing yet.
 *
 * @throws AutoReportError TAX_AUTOREPORT_UNREACHABLE for a base URL that cannot be used
 */
export async function openAutoReport(context: IExecuteFunctions): Promise<AutoReport> {
	const credential = await context.getCredentials(AUTO_REPORT_CREDENTIAL);
	const baseUrl = readBaseUrl(textOf(credential['baseUrl'], 'Base URL'));
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

function timeoutIn({ timeoutSeconds }: ICredentialDataDecryptedObject): number {
	const seconds = typeof timeoutSeconds === 'number' && timeoutSeconds > 0 ? timeoutSeconds : 60;
	return seconds * 1000;
}
