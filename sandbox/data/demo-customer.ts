import type { RowValues } from '../accountview/tables/definition';
import { ACCOUNT_LINK } from '../accountview/tables/objects';

/** An address on one line: `street|postcode|city`. */
export type AddressLine = `${string}|${string}|${string}`;

/** A relation of the demo firm, in the few words that make it believable. */
export interface DemoRelation {
	readonly number: string;
	readonly name: string;
	readonly search: string;
	readonly visiting?: AddressLine;
	readonly postal?: AddressLine;
	readonly phone?: string;
	readonly mail?: string;
	/** Main contact person: name, salutation, e-mail. */
	readonly contact?: readonly [name: string, salutation: string, mail: string];
	readonly kind?: keyof typeof ACCOUNT_LINK;
	/** Further columns as AccountView names them. */
	readonly more?: RowValues;
}

/** The CONTACT row of a relation. */
export function contactRow(relation: DemoRelation): RowValues {
	const { number, name, search, visiting, postal, phone, mail, contact, more } = relation;
	const kind = relation.kind ?? 'debtor';
	return {
		SUB_NR: number,
		ACCT_NAME: name,
		SRC_CODE: search,
		ACCT_LINK: ACCOUNT_LINK[kind],
		ACCT_NR: kind === 'creditor' ? '1600' : '1300',
		CNT_CODE: 'NL',
		CUR_CODE: 'EUR',
		CUR_SIGN: '€',
		LNG_CODE: 'NL',
		DISC_CODE: '30',
		...(visiting && addressColumns(visiting, 'ADDRESS1', 'POST_CODE', 'CITY')),
		...(postal && addressColumns(postal, 'PO_BOX', 'PO_CODE', 'PO_CITY')),
		...(phone !== undefined && { TEL_BUS: phone }),
		...(mail !== undefined && { MAIL_BUS: mail }),
		...(contact && contactColumns(number, contact)),
		...more,
	};
}

function addressColumns(line: string, ...columns: readonly string[]): RowValues {
	const parts = line.split('|');
	return Object.fromEntries(columns.map((column, place) => [column, parts[place] ?? '']));
}

function contactColumns(
	number: string,
	[name, salutation, mail]: readonly [string, string, string],
): RowValues {
	return { MAIN_CONT: name, MAIN_PP: `P${number}`, MC_DEAR: salutation, MC_MAILB: mail };
}
