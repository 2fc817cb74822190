import type { IDataObject } from 'n8n-workflow';
import { connectionSteps } from '../../../../lib/visma';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { readServices, servicesParameter } from '../../plan-parameters';
import type { RegisterSession } from '../../session';

export const description = showFor('connection', ['check'], [servicesParameter]);

/** `{ step, state, message, messageNl, remedy, remedyNl }`, one row for each step. */
export async function execute({
	session,
	parameters,
}: OperationCall<RegisterSession>): Promise<IDataObject[]> {
	const client = await session.client();
	const steps = await connectionSteps(client, readServices(parameters));
	return steps.map(({ step, state, nl, en, remedy }) => ({
		...{ step, state, message: en, messageNl: nl },
		...{ remedy: remedy?.en ?? '', remedyNl: remedy?.nl ?? '' },
	}));
}
