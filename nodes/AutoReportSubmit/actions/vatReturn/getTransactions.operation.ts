import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { Transactions, type EntityRecord } from '../../../../lib/accountview';
import { drillDown, isLineField, readVatReturn, type LineField } from '../../../../lib/tax';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { amountIn, nameOf, textIn } from '../../books/vat-books';
import type { FilingSession } from '../../session';
import { draftOf, draftParameter } from '../draft-parameters';

const AMOUNT = 'Amount';

const amountParameter: INodeProperties = {
	displayName: AMOUNT,
	name: 'field',
	type: 'string',
	default: '1a.turnover',
	required: true,
	placeholder: 'e.g. 5b.vat',
	description: 'The rubric with turnover or vat, such as 1a.turnover or 5b.vat',
};

export const description = showFor(
	'vatReturn',
	['getTransactions'],
	[draftParameter, amountParameter, ...listParameters],
);

/** The transactions in the books that an amount of a draft is made of. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const question = drillDown(readVatReturn(draftOf(parameters)), fieldOf(parameters));
	if (question === null) {
		throw invalidParameter('Draft', 'a draft that was prepared from AccountView', 'other amounts');
	}
	const { from, to, vatCodes } = question;
	const { client } = await session.accountView();
	const rows: IDataObject[] = [];
	const filter = { from, until: to, vatCodes };
	for await (const page of new Transactions(client).list(filter, readLimit(parameters))) {
		rows.push(...page.map(transactionRow));
	}
	return rows;
}

function fieldOf(parameters: ItemParameters): LineField {
	const field = parameters.text('field', AMOUNT).toLowerCase();
	if (isLineField(field)) return field;
	throw invalidParameter(AMOUNT, 'an amount such as 1a.turnover or 5b.vat', field);
}

function transactionRow(record: EntityRecord): IDataObject {
	return {
		record: nameOf(record),
		date: textIn(record, 'date').slice(0, 10),
		journal: textIn(record, 'journal'),
		invoiceNumber: textIn(record, 'invoiceNumber'),
		relation: textIn(record, 'relation'),
		description: textIn(record, 'description'),
		vatCode: textIn(record, 'vatCode'),
		turnover: amountIn(record, 'amount'),
		vat: amountIn(record, 'vat'),
	};
}
