import type { AccountViewClient } from '../client';
import { AccountViewError } from '../errors';
import type { Filter } from '../reading/query';
import { codeRule, plainText, type RecordKind, type RecordMatch } from '../records/record-kind';
import { isBlank } from '../values';
import type { EntityInput } from '../values';
import { EmailCapitals } from './email-capitals';
import { searchCodeFrom } from './search-code';

/** The field by which a customer is recognised. */
export type CustomerMatchField = 'number' | 'ownReference' | 'email';

/** Which customer is meant. */
export type CustomerMatch = RecordMatch<CustomerMatchField>;

/** What customers have of their own among the records. */
export function customerKind(client: AccountViewClient): RecordKind<CustomerMatchField> {
	const capitals = new EmailCapitals(client);
	return {
		entity: 'customer',
		matches: {
			number: codeRule('customer number'),
			ownReference: { name: 'own reference', comparable: plainText },
			email: {
				name: 'e-mail address',
				comparable: (value) => plainText(value).toLowerCase(),
				filters: emailFilters,
				mayHide: (tally) => capitals.matter(tally),
			},
		},
		complete: (input, current) => (current === undefined ? withSearchCode(input) : input),
		explainInsert: (error, input) =>
			isBlank(input.fields['number']) ? withNumberHint(error) : error,
	};
}

/** So many filters in one call are proven to work. */
const PROVEN_FILTERS = 2;

/**
 * E-mail addresses are kept as typed, and whether AccountView minds capitals is not known. Contains
 * finds them in any case where it does not mind, and the two usual ways of writing where it does.
 */
function emailFilters(column: string, value: string): readonly Filter[] {
	const text = plainText(value);
	const ways = [...new Set([text, text.toLowerCase(), capitalised(text)])];
	return ways
		.slice(0, PROVEN_FILTERS)
		.map((way) => ({ column, operator: 'Contains', type: 'C', value: way }));
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function withSearchCode(input: EntityInput): EntityInput {
	const { name, searchCode } = input.fields;
	if (!isBlank(searchCode) || isBlank(name)) return input;
	return { ...input, fields: { ...input.fields, searchCode: searchCodeFrom(String(name)) } };
}

/** Whether AccountView numbers customers itself is a setting of the administration. */
function withNumberHint(error: unknown): unknown {
	if (!(error instanceof AccountViewError) || error.code !== 'AV_REJECTED') return error;
	const { code, message, remedy, record, details } = error;
	return new AccountViewError({
		code,
		message,
		remedy: `${remedy} If it asks for SUB_NR, it does not number customers itself: give a number.`,
		...(record !== undefined && { record }),
		details,
	});
}
