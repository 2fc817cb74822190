import { SIMPLIFIED_ORDER_FIELDS, simplifyOrder } from '../../../../lib/accountview';
import { outputParameters, type SimplifiedForm } from '../../../shared/accountview/output';

export const orderOutputParameters = outputParameters(
	'order',
	'Number, own reference, description, customer, delivery customer, project, type of work, order date, delivery date, invoice date and status.',
);

export const SIMPLIFIED_ORDER: SimplifiedForm = {
	fields: SIMPLIFIED_ORDER_FIELDS,
	simplify: simplifyOrder,
};
