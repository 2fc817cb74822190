import type { IDataObject } from 'n8n-workflow';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { draftProfile } from '../../email-system';
import type { MailSession } from '../../session';

export const description = showFor('profile', ['check'], draftProfile);

/** One row for each thing that was looked at; what is wrong is no error here. */
export async function execute({
	session,
	parameters,
}: OperationCall<MailSession>): Promise<IDataObject[]> {
	const { profile, transport } = await session.profile(parameters.item);
	const lines = await transport.check(session.context.getExecutionCancelSignal());
	return lines.map(({ check, isOk, message, remedy }) => ({
		profile: profile.code,
		sender: profile.sender.address,
		check,
		ok: isOk,
		message,
		remedy,
	}));
}
