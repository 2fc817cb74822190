import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { toCodedError } from '../failures';
import { openNow } from './open-store';
import { storeSettings } from './store-settings';

/** For the `methods.credentialTest` of every node that keeps positions: opens the store and makes its tables. */
export async function testStore(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const store = await openNow(storeSettings(data));
		await store.close();
		return { status: 'OK', message: 'The store is there and can be written.' };
	} catch (error) {
		const { message, remedy } = toCodedError(error);
		return { status: 'Error', message: `${message} ${remedy}` };
	}
}
