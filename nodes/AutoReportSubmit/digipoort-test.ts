import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { isReady } from '../../lib/tax';
import { digipoortStepsOf } from './channel/digipoort';

/** Opens the certificate, looks whether it is valid, and whether Digipoort answers to it; files nothing. */
export async function testDigipoort(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const steps = await digipoortStepsOf(data);
	const wrong = steps.filter(({ state }) => state !== 'ok');
	const told = (wrong.length > 0 ? wrong : steps).map(({ en, remedy }) =>
		remedy === undefined ? en : `${en} ${remedy.en}`,
	);
	return { status: isReady(steps) ? 'OK' : 'Error', message: told.join(' ') };
}
