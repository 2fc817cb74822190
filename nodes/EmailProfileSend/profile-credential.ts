import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { parseProfile, SmtpTransport } from '../../lib/mail';
import { toCodedError } from '../shared/failures';
import { passwordSignIn, serversIn } from './transports';

/** Connects, encrypts and signs in, and says in words what is wrong; sends nothing. */
export async function testEmailProfile(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { code, sender } = parseProfile(data);
		const signIn = passwordSignIn(data);
		const named = { profile: code, sender: sender.address };
		const transport = new SmtpTransport({ ...named, ...serversIn(data), signIn });
		const lines = await transport.check();
		await transport.close();
		const wrong = lines.find(({ isOk }) => !isOk);
		if (wrong !== undefined) {
			return { status: 'Error', message: `${wrong.message} ${wrong.remedy}` };
		}
		return { status: 'OK', message: lines.map(({ message }) => message).join(' ') };
	} catch (error) {
		const { message, remedy } = toCodedError(error);
		return { status: 'Error', message: `${message} ${remedy}` };
	}
}
