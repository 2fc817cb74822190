import type { IDataObject } from 'n8n-workflow';
import { simplifyOrderLine } from '../../../../lib/accountview';
import { collect } from '../../../shared/accountview/collect';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { simplifyParameter } from '../../../shared/accountview/simplify';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { orderFilters, orderNumberFilter, readOrderFilter } from '../order-filters';

export const description = showFor(
	'orderLine',
	['getAll'],
	[...listParameters, simplifyParameter, orderFilters([orderNumberFilter])],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const isSimple = parameters.flag('simplify', 'Simplify');
	const pages = session.orders.lines(readOrderFilter(parameters), readLimit(parameters));
	return await collect(pages, ({ orderNumber, line }) => ({
		orderNumber,
		...(isSimple ? simplifyOrderLine(line) : line),
	}));
}
