import type { EntityRecord } from '../values';

/**
 * A customer for a field-service app: one main address, and a work location where it differs.
 * (A type and no interface: so it fits a row of any node without being copied 50,000 times.)
 */
export type SimplifiedCustomer = {
	readonly number: string;
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly mainStreet: string;
	readonly mainPostcode: string;
	readonly mainCity: string;
	/** The work location; all three are empty text when there is none. */
	readonly workStreet: string;
	readonly workPostcode: string;
	readonly workCity: string;
	/** The main contact person; empty text where there is none, or this AccountView has none. */
	readonly contactName: string;
	readonly contactSalutation: string;
	readonly contactEmail: string;
};

interface Address {
	readonly street: string;
	readonly postcode: string;
	readonly city: string;
}

const NO_ADDRESS: Address = { street: '', postcode: '', city: '' };

/**
 * Applies the address rule: the postal address is the main address, and a visiting address that
 * differs from it becomes a work location. Without a postal address the visiting address is the
 * main one.
 */
export function simplifyCustomer(record: EntityRecord): SimplifiedCustomer {
	const postal = addressOf(record, 'postalStreet', 'postalPostcode', 'postalCity');
	const visiting = addressOf(record, 'street', 'postcode', 'city');
	const main = isEmpty(postal) ? visiting : postal;
	const isOnlyOne = main === visiting || isEmpty(visiting) || isSame(visiting, main);
	const work = isOnlyOne ? NO_ADDRESS : visiting;
	return {
		number: text(record['number']),
		name: text(record['name']),
		phone: text(record['phone']),
		email: text(record['email']),
		mainStreet: main.street,
		mainPostcode: main.postcode,
		mainCity: main.city,
		workStreet: work.street,
		workPostcode: work.postcode,
		workCity: work.city,
		contactName: text(record['contactName']),
		contactSalutation: text(record['contactSalutation']),
		contactEmail: text(record['contactEmail']),
	};
}

function addressOf(record: EntityRecord, street: string, postcode: string, city: string): Address {
	return {
		street: text(record[street]),
		postcode: text(record[postcode]),
		city: text(record[city]),
	};
}

function isEmpty(address: Address): boolean {
	return address.street === '' && address.postcode === '' && address.city === '';
}

/** Equal up to capitals and spaces, so that `1234ab` and `1234 AB` are one place. */
function isSame(one: Address, other: Address): boolean {
	return plain(one) === plain(other);
}

function plain({ street, postcode, city }: Address): string {
	return [street, postcode, city].join('|').toLowerCase().replace(/\s/g, '');
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? `${value}` : '';
}
