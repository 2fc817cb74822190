import type { IDataObject } from 'n8n-workflow';
import { simplifyOrder, simplifyOrderLine } from '../../../../lib/accountview';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { simplifyParameter } from '../../../shared/accountview/simplify';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { matchOf, matchParameters } from '../match';

export const description = showFor('order', ['get'], [...matchParameters, simplifyParameter]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const isSimple = parameters.flag('simplify', 'Simplify');
	const match = matchOf(parameters, { numberFrom: 'order' });
	const { record, details } = await session.orders.get(match);
	return [
		isSimple
			? { ...simplifyOrder(record), lines: details.map(simplifyOrderLine) }
			: { ...record, lines: details.map((line) => ({ ...line })) },
	];
}
