import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

/** The parts of n8n from which AccountView may be asked: a running node, or a list in the editor. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

/** Name of the credential type, see credentials/AccountViewOAuth2Api.credentials.ts. */
export const CREDENTIAL_TYPE = 'accountViewOAuth2Api';

/** Fires when the execution is cancelled; the editor's lists cannot be. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
