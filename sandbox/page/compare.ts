import type { Database } from '../accountview/database';
import type { RowValues } from '../accountview/tables/definition';
import { ACCOUNT_LINK } from '../accountview/tables/objects';
import type { Address, AppCustomer } from '../workorders/customer';
import type { Collections } from '../workorders/collections';

/** What both sides are compared by. */
export interface CustomerFace {
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly mainAddress: Address | null;
	readonly workLocation: Address | null;
}

export type CompareState = 'in-step' | 'differs' | 'only-accountview' | 'only-app';

export interface ComparedCustomer {
	readonly number: string;
	readonly state: CompareState;
	readonly accountView: (CustomerFace & { readonly blocked: boolean }) | null;
	readonly app: (CustomerFace & { readonly id: number; readonly active: boolean }) | null;
	/** Names of the parts that differ. */
	readonly differences: readonly (keyof CustomerFace)[];
}

const PARTS = ['name', 'phone', 'email', 'mainAddress', 'workLocation'] as const;

/**
 * The customers of both sides next to each other, matched by customer number.
 *
 * Addresses are compared by the rule for work orders: the postal address is the main one and a
 * separate visiting address a work location; without a postal address the visiting one is the main.
 */
export class CustomerComparison {
	#seen = '';
	#rows: readonly ComparedCustomer[] = [];

	constructor(
		private readonly database: Database,
		private readonly app: Collections['customers'],
	) {}

	/** All customers by number; worked out anew only after a change. */
	rows(): readonly ComparedCustomer[] {
		const contacts = this.database.table('CONTACT');
		const seen = `${contacts.version}/${this.app.revision}`;
		if (seen !== this.#seen) {
			this.#rows = this.#compare();
			this.#seen = seen;
		}
		return this.#rows;
	}

	#compare(): readonly ComparedCustomer[] {
		const debtors = this.database
			.table('CONTACT')
			.inKeyOrder()
			.filter(({ values }) => values['ACCT_LINK'] === ACCOUNT_LINK.debtor);
		const numbers = new Set(debtors.map(({ key }) => key));
		const strangers = this.app.all().filter(({ number }) => !numbers.has(number));
		return [
			...debtors.map(({ key, values }) => compared(key, values, this.app.findByUnique(key)[0])),
			...strangers.map((customer) => compared(customer.number, undefined, customer)),
		];
	}
}

function compared(
	number: string,
	values: RowValues | undefined,
	customer: AppCustomer | undefined,
): ComparedCustomer {
	const accountView = values === undefined ? null : accountViewFace(values);
	const app = customer === undefined ? null : appFace(customer);
	if (accountView === null || app === null) {
		const state = accountView === null ? 'only-app' : 'only-accountview';
		return { number, state, accountView, app, differences: [] };
	}
	const differences = PARTS.filter((part) => !same(accountView[part], app[part]));
	return {
		number,
		state: differences.length === 0 ? 'in-step' : 'differs',
		accountView,
		app,
		differences,
	};
}

function accountViewFace(row: RowValues): ComparedCustomer['accountView'] {
	const visiting = address(row, 'ADDRESS1', 'POST_CODE', 'CITY');
	const postal = address(row, 'PO_BOX', 'PO_CODE', 'PO_CITY');
	return {
		name: text(row, 'ACCT_NAME'),
		phone: text(row, 'TEL_BUS'),
		email: text(row, 'MAIL_BUS'),
		mainAddress: postal ?? visiting,
		workLocation: postal === null || same(postal, visiting) ? null : visiting,
		blocked: row['REC_BLK'] === true,
	};
}

function appFace(customer: AppCustomer): ComparedCustomer['app'] {
	const { id, name, phone, email, mainAddress, workLocations, active } = customer;
	return { id, name, phone, email, mainAddress, workLocation: workLocations[0] ?? null, active };
}

function address(row: RowValues, street: string, postcode: string, city: string): Address | null {
	const found = {
		street: text(row, street),
		postcode: text(row, postcode),
		city: text(row, city),
	};
	return found.street + found.postcode + found.city === '' ? null : found;
}

function same(a: string | Address | null, b: string | Address | null): boolean {
	return flat(a) === flat(b);
}

function flat(part: string | Address | null): string {
	if (part === null || typeof part === 'string') return part ?? '';
	return [part.street, part.postcode, part.city].join('|');
}

function text(row: RowValues, name: string): string {
	const value = row[name];
	return typeof value === 'string' ? value : '';
}
