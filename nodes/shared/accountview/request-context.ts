import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

/** The parts of n8n from which AccountView may be asked: a running node, a list in the editor, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Name of the credential type, see credentials/AccountViewOAuth2Api.credentials.ts. */
export const CREDENTIAL_TYPE = 'accountViewOAuth2Api';

/** Fires when the execution is cancelled; lists and polls cannot be. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/**
 * The context as n8n's HTTP helper shall see it for one request. The helper asks its context for
 * the credential and for the signal that stops it; here it gets the credential as this run has
 * read it, and a signal that knows this request's deadline as well.
 */
export function signingContext(
	context: RequestContext,
	credential: ICredentialDataDecryptedObject,
	signal: AbortSignal,
): RequestContext {
	const answers: Readonly<Record<string | symbol, unknown>> = {
		getCredentials: () => Promise.resolve({ ...credential }),
		getExecutionCancelSignal: () => signal,
	};
	return new Proxy(context, {
		has: (target, key) => key in answers || key in target,
		get: (target, key) =>
			(key in answers ? answers[key] : Reflect.get(target, key, target)) as unknown,
	});
}
