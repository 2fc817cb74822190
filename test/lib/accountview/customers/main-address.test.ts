import { simplifyCustomer, type EntityRecord } from '../../../../lib/accountview';

const CUSTOMER: EntityRecord = {
	number: '10025',
	name: 'Bakkerij Voorbeeld',
	phone: '010-123',
	email: 'info@example.nl',
	street: '',
	postcode: '',
	city: '',
	postalStreet: '',
	postalPostcode: '',
	postalCity: '',
	contactName: ' Ans de Wit ',
	contactEmail: 'ans@example.nl',
	note: 'not taken over',
};

const VISIT = { street: 'Dorpsstraat 1', postcode: '1234 AB', city: 'Ede' };
const POSTAL = { postalStreet: 'Postbus 5', postalPostcode: '5678 CD', postalCity: 'Wageningen' };

const MAIN_VISIT = { mainStreet: 'Dorpsstraat 1', mainPostcode: '1234 AB', mainCity: 'Ede' };
const MAIN_POSTAL = { mainStreet: 'Postbus 5', mainPostcode: '5678 CD', mainCity: 'Wageningen' };
const WORK_VISIT = { workStreet: 'Dorpsstraat 1', workPostcode: '1234 AB', workCity: 'Ede' };
const NO_MAIN = { mainStreet: '', mainPostcode: '', mainCity: '' };
const NO_WORK = { workStreet: '', workPostcode: '', workCity: '' };

describe('simplifyCustomer', () => {
	it.each([
		['only a visiting address: it is the main one', VISIT, MAIN_VISIT, NO_WORK],
		['only a postal address: it is the main one', POSTAL, MAIN_POSTAL, NO_WORK],
		[
			'both: the visiting address becomes a work location',
			{ ...VISIT, ...POSTAL },
			MAIN_POSTAL,
			WORK_VISIT,
		],
		[
			'the same address twice, written differently: no work location',
			{
				...VISIT,
				postalStreet: 'DORPSSTRAAT 1 ',
				postalPostcode: '1234ab',
				postalCity: 'ede',
			},
			{ mainStreet: 'DORPSSTRAAT 1', mainPostcode: '1234ab', mainCity: 'ede' },
			NO_WORK,
		],
		['no address at all', {}, NO_MAIN, NO_WORK],
		[
			'a postal address of a city alone still is one',
			{ ...VISIT, postalCity: 'Ede' },
			{ ...NO_MAIN, mainCity: 'Ede' },
			WORK_VISIT,
		],
	])('%s', (_what, addresses, main, work) => {
		expect(simplifyCustomer({ ...CUSTOMER, ...addresses })).toEqual({
			number: '10025',
			name: 'Bakkerij Voorbeeld',
			phone: '010-123',
			email: 'info@example.nl',
			...main,
			...work,
			contactName: 'Ans de Wit',
			contactSalutation: '',
			contactEmail: 'ans@example.nl',
		});
	});

	it('makes a text of each field that a record lacks', () => {
		const simplified = simplifyCustomer({ number: '1', city: null });
		expect(Object.keys(simplified)).toHaveLength(13);
		expect(new Set(Object.values(simplified))).toEqual(new Set(['1', '']));
	});
});
