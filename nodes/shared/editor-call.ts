import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { toCodedError } from './failures';

/** Runs what fills a list in the editor; what goes wrong is shown there as sentence and remedy. */
export async function editorCall<T>(
	context: ILoadOptionsFunctions,
	call: () => Promise<T>,
): Promise<T> {
	try {
		return await call();
	} catch (error) {
		const failure = toCodedError(error);
		throw new NodeOperationError(context.getNode(), failure, {
			// The editor shows the message only.
			message: `${failure.message} ${failure.remedy}`,
			description: `${failure.remedy} (${failure.code})`,
		});
	}
}
