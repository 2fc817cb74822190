import { simplifyCustomer } from '../../../../lib/accountview';
import { outputParameters, type SimplifiedForm } from '../../../shared/accountview/output';

export const customerOutputParameters = outputParameters(
	'customer',
	'Number, name, phone, e-mail, main address, work location and main contact. A postal address is the main address and a separate visiting address becomes the work location.',
);

export const SIMPLIFIED_CUSTOMER: SimplifiedForm = {
	fields: [
		'number',
		'name',
		'phone',
		'email',
		'street',
		'postcode',
		'city',
		'postalStreet',
		'postalPostcode',
		'postalCity',
		'contactName',
		'contactSalutation',
		'contactEmail',
	],
	simplify: simplifyCustomer,
};
