import type { IDataObject } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

export const description = showFor('company', ['getAll'], listParameters);

/** `{ code, name, id, chosen }`; `chosen`: the credential's Company Code names it. */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { limit } = readLimit(parameters);
	const companies = await session.client.companies();
	const wanted = session.client.settings.companyCode.toUpperCase();
	return companies.slice(0, limit).map(({ id, code, description: name }) => ({
		code,
		name,
		id,
		chosen: code.toUpperCase() === wanted,
	}));
}
