import {
	ReferenceList,
	Transactions,
	type AccountViewClient,
	type EntityRecord,
} from '../../../lib/accountview';
import {
	readVatCodes,
	roundToCents,
	type Period,
	type TransactionInput,
	type VatCodeInput,
	type VatCodes,
} from '../../../lib/tax';
import { textOf } from '../../shared/values';

/** Rubrics whose VAT the buyer owes, and mostly deducts as well. */
const SHIFTED: readonly string[] = ['2a', '4a', '4b'];

const FIELDS = ['id', 'date', 'journal', 'invoiceNumber', 'relation', 'vatCode', 'amount', 'vat'];

/** What AccountView does not say of its VAT codes. */
export interface VatCodeChoices {
	/** VAT code -> rubric, before what AccountView has. */
	readonly rubrics: Readonly<Record<string, unknown>>;
	/** Whether VAT that was shifted to the buyer is input VAT as well. */
	readonly deductsShifted: boolean;
}

/**
 * The VAT codes of the books with their rubrics; a choice may bring one that the books do not have.
 *
 * @throws TaxError TAX_VAT_CODES_INVALID; AccountViewError
 */
export async function vatCodesOf(
	client: AccountViewClient,
	{ rubrics, deductsShifted }: VatCodeChoices,
): Promise<VatCodes> {
	const chosen = new Map(
		Object.entries(rubrics).map(([code, rubric]) => [
			code.trim().toUpperCase(),
			textOf(rubric, 'Rubrics of VAT Codes').toLowerCase(),
		]),
	);
	const codes: VatCodeInput[] = [];
	const list = new ReferenceList(client, 'vatCode', 'description').list({});
	for await (const page of list) codes.push(...page.map((record) => codeOf(record, chosen)));
	const known = new Set(codes.map(({ code }) => code));
	const others = [...chosen].filter(([code]) => !known.has(code));
	return readVatCodes(
		[...codes, ...others.map(([code, rubric]) => ({ code, rubric }))].map((one) => ({
			...one,
			alsoInput: deductsShifted && SHIFTED.includes(one.rubric ?? ''),
		})),
	);
}

function codeOf(record: EntityRecord, chosen: ReadonlyMap<string, string>): VatCodeInput {
	const code = textIn(record, 'code').toUpperCase();
	return {
		code,
		description: textIn(record, 'description'),
		rubric: chosen.get(code) ?? textIn(record, 'rubric').toLowerCase(),
	};
}

/** Transactions of a period as the return counts them, page by page. */
export async function* transactionsOf(
	client: AccountViewClient,
	{ start, end }: Period,
	vatCodes?: readonly string[],
): AsyncGenerator<readonly TransactionInput[], void> {
	const filter = { from: start, until: end, ...(vatCodes !== undefined && { vatCodes }) };
	const pages = new Transactions(client).list(filter, { fields: FIELDS });
	for await (const page of pages) yield page.map(transactionOf);
}

function transactionOf(record: EntityRecord): TransactionInput {
	return {
		record: nameOf(record),
		date: textIn(record, 'date').slice(0, 10),
		vatCode: textIn(record, 'vatCode'),
		turnover: amountIn(record, 'amount'),
		vat: amountIn(record, 'vat'),
	};
}

/** As a bookkeeper finds it: journal, invoice and record code. */
export function nameOf(record: EntityRecord): string {
	const journal = textIn(record, 'journal');
	const invoice = textIn(record, 'invoiceNumber');
	const booked = [journal, invoice].filter((part) => part !== '').join(' ');
	const id = textIn(record, 'id');
	return booked === '' ? `transaction ${id}` : `${booked} (${id})`;
}

export function textIn(record: EntityRecord, field: string): string {
	return String(record[field] ?? '').trim();
}

/**
 * In euros, with whole cents; AccountView's money keeps four decimals. What is no number stays as it is
 * written, '' for nothing, so that whoever reads the amount refuses it with its record.
 */
export function amountIn(record: EntityRecord, field: string): number | string {
	const value = record[field];
	return typeof value === 'number' ? roundToCents(value) / 100 : textIn(record, field);
}
